import { expect, test } from 'vitest';
import { tinyRows } from '../../support/tinyBundle.ts';
import { closeWorkshops, refusal, workshop } from './imports.ts';

closeWorkshops();

/** framework.csv in which the money of 1.1.c has this in `dimensions`. */
const saying = (dimensions: string) => ({
	'framework.csv': tinyRows('framework.csv')
		.map((row) => (row.includes(',1.1.c,') ? row.replace(/[^,]*$/, dimensions) : row))
		.join('\n'),
});

test('an indicator without any breakdown is read, kept, written, and read again', async () => {
	const { take, ask, files } = await workshop();
	const stored = () => ask<object>(`select code, dimensions from indicator where code in ('1.1.a', '1.1.c')`);
	await take(saying('none'));
	const expected = [
		{ code: '1.1.a', dimensions: null },
		{ code: '1.1.c', dimensions: 0 },
	];
	expect(await stored()).toEqual(expected);
	const written = (await files())['framework.csv'] ?? '';
	await take({ 'framework.csv': written });
	expect(await stored()).toEqual(expected);
	expect((await files())['framework.csv']).toBe(written);
});

test('none stands alone, and nothing is required by it', async () => {
	for (const dimensions of ['none;sex', 'nothing']) {
		const { take } = await workshop();
		const { issues } = await refusal(take(saying(dimensions)));
		expect(issues.kept.map(({ kind, column }) => [kind, column])).toEqual([['unknown word', 'dimensions']]);
	}
});
