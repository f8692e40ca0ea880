/** What a first import makes of a bundle. */
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkTotals } from '#lib/server/figures/commands/totals/index.ts';
import { tinyRows, withRows } from '../../support/tinyBundle.ts';
import { closeWorkshops, REPORTS, workshop } from './imports.ts';

closeWorkshops();

describe('the first import', () => {
	test('stores activities with totals, breakdowns, donors and what counts', async () => {
		const { take, ask } = await workshop();
		const { activities, values } = await take();
		expect({ activities, values }).toEqual({ activities: 3, values: 5 });
		expect(await ask(REPORTS)).toEqual([
			{ partner: 'P1', quarter: 1, version: 1, state: 'approved', counts: 1, empty: 0, total: 10 },
			{ partner: 'P1', quarter: 2, version: 1, state: 'approved', counts: 1, empty: 0, total: 20 },
			{ partner: 'P2', quarter: 2, version: 1, state: 'submitted', counts: 0, empty: 0, total: 1250 },
		]);
		expect(await ask(`select count(*) as n from activity_donor`)).toEqual([{ n: 3 }]);
		expect(await ask(`select sum(total) as total from place_total`)).toEqual([{ total: 30 }]);
	});

	test('is taken whatever the dates of its periods', async () => {
		const { take, ask } = await workshop();
		await take({}, { now: new Date('2040-01-01') });
		expect(await ask(`select count(*) as n from report`)).toEqual([{ n: 3 }]);
	});

	test('of an activity without a total row takes the largest breakdown; an empty cell stays unknown', async () => {
		const { take, ask } = await workshop();
		await take({
			'reports.csv': [
				tinyRows('reports.csv')[0],
				'P1,2024,1,approved,A1,1.1.a,M1,completed,,,,female,,,6,',
				'P1,2024,1,approved,A1,1.1.a,M1,completed,,,,male,,,3,',
				'P1,2024,1,approved,A1,1.1.a,M1,completed,,,lebanese,,,,10,',
				'P1,2024,1,approved,A1,1.1.a,M1,completed,,,migrant,,,,,',
				'P1,2024,1,approved,A2,1.1.a,M1,completed,,,,,,,,',
				'P1,2024,1,approved,A3,1.1.a,M1,completed,,,,,,,0,',
				'P1,2024,1,approved,A4,1.1.a,M1,planned,,,,,,,7,',
				'P1,2024,1,approved,A5,1.1.a,M1,completed,,,,,,,8,',
				'',
			].join('\n'),
		});
		expect(
			await ask(`select reference, total, total_derived as derived, eligible from entry order by reference`),
		).toEqual([
			{ reference: 'A1', total: 10, derived: 1, eligible: 1 },
			{ reference: 'A2', total: null, derived: 0, eligible: 1 },
			{ reference: 'A3', total: 0, derived: 0, eligible: 1 },
			{ reference: 'A4', total: 7, derived: 0, eligible: 0 },
			{ reference: 'A5', total: 8, derived: 0, eligible: 1 },
		]);
		expect(await ask(`select count(*) as n from cell`)).toEqual([{ n: 3 }]);
	});

	test('keeps activities of another appeal apart, and late ones with their quarter', async () => {
		const { take, ask } = await workshop();
		const [header, ...rest] = tinyRows('reports.csv');
		await take({
			'reports.csv': [
				`${header},done_in,appeal`,
				...rest.map((row) => `${row},,`),
				'P1,2024,2,approved,L1,1.1.a,M1,completed,,,,,,,3,,2024-Q1,',
				'P1,2024,2,approved,L2,1.1.a,M1,completed,,,,,,,4,,,flash',
				'P1,2024,2,approved,L3,1.1.a,M1,completed,,,,,,,5,,2024-Q2,tiny',
			].join('\n'),
		});
		expect(
			await ask(
				`select a.reference, done_in, appeal, eligible from entry join activity a on a.id = activity_id where a.reference like 'L%' order by 1`,
			),
		).toEqual([
			{ reference: 'L1', done_in: 2024 * 4, appeal: null, eligible: 1 },
			{ reference: 'L2', done_in: null, appeal: 'flash', eligible: 0 },
			{ reference: 'L3', done_in: null, appeal: 'tiny', eligible: 1 },
		]);
	});

	test('puts rows of an activity together wherever they stand', async () => {
		const whole = await workshop();
		await whole.take();
		const apart = await workshop();
		const [header, first, women, men, ...rest] = tinyRows('reports.csv');
		await apart.take({ 'reports.csv': [header, women, ...rest, first, men, ''].join('\n') });
		expect((await apart.files())['reports.csv']).toBe((await whole.files())['reports.csv']);
		expect(await checkTotals(apart.db.writer)).toEqual([]);
	});

	test('takes rows without a reference each for itself, alike ones too', async () => {
		const { take, ask } = await workshop();
		const row = 'P1,2024,1,approved,,1.1.d,M1,completed,,,,,,,1,';
		await take(withRows('reports.csv', row, row, row));
		expect(await ask(`select count(*) as n from entry where reference is null`)).toEqual([{ n: 3 }]);
	});

	test('takes a report that says nothing to report', async () => {
		const { take, ask, files } = await workshop();
		await take(withRows('reports.csv', 'P2,2024,1,approved,,,,,,,,,,,,'));
		expect(await ask(`${REPORTS} limit 1 offset 2`)).toEqual([
			{ partner: 'P2', quarter: 1, version: 1, state: 'approved', counts: 1, empty: 1, total: null },
		]);
		expect((await files())['reports.csv']).toContain('P2,2024,1,approved,,,,,,,,,,,,,,,\n');
	});

	test('ignores a mark that a composite counts people, and says so', async () => {
		const { take, ask } = await workshop();
		const { issues } = await take(
			withRows('framework.csv', 'indicator,1.x,1,X,people,composite,1.1.a,,,yes,,,'),
		);
		expect(issues.kept.map(({ severity, line, column }) => ({ severity, line, column }))).toEqual([
			{ severity: 'warning', line: 10, column: 'counts_people' },
		]);
		expect(await ask(`select code from indicator where counts_people = 1`)).toEqual([{ code: '1.1.a' }]);
	});

	test('takes codes that JavaScript knows for what they are', async () => {
		const { take, files } = await workshop();
		await take({
			...withRows('organisations.csv', 'valueOf,Odd,other', 'constructor,Odder,other'),
			...withRows('reports.csv', 'valueOf,2024,1,approved,toString,1.1.a,M1,completed,constructor,,,,,,3,'),
		});
		expect((await files())['reports.csv']).toContain(
			'valueOf,2024,1,approved,toString,1.1.a,M1,completed,constructor',
		);
	});
});

describe('a dry run', () => {
	test('says what would change and changes nothing', async () => {
		const { take, everything } = await workshop();
		const empty = await everything();
		const { summary } = await take({}, { dryRun: true });
		expect(summary.reports).toEqual({ added: 3, changed: 0 });
		expect(await everything()).toEqual(empty);
	});
});

test('a path where nothing is says so', async () => {
	const { takePath, folder } = await workshop();
	await expect(takePath(join(folder, 'nowhere'))).rejects.toThrow('There is nothing at');
});
