import { describe, expect, test } from 'vitest';
import { quarterIndex } from '#lib/plan/quarter.ts';
import { FURTHER_FIELDS, WORKBOOK_FIELDS } from '#lib/report/workbook.ts';
import { columnHeading } from '#lib/server/report/workbook/names.ts';
import { confirmWorkbook } from '#lib/server/report/commands/workbook.ts';
import { useSetting } from '../setting.ts';
import { act, draftOf, edited, keep, previewOf, rowsOf, templateOf } from './setting.ts';

const setting = useSetting();
const { start, save, approve, submit } = setting;
const draft = () => draftOf(setting);

test('every column of a row has a heading of its own', () => {
	const headings = [...WORKBOOK_FIELDS, ...FURTHER_FIELDS].map((code) => columnHeading(code, []));
	expect(headings.filter((heading) => /^[a-z_]+$/.test(heading))).toEqual([]);
	expect(new Set(headings).size).toBe(headings.length);
	// Whoever has an older workbook finds the same columns in it.
	expect(WORKBOOK_FIELDS).toEqual([
		...['row', 'reference', 'indicator', 'indicator_name', 'place', 'status', 'donors', 'total'],
	]);
	expect(FURTHER_FIELDS).toEqual(['through', 'tags', 'done_in', 'note']);
});

describe('a workbook', () => {
	test('read back as it was taken, changes nothing', async () => {
		const id = await draft();
		const { preview, changes } = await previewOf(setting, id, await templateOf(setting, id));
		expect(preview).toMatchObject({ errors: [], rows: [], same: 3, left: [] });
		expect(changes).toEqual([]);
	});

	test('shows the quarter before, which is not read back', async () => {
		const before = await start(2);
		await save(before, { total: 77 });
		await submit(before);
		await approve(before);
		const id = await start();
		const { preview } = await previewOf(setting, id, await templateOf(setting, id));
		expect(preview).toMatchObject({ errors: [], rows: [], same: 0 });
	});

	test('changes, adds and leaves alone, and stores it all at once', async () => {
		const id = await draft();
		const file = await edited(await templateOf(setting, id), ({ rows, set }) => {
			set(3, 'total', 20);
			set(3, 'sex.women', 8);
			set(3, 'donors', 'o5');
			rows.splice(4, 1);
			set(5, 'indicator', '1.2');
			set(5, 'place', 'Municipality, District [M5]');
			set(5, 'status', 'ongoing');
			set(5, 'total', '٧');
		});
		const { preview, workbookId } = await keep(setting, id, file);
		expect(preview.errors).toEqual([]);
		expect(preview.rows).toMatchObject([
			{
				isNew: false,
				number: 3,
				changes: [
					{ before: 'o4; o5', after: 'o5' },
					{ before: '12', after: '20' },
					{ before: '6', after: '8' },
				],
			},
			{ isNew: true, number: 5, indicator: { code: '1.2' } },
		]);
		expect(preview).toMatchObject({ same: 1, left: [{ indicator: '1.10' }] });
		const stored = await confirmWorkbook(setting.db, { ...act(id), workbookId });
		expect(stored).toEqual({ added: 1, changed: 1 });
		const [first, ...others] = await rowsOf(setting, id);
		expect(first).toMatchObject({
			total: 20,
			donors: [5],
			reference: '=1+1',
			note: 'hall',
			tags: ['flood'],
			throughId: 3,
		});
		// What no column holds, women by age, stays.
		expect(first?.cells).toEqual(
			expect.arrayContaining([
				{ groups: { sex: 1 }, value: 8 },
				{ groups: { sex: 1, age: 7 }, value: 2 },
			]),
		);
		expect(others).toMatchObject([
			{ placeId: null },
			{ placeId: 1 },
			{ indicatorId: 2, placeId: 5, total: 7 },
		]);
	});

	test('sent a second time, does not add its new rows again', async () => {
		const id = await draft();
		const file = await edited(await templateOf(setting, id), ({ set }) => {
			set(6, 'indicator', '1.2');
			set(6, 'status', 'ongoing');
			set(6, 'total', 4);
		});
		const { workbookId } = await keep(setting, id, file);
		await confirmWorkbook(setting.db, { ...act(id), workbookId });
		const { preview } = await previewOf(setting, id, file);
		expect(preview).toMatchObject({ rows: [], same: 4, left: [] });
	});

	test('two rows can exchange their references', async () => {
		const id = await start();
		await save(id, { reference: 'A' });
		await save(id, { reference: 'B', total: 5 });
		const file = await edited(await templateOf(setting, id), ({ set }) => {
			set(3, 'reference', 'B');
			set(4, 'reference', 'A');
		});
		const { workbookId } = await keep(setting, id, file);
		await confirmWorkbook(setting.db, { ...act(id), workbookId });
		expect(await rowsOf(setting, id)).toMatchObject([
			{ reference: 'B', total: 10, unread: [] },
			{ reference: 'A', total: 5, unread: [] },
		]);
	});

	test('through, tags, done in and note are read back, in any language, and emptied', async () => {
		const id = await draft();
		await setting.change(`update organisation set name = '{"en":"Relief Association (RA)"}' where id = 2`);
		const file = await edited(await templateOf(setting, id), ({ set }) => {
			set(3, 'through', 'o2');
			set(3, 'tags', 'cholera; flood');
			set(3, 'done_in', 'T1 2024');
			set(3, 'note', null);
			set(4, 'through', 'relief association');
			set(4, 'done_in', '2023-Q4');
		});
		const { preview, workbookId } = await keep(setting, id, file);
		expect(preview.errors).toEqual([]);
		expect(preview.rows[0]?.changes).toMatchObject([
			{ before: 'o3', after: 'o2' },
			{ before: 'flood', after: 'cholera; flood' },
			{ before: '', after: 'Q1 2024' },
			{ before: 'hall', after: '' },
		]);
		await confirmWorkbook(setting.db, { ...act(id), workbookId });
		expect(await rowsOf(setting, id)).toMatchObject([
			{ throughId: 2, tags: ['cholera', 'flood'], doneIn: 2024 * 4, note: null },
			{ throughId: 2, doneIn: 2023 * 4 + 3 },
			{},
		]);
	});

	test('what several organisations are called names none of them', async () => {
		const id = await draft();
		const file = await edited(await templateOf(setting, id), ({ set }) => set(3, 'through', 'Organisation'));
		const { preview } = await previewOf(setting, id, file);
		expect(preview.errors).toMatchObject([{ fault: 'unknown through', text: 'Organisation' }]);
	});

	test('late work keeps its quarter, however old it is', async () => {
		const id = await start();
		const doneIn = quarterIndex({ year: 2021, quarter: 3 });
		await save(id, { doneIn });
		const file = await edited(await templateOf(setting, id), ({ set }) => {
			set(3, 'note', 'A note');
		});
		const { preview, workbookId } = await keep(setting, id, file);
		expect(preview.errors).toEqual([]);
		await confirmWorkbook(setting.db, { ...act(id), workbookId });
		expect(await rowsOf(setting, id)).toMatchObject([{ doneIn, note: 'A note' }]);
	});

	test('moves the rows of one activity together, or one of them away', async () => {
		const id = await start();
		const entry = { reference: 'A', donors: [4], appeal: 'other' };
		await save(id, { ...entry, indicatorId: 1 });
		await save(id, { ...entry, indicatorId: 2 });
		await save(id, { ...entry, indicatorId: 3 });
		const file = await edited(await templateOf(setting, id), ({ set }) => {
			set(3, 'donors', 'o5');
			set(4, 'donors', 'o5');
		});
		const { workbookId } = await keep(setting, id, file);
		await confirmWorkbook(setting.db, { ...act(id), workbookId });
		const [first, second, third] = await rowsOf(setting, id);
		expect(second?.activityId).toBe(first?.activityId);
		expect(third?.activityId).not.toBe(first?.activityId);
		expect([first, second, third].map((row) => [row?.donors, row?.appeal])).toEqual([
			[[5], 'other'],
			[[5], 'other'],
			[[4], 'other'],
		]);
	});

	test('rows without a place below one that has it, as merged cells come, are asked about', async () => {
		const id = await draft();
		const file = await edited(await templateOf(setting, id), ({ set }) => {
			set(3, 'place', '');
			for (const row of [6, 7]) {
				set(row, 'indicator', '1.2');
				set(row, 'status', 'ongoing');
				set(row, 'total', row);
			}
			set(6, 'place', 'M5');
		});
		const { preview } = await previewOf(setting, id, file);
		// The draft's own row without a place is none of them.
		expect(preview).toMatchObject({ errors: [], nowhere: [3, 7] });
	});

	test('is read without the marks that cells of Arabic sheets bring along, and a dash is no figure', async () => {
		const id = await start();
		const file = await edited(await templateOf(setting, id), ({ set }) => {
			for (const [row, place, total] of [
				[3, '\u200fM5\u200f', '\u200f١٢٣\u200f'],
				[4, 'M5\u200b', '\u202a45\u202c'],
				[5, 'M5', '–'],
			] as const) {
				set(row, 'indicator', '1.2');
				set(row, 'status', 'ongoing');
				set(row, 'place', place);
				set(row, 'total', total);
			}
		});
		const { preview, workbookId } = await keep(setting, id, file);
		expect(preview.errors).toEqual([]);
		await confirmWorkbook(setting.db, { ...act(id), workbookId });
		expect((await rowsOf(setting, id)).map(({ placeId, total }) => [placeId, total])).toEqual([
			[5, 123],
			[5, 45],
			[5, null],
		]);
	});

	test('says what the rules find in it, by the row of the sheet, before anything is stored', async () => {
		const id = await draft();
		const file = await edited(await templateOf(setting, id), ({ set }) => {
			set(3, 'total', 4);
			set(6, 'indicator', '1.2');
			set(6, 'status', 'ongoing');
		});
		const { preview } = await previewOf(setting, id, file);
		expect(preview.errors).toEqual([]);
		const told = preview.findings.map(({ number, finding }) => [number, finding.severity, finding.rule]);
		expect(told).toContainEqual([3, 'error', 'breakdown above total']);
		expect(told).toContainEqual([6, 'warning', 'no figure']);
		expect(told.findLastIndex(([, severity]) => severity === 'error')).toBeLessThan(
			told.findIndex(([, severity]) => severity === 'warning'),
		);
	});

	test.each(['sex.women', 'note'])('the column %s taken out leaves the report as it is', async (column) => {
		const id = await draft();
		const file = await edited(await templateOf(setting, id), ({ rows }) => {
			const gone = rows[1]?.indexOf(column) ?? -1;
			expect(gone).toBeGreaterThan(0);
			for (const row of rows) row.splice(gone, 1);
		});
		const { preview } = await previewOf(setting, id, file);
		expect(preview).toMatchObject({ errors: [], rows: [], same: 3 });
	});
});
