/** What an import may not change: locked periods, and what all sectors of a plan share. */
import { describe, expect, test } from 'vitest';
import { tinyRows, withRows, withText } from '../../support/tinyBundle.ts';
import { closeWorkshops, refusal, workshop } from './imports.ts';

closeWorkshops();

describe('a locked period', () => {
	const changed = withText('reports.csv', 'M1,completed,,D1,,,,,10,first', 'M1,completed,,D1,,,,,11,first');
	const withoutText = { 'reports.csv': changed['reports.csv'] ?? '' };

	test('is not changed, and the report is named', async () => {
		const { take, everything } = await workshop();
		await take();
		const before = await everything();
		const { issues } = await refusal(take(withoutText));
		expect(issues.kept).toMatchObject([
			{ kind: 'locked period', file: 'reports.csv', line: 2, column: 'quarter' },
		]);
		expect(issues.kept[0]?.message).toContain('2024-Q1, which was locked after 2024-05-05');
		expect(await everything()).toEqual(before);
	});

	test('is open on its last day, in the time zone of the plan', async () => {
		const { take } = await workshop();
		await take();
		// Half past midnight of the sixth in Beirut.
		await refusal(take(withoutText, { now: new Date('2024-05-05T21:30:00Z') }));
		const { summary } = await take(withoutText, { now: new Date('2024-05-05T20:30:00Z') });
		expect(summary.reports).toEqual({ added: 0, changed: 1 });
	});

	test('is changed with a reason, which is kept in the record', async () => {
		const { take, ask } = await workshop();
		await take();
		await take(withoutText, { reopen: 'wrong file sent in April' });
		expect(
			(await ask<{ after: string }>(`select after from audit_entry order by id desc limit 1`))[0]?.after,
		).toContain('"reopened":"wrong file sent in April"');
	});

	test('keeps its dates and takes no new report; its text may be written', async () => {
		const { take } = await workshop();
		await take();
		const section = '---\nyear: 2024\nquarter: 1\nsection: summary\nlanguage: en\n---\nNew.';
		const { issues } = await refusal(
			take({
				...withText('periods.csv', '2024-05-05', '2030-05-05'),
				...withRows('reports.csv', 'P2,2024,1,draft,B9,1.1.a,M1,completed,,,,,,,1,'),
				'narrative/one.md': section,
			}),
		);
		expect(issues.kept.map(({ file, line }) => `${file}:${line}`)).toEqual([
			'periods.csv:2',
			'reports.csv:7',
		]);
	});
});

describe('another sector', () => {
	const other = withText('plan.json', '"code":"stability"', '"code":"water"');

	test('is added to the plan, with its own framework', async () => {
		const { take, ask, files } = await workshop();
		await take();
		await take({ ...other, 'reports.csv': `${tinyRows('reports.csv')[0]}\n` });
		expect(await ask(`select count(*) as n from indicator`)).toEqual([{ n: 12 }]);
		expect(await ask(`select count(*) as n from place`)).toEqual([{ n: 6 }]);
		await expect(files()).rejects.toThrow(
			'tiny has several sectors: give one of them by --sector (stability, water).',
		);
		expect((await files('tiny', 'water'))['reports.csv']?.split('\n')).toHaveLength(3);
	});

	test('must agree in what all sectors share', async () => {
		const { take } = await workshop();
		await take();
		const { issues } = await refusal(
			take({
				...other,
				...withText('organisations.csv', 'Partner one', 'Partner 1'),
				'reports.csv': `${tinyRows('reports.csv')[0]}\n`,
			}),
		);
		expect(issues.kept).toMatchObject([{ kind: 'shared differs', file: 'organisations.csv', line: 2 }]);
	});

	test('of another plan may use the same codes for other things', async () => {
		const { take, ask } = await workshop();
		await take();
		await take({
			...withText('plan.json', '"code":"tiny"', '"code":"second"'),
			...withText('organisations.csv', 'Partner one', 'Somebody else'),
		});
		expect(await ask(`select name ->> 'en' as name from organisation where code = 'P1' order by id`)).toEqual(
			[{ name: 'Partner one' }, { name: 'Somebody else' }],
		);
	});
});
