/** A bundle that comes again, the same or changed. */
import { describe, expect, test } from 'vitest';
import { checkTotals } from '#lib/server/figures/commands/totals/index.ts';
import { withRows, withText } from '../../support/tinyBundle.ts';
import { closeWorkshops, refusal, REPORTS, workshop } from './imports.ts';
import { run } from '#lib/server/database/driver.ts';

closeWorkshops();

describe('the same bundle again', () => {
	test('changes nothing: no row, no version, no entry', async () => {
		const { take, everything } = await workshop();
		const changes = {
			...withRows(
				'reports.csv',
				'P1,2024,1,approved,,1.1.d,M1,completed,,,,,,,1,',
				'P2,2024,1,draft,,,,,,,,,,,,',
			),
			'funding.csv':
				'kind,year,output,donor,partner,status,date,amount,currency,usd_rate\ncontribution,2024,1.1,D1,P1,received,2024-01-31,5,EUR,1.08\n',
			'narrative/one.md': '---\nyear: 2024\nquarter: 1\nsection: summary\nlanguage: en\n---\n\nText.\n',
		};
		await take(changes);
		const before = await everything();
		const { summary } = await take(changes, { now: new Date('2041-01-01') });
		expect(Object.values(summary).every(({ added, changed }) => added + changed === 0)).toBe(true);
		expect(await everything()).toEqual(before);
	});

	test('counts rows without a reference: one more of the same is a change', async () => {
		const { take, ask } = await workshop();
		const row = 'P1,2024,2,approved,,1.1.d,M1,completed,,,,,,,1,';
		await take(withRows('reports.csv', row));
		await take(withRows('reports.csv', row, row));
		expect(
			await ask(
				`select sum(total) as total from place_total t join indicator i on i.id = t.indicator_id where i.code = '1.1.d'`,
			),
		).toEqual([{ total: 2 }]);
	});
});

describe('a changed bundle', () => {
	test('makes a changed report the next version, which counts in the place of the one before', async () => {
		const { take, ask, db } = await workshop();
		await take();
		await take(withText('reports.csv', 'D1;D2,,,,,20,', 'D1;D2,,,,,30,'));
		expect((await ask(REPORTS)).slice(1, 3)).toEqual([
			{ partner: 'P1', quarter: 2, version: 1, state: 'approved', counts: 0, empty: 0, total: 20 },
			{ partner: 'P1', quarter: 2, version: 2, state: 'approved', counts: 1, empty: 0, total: 30 },
		]);
		expect(await ask(`select version from data_version`)).toEqual([{ version: 2 }]);
		expect(await checkTotals(db.writer)).toEqual([]);
	});

	test('approves the version under way when the bundle says that it is approved', async () => {
		const { take, ask } = await workshop();
		await take();
		await take(withText('reports.csv', 'P2,2024,2,submitted', 'P2,2024,2,approved'));
		expect((await ask(REPORTS)).slice(2)).toEqual([
			{ partner: 'P2', quarter: 2, version: 1, state: 'approved', counts: 1, empty: 0, total: 1250 },
		]);
	});

	test('does not take back an approval that happened here since', async () => {
		const { take, ask, db } = await workshop();
		await take();
		await run(db.writer, `update report set state = 'approved', counts = 1 where state = 'submitted'`);
		const before = await ask(REPORTS);
		await take();
		expect(await ask(REPORTS)).toEqual(before);
	});

	test('adds a later version beside the approved one', async () => {
		const { take, ask } = await workshop();
		await take();
		await take(withRows('reports.csv', 'P1,2024,2,submitted,A1,1.1.a,M1,completed,,,,,,,25,'));
		expect((await ask(REPORTS)).slice(1, 3)).toEqual([
			{ partner: 'P1', quarter: 2, version: 1, state: 'approved', counts: 1, empty: 0, total: 20 },
			{ partner: 'P1', quarter: 2, version: 2, state: 'submitted', counts: 0, empty: 0, total: 25 },
		]);
	});

	test('adds and updates targets, places and names, and deletes nothing', async () => {
		const { take, ask } = await workshop();
		await take();
		await take(
			{
				'targets.csv': 'indicator,year,quarter,place,cohort,sex,target\n1.1.a,2024,,,,,120\n',
				...withText('places.csv', 'Municipality two', 'Municipality 2'),
			},
			{ reopen: 'the target was wrong' },
		);
		expect(await ask(`select value from target order by value`)).toEqual([
			{ value: 25 },
			{ value: 120 },
			{ value: 600_000 },
		]);
		expect(await ask(`select name ->> 'en' as name from place where pcode = 'M2'`)).toEqual([
			{ name: 'Municipality 2' },
		]);
	});

	test('moves a district with all below it', async () => {
		const { take, ask } = await workshop();
		await take();
		const places = withText(
			'places.csv',
			'ZZ11,District,,2,ZZ1',
			'ZZ2,Second,,1,ZZ,,,,\nZZ11,District,,2,ZZ2',
		);
		await take(places, { reopen: 'the district was drawn anew' });
		expect(
			await ask(
				`select g.pcode from place p join place g on g.id = p.governorate_id where p.pcode in ('M1', 'ZZ11')`,
			),
		).toEqual([{ pcode: 'ZZ2' }, { pcode: 'ZZ2' }]);
	});

	test('may not count an indicator otherwise', async () => {
		const { take } = await workshop();
		await take();
		const { issues } = await refusal(
			take(withText('framework.csv', 'People trained,people,sum', 'People trained,people,peak')),
		);
		expect(issues.kept).toMatchObject([{ kind: 'changed calculation', line: 4, column: 'calculation' }]);
	});

	test('replaces contributions without an id year by year, so that a correction does not count twice', async () => {
		const { take, ask } = await workshop();
		const funding = (...lines: string[]) => ({
			'funding.csv': [
				'kind,year,output,donor,partner,status,date,amount,currency,usd_rate,id',
				...lines,
				'',
			].join('\n'),
		});
		await take(
			funding(
				'contribution,2024,,D1,,received,,5,USD,1,',
				'contribution,2025,,D1,,received,,6,USD,1,',
				'contribution,2024,,D1,,pledged,,7,USD,1,C1',
			),
		);
		await take(
			funding('contribution,2024,,D1,,received,,8,USD,1,', 'contribution,2024,,D1,,committed,,7,USD,1,C1'),
		);
		expect(await ask(`select year, status, usd from contribution order by usd`)).toEqual([
			{ year: 2025, status: 'received', usd: 600 },
			{ year: 2024, status: 'committed', usd: 700 },
			{ year: 2024, status: 'received', usd: 800 },
		]);
	});
});
