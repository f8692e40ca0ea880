/** Entries and their activities in reports.csv: read, kept, and written so that they come back. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { rows } from '#lib/server/database/driver.ts';
import { withRows } from '../../support/tinyBundle.ts';
import { closeWorkshops, refusal, REPORTS, workshop, type Workshop } from './imports.ts';

closeWorkshops();

const HEADER =
	'partner,year,quarter,state,activity,indicator,place,activity_status,through,donor,cohort,sex,age,disability,value,note,done_in,tags,appeal,also,high,about,month,nothing';
const WIDTH = HEADER.split(',').length;
/** A row by its first cells; the rest is empty. */
const row = (first: string, more: Readonly<Record<string, string | undefined>> = {}) => {
	const names = HEADER.split(',');
	const cells = first.split(',');
	while (cells.length < WIDTH) cells.push('');
	for (const [name, cell] of Object.entries(more)) cells[names.indexOf(name)] = cell ?? '';
	return cells.join(',');
};
const reports = (...lines: string[]) => ({ 'reports.csv': [HEADER, ...lines, ''].join('\n') });
const P1 = 'P1,2024,1,approved';

const GROUPED = `select string_agg(i.code, ' ' order by i.code) as entries, e.reference from entry e
	join indicator i on i.id = e.indicator_id group by e.activity_id, e.reference order by entries, reference nulls first`;

/** What an export of it is, once it was taken into another database; the first must be alike. */
async function thereAndBack(shop: Workshop): Promise<Workshop> {
	const first = await shop.files();
	const again = await workshop();
	for (const [name, text] of Object.entries(first)) writeFileSync(join(again.folder, name), text);
	await again.takePath(again.folder);
	expect(await again.files()).toEqual(first);
	return again;
}

describe('entries of one report and reference', () => {
	test('that agree are one activity, the others separate ones', async () => {
		const shop = await workshop();
		await shop.take(
			reports(
				row(`${P1},A1,1.1.a,M1,completed`, { value: '10', donor: 'D1' }),
				row(`${P1},A1,1.1.c,M1,completed`, { value: '12.5', donor: 'D1' }),
				row(`${P1},A1,1.1.d,M1,ongoing`, { value: '1', donor: 'D1' }),
				row(`${P1},A1,1.1.a,M2,completed`, { value: '3', donor: 'D1' }),
				row(`${P1},,1.1.a,M1,completed`, { value: '1' }),
				row(`${P1},,1.1.c,M1,completed`, { value: '1' }),
			),
		);
		expect(await shop.ask(GROUPED)).toEqual([
			{ entries: '1.1.a', reference: null },
			{ entries: '1.1.a', reference: 'A1' },
			{ entries: '1.1.a 1.1.c', reference: 'A1' },
			{ entries: '1.1.c', reference: null },
			{ entries: '1.1.d', reference: 'A1' },
		]);
		const again = await thereAndBack(shop);
		expect(await again.ask(GROUPED)).toEqual(await shop.ask(GROUPED));
	});

	test('that an export joined by a name of its own are one activity without a reference', async () => {
		const shop = await workshop();
		await shop.take(
			reports(
				row(`${P1},!7,1.1.a,M1,completed`, { value: '10' }),
				row(`${P1},!7,1.1.c,M1,completed`, { value: '12.5' }),
				row(`${P1},!8,1.1.a,M1,completed`, { value: '10' }),
			),
		);
		expect(await shop.ask(GROUPED)).toEqual([
			{ entries: '1.1.a', reference: null },
			{ entries: '1.1.a 1.1.c', reference: null },
		]);
		const again = await thereAndBack(shop);
		expect(await again.ask(GROUPED)).toEqual(await shop.ask(GROUPED));
	});
});

describe('a name that an export invented', () => {
	const unnamed = [
		row(`${P1},!000001,1.1.a,M1,completed`, { value: '60' }),
		row(`${P1},!000001,1.1.a,M1,completed`, { value: '40', sex: 'female' }),
	];

	test('joins no row to one that another file brought', async () => {
		const shop = await workshop();
		await shop.take(reports(...unnamed));
		expect(await shop.ask(`select distinct reference from entry`)).toEqual([{ reference: null }]);
		await shop.take(reports(...unnamed, row(`${P1},!000002,1.1.a,M1,completed`, { value: '20' })), {
			reopen: 'A row more',
		});
		expect(await shop.ask(`select sum(total) as total from place_total`)).toEqual([{ total: 80 }]);
	});

	test('makes no difference to a plan whose own export comes back, open or locked', async () => {
		const shop = await workshop();
		await shop.take(reports(...unnamed, row(`${P1},A1,1.1.c,M1,completed`, { value: '5' })));
		const files = await shop.files();
		for (const now of ['2024-04-02', '2025-01-01']) {
			const taken = await shop.take(files, { now: new Date(now) });
			expect(taken.summary.reports).toEqual({ added: 0, changed: 0 });
		}
		expect(await shop.ask(REPORTS)).toHaveLength(1);
	});
});

describe('what an entry may have beside its figures', () => {
	test('comes back: other places, a range, about, a value of the year', async () => {
		const shop = await workshop();
		await shop.take(
			{
				...withRows('periods.csv', '2024,4,2025-01-01,2025-01-20,'),
				...reports(
					row(`${P1},A1,1.1.d,M1,completed`, { value: '1', also: 'M2;C1' }),
					row(`${P1},A2,1.1.c,M1,completed`, { value: '7000', high: '8000.5', about: '~' }),
					row('P1,2024,,approved,A3,1.1.a,M1,completed', { value: '4', about: '>' }),
				),
			},
			{ now: new Date('2024-04-02') },
		);
		expect(
			await shop.ask(`select e.reference, total, high, about, of_year as year, quarter from entry e
				join report r on r.id = e.report_id join period p on p.id = r.period_id order by 1`),
		).toEqual([
			{ reference: 'A1', total: 1, high: null, about: null, year: 0, quarter: 1 },
			{ reference: 'A2', total: 700000, high: 800050, about: '~', year: 0, quarter: 1 },
			{ reference: 'A3', total: 4, high: null, about: '>', year: 1, quarter: 4 },
		]);
		expect(
			await shop.ask(`select pcode from activity_also l join place p on p.id = l.place_id order by 1`),
		).toEqual([{ pcode: 'C1' }, { pcode: 'M2' }]);
		expect((await shop.files())['reports.csv']).toContain('P1,2024,,approved,A3,1.1.a,M1');
		await thereAndBack(shop);
	});

	test.each([
		{ what: 'a range upside down', cells: { value: '9', high: '8' }, kind: 'bad number' },
		{ what: 'another word than about', cells: { value: '9', about: 'around' }, kind: 'unknown word' },
		{ what: 'about a cell', cells: { value: '9', sex: 'female', about: '~' }, kind: 'rows disagree' },
		{ what: 'a place that is not there', cells: { value: '9', also: 'ZZZ' }, kind: 'unknown code' },
		{ what: 'a place twice', cells: { value: '9', also: 'M2;M2' }, kind: 'duplicate key' },
		{ what: 'a month of another quarter', cells: { value: '9', month: '4' }, kind: 'bad date' },
	])('is refused for $what', async ({ cells, kind }) => {
		const shop = await workshop();
		const refused = await refusal(shop.take(reports(row(`${P1},A1,1.1.d,M1,completed`, cells))));
		expect(refused.issues.kept.map((issue) => issue.kind)).toEqual([kind]);
	});
});

describe('lines that name months', () => {
	const months = (
		indicator: string,
		place: string,
		...values: [month: string, value: string, sex?: string][]
	) =>
		values.map(([month, value, sex = '']) =>
			row(`${P1},A1,${indicator},${place},completed`, { month, value, sex }),
		);

	test.each([
		{ what: 'a sum adds up', indicator: '1.1.a', place: 'M1', total: 60 },
		{ what: 'a municipality counts once', indicator: '1.1.b', place: 'M1', total: 1 },
		{ what: 'of unnamed ones the largest month', indicator: '1.1.b', place: 'ZZ11', total: 30 },
	])('make the total of the quarter: $what', async ({ indicator, place, total }) => {
		const shop = await workshop();
		await shop.take(reports(...months(indicator, place, ['1', '30'], ['3', '10'], ['2', '20'])));
		expect(await shop.ask(`select total, total_derived as derived from entry`)).toEqual([
			{ total, derived: 1 },
		]);
		expect(await shop.ask(`select month, value from entry_month order by 1`)).toEqual([
			{ month: 1, value: 30 },
			{ month: 2, value: 20 },
			{ month: 3, value: 10 },
		]);
		await thereAndBack(shop);
	});

	test('make its cells', async () => {
		const shop = await workshop();
		await shop.take(
			reports(
				...months('1.1.a', 'M1', ['1', '30'], ['1', '10', 'female'], ['2', '20'], ['2', '5', 'female']),
			),
		);
		expect(await shop.ask(`select total, (select sum(value) from cell) as women from entry`)).toEqual([
			{ total: 50, women: 15 },
		]);
		expect((await shop.take(await shop.files())).summary.reports).toEqual({ added: 0, changed: 0 });
		await thereAndBack(shop);
	});

	test('contradict a total that is another', async () => {
		const shop = await workshop();
		const total = row(`${P1},A1,1.1.a,M1,completed`, { value: '51' });
		const refused = await refusal(
			shop.take(reports(...months('1.1.a', 'M1', ['1', '30'], ['2', '20']), total)),
		);
		expect(refused.issues.kept.map(({ kind }) => kind)).toEqual(['rows disagree']);
	});
});

describe('nothing to report', () => {
	test('for an output is kept, and comes back', async () => {
		const shop = await workshop();
		await shop.take(reports(row('P1,2024,1,approved,,1.1.a', { nothing: 'yes' })));
		expect(
			await shop.ask(`select u.code, r.nothing_to_report as whole from report_nothing n
				join output u on u.id = n.output_id join report r on r.id = n.report_id`),
		).toEqual([{ code: '1.1', whole: 0 }]);
		expect((await shop.take(await shop.files())).summary.reports).toEqual({ added: 0, changed: 0 });
		await thereAndBack(shop);
	});

	test('for the sector is the statement that a bare row makes', async () => {
		const [bare, said] = [await workshop(), await workshop()];
		await bare.take(reports(row(P1)));
		await said.take(reports(row(P1, { nothing: 'yes' })));
		expect(await said.files()).toEqual(await bare.files());
	});

	test('beside a figure for the same output is refused; in a draft it is told', async () => {
		const both = (state: string) =>
			reports(
				row(`P1,2024,1,${state},,1.1.a`, { nothing: 'yes' }),
				row(`P1,2024,1,${state},A1,1.1.c,M1,completed`, { value: '1' }),
			);
		const shop = await workshop();
		const refused = await refusal(shop.take(both('approved')));
		expect(refused.issues.kept.map(({ kind }) => kind)).toEqual(['rows disagree']);
		const { issues } = await shop.take(both('draft'));
		expect(issues.kept.map(({ kind, severity }) => `${severity} ${kind}`)).toEqual(['warning rows disagree']);
	});
});

describe('a draft that is not finished', () => {
	const unfinished = (state: string) =>
		reports(
			row(`P1,2024,1,${state},A1,1.1.a,M1,completed`, { value: '5' }),
			row(`P1,2024,1,${state},A1,1.1.a,M1,completed`, { value: '9', sex: 'female' }),
			row(`P1,2024,1,${state},A2,1.1.b,M1,completed`, { value: '3' }),
			row(`P1,2024,1,${state},A3,1.1.d,M1,completed`, { value: '3' }),
			row(`P1,2024,1,${state},A3,1.1.d,M1,completed`, { value: '1', cohort: 'lebanese' }),
		);

	test('blocks no bundle: its errors are told', async () => {
		const shop = await workshop();
		const { issues } = await shop.take(unfinished('draft'));
		expect(issues.kept.map(({ kind, severity }) => `${severity} ${kind}`).sort()).toEqual([
			'warning above 1 at a place',
			'warning breakdown above total',
			'warning dimension not allowed',
		]);
		await thereAndBack(shop);
	});

	test('is an error in a report that counts', async () => {
		const shop = await workshop();
		const refused = await refusal(shop.take(unfinished('approved')));
		expect(refused.issues.errors).toBe(3);
		expect(await rows(shop.db.writer, 'select id from entry')).toEqual([]);
	});
});

test('references and tags that a spreadsheet would run leave guarded, and come back as they were', async () => {
	const shop = await workshop();
	await shop.take(
		reports(row(`${P1},=DP01/2024,1.1.a,M1,completed`, { value: '1', tags: '#em;100%;cash!' })),
	);
	const stored = `select e.reference, (select string_agg(tag, ' ' order by tag) from activity_tag) as tags from entry e`;
	const said = [{ reference: '=DP01/2024', tags: '#em 100% cash!' }];
	expect(await shop.ask(stored)).toEqual(said);
	expect((await shop.files())['reports.csv']).toContain(`,approved,'=DP01/2024,`);
	expect(await (await thereAndBack(shop)).ask(stored)).toEqual(said);
	expect((await shop.take(await shop.files())).summary.reports).toEqual({ added: 0, changed: 0 });
});

test('marks that nobody sees are no part of a code or a figure', async () => {
	const shop = await workshop();
	await shop.take(
		reports(row(`${P1},A1,1.1.a,\u200fM1,completed`, { value: '\u200f12\u200f', also: 'M2\u200b' })),
	);
	expect(await shop.ask(`select total, pcode from entry e join place p on p.id = e.place_id`)).toEqual([
		{ total: 12, pcode: 'M1' },
	]);
	const refused = await refusal(shop.take(reports(row(`${P1},A1,1.1.a,\u200fM9,completed`, { value: '1' }))));
	expect(refused.issues.kept[0]?.message).toContain('"<U+200F>M9"');
});
