import { expect, test } from 'vitest';
import { tinyRows, withText } from '../../support/tinyBundle.ts';
import { closeWorkshops, refusal, workshop } from './imports.ts';

closeWorkshops();

/** framework.csv with two more cells in the rows of some indicators. */
function saying(cells: Record<string, string>) {
	const [head, ...rows] = tinyRows('framework.csv');
	const said = rows.map((row) => `${row},${cells[row.split(',')[1] ?? ''] ?? ','}`);
	return { 'framework.csv': `${head},protects,goes_with\n${said.join('\n')}\n` };
}

test('what is protected and what goes with it are read, kept and written', async () => {
	const { take, ask, files } = await workshop();
	await take(saying({ '1.1.c': ',1.1.a', '1.1.d': 'yes,' }));
	const stored = () =>
		ask<object>(
			`select i.code, i.protects, w.code as goes_with from indicator i left join indicator w on w.id = i.goes_with_id
			where i.code in ('1.1.a', '1.1.c', '1.1.d') order by i.code`,
		);
	const expected = [
		{ code: '1.1.a', protects: null, goes_with: null },
		{ code: '1.1.c', protects: null, goes_with: '1.1.a' },
		{ code: '1.1.d', protects: 1, goes_with: null },
	];
	expect(await stored()).toEqual(expected);
	const written = await files();
	await take({ 'framework.csv': written['framework.csv'] ?? '' });
	expect(await stored()).toEqual(expected);
});

test.each([
	['1.1.b', 'yes,', 'protects'],
	['1.1.c', 'yes,', 'protects'],
	['1.a', 'no,', 'protects'],
	['1.1.c', ',1.1.d', 'goes_with'],
	['1.1.c', ',9.9', 'goes_with'],
	['1.1.a', ',1.1.a', 'goes_with'],
	['1.b', ',1.1.a', 'goes_with'],
])('%s cannot say %s', async (code, cells, column) => {
	const { take } = await workshop();
	const { issues } = await refusal(take(saying({ [code]: cells })));
	expect(issues.kept.map((issue) => issue.column)).toEqual([column]);
});

test('a plan chooses its lowest levels and what is small of sensitive indicators', async () => {
	const { take, files } = await workshop();
	const said = (more: string) => withText('plan.json', '"minimum_count":0', `"minimum_count":0${more}`);
	const known = async () => {
		const plan = JSON.parse((await files())['plan.json'] ?? '') as Record<string, unknown>;
		return [plan.minimum_count_sensitive, plan.lowest];
	};
	await take();
	expect(await known()).toEqual([undefined, undefined]);
	await take(said(',"minimum_count_sensitive":20,"lowest":{"sex":1}'));
	expect(await known()).toEqual([20, { sex: 1 }]);
	for (const wrong of ['{"sex":3}', '{"height":1}']) {
		const { issues } = await refusal(take(said(`,"lowest":${wrong}`)));
		expect(issues.kept[0], wrong).toMatchObject({ kind: 'wrong plan' });
	}
});
