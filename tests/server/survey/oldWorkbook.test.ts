/** Workbooks of before 2007, and what pretends to be one. */
import { readFileSync } from 'node:fs';
import { utils, write, type WorkSheet } from '@e965/xlsx';
import { describe, expect, test } from 'vitest';
import { readOldWorkbook } from '#lib/server/files/spreadsheet/readOld.ts';
import { LIMITS } from '#lib/server/files/spreadsheet/limits.ts';
import { fileTable } from '#lib/server/survey/reading/fileTable.ts';

const FORM = readFileSync('tests/fixtures/survey/xlsform/tutorial.xls');
const SECTOR = 512;

/** A workbook of before 2007 with these sheets. */
function old(sheets: Readonly<Record<string, WorkSheet>>): Buffer {
	const book = utils.book_new();
	for (const [name, sheet] of Object.entries(sheets)) utils.book_append_sheet(book, sheet, name);
	return write(book, { type: 'buffer', bookType: 'biff8' }) as Buffer;
}
const rows = (cells: readonly (readonly unknown[])[]) => utils.aoa_to_sheet(cells.map((row) => [...row]));

/** The questionnaire with another table of sectors, which says of each sector where the file goes on. */
function leading(to: (sector: number) => number): Buffer {
	const file = Buffer.from(FORM);
	const table = (file.readUInt32LE(76) + 1) * SECTOR;
	for (let at = 0; at < SECTOR / 4; at++) file.writeUInt32LE(to(at), table + at * 4);
	return file;
}

describe('a hostile file', () => {
	test.each<[string, Buffer]>([
		['cut off', FORM.subarray(0, 3000)],
		['with its beginning alone', FORM.subarray(0, 8)],
		['of noise behind its first bytes', Buffer.concat([FORM.subarray(0, 8), Buffer.alloc(60_000, 0xa7)])],
		['whose sectors lead to themselves', leading((sector) => sector)],
		['whose sectors lead in a circle', leading((sector) => (sector + 1) % 8)],
		['whose sectors lead out of it', leading(() => 0x7fffffff)],
	])('%s is none, or has no sheet', async (_, file) => {
		const before = process.memoryUsage().rss;
		const read = readOldWorkbook(file).then(
			(tables) => tables.flatMap((table) => table.rows).length,
			(error: unknown) => (error as { fault?: string }).fault,
		);
		expect([0, 'not a workbook', 'too slow', 'too large']).toContain(await read);
		expect(process.memoryUsage().rss - before).toBeLessThan(300 * 2 ** 20);
	});

	test('that says it has four thousand million rows is read as it is', async () => {
		const file = old({ survey: rows([['type', 'name']]) });
		const dimensions = file.indexOf(Buffer.from([0x00, 0x02, 0x0e, 0x00]));
		expect(dimensions).toBeGreaterThan(0);
		file.writeUInt32LE(0xffffffff, dimensions + 8);
		await expect(readOldWorkbook(file)).resolves.toEqual([{ name: 'survey', rows: [['type', 'name']] }]);
	});

	test.each<[string, () => Buffer]>([
		['too many rows', () => old({ data: rows(Array.from({ length: LIMITS.rows + 1 }, () => ['x'])) })],
		['too large', () => Buffer.concat([FORM, Buffer.alloc(LIMITS.packed)])],
		['macros', () => Buffer.concat([FORM, Buffer.from('_VBA_PROJECT_CUR', 'utf16le')])],
	])('with %s is refused', async (fault, make) => {
		await expect(readOldWorkbook(make())).rejects.toMatchObject({ fault });
	});
});

test('a formula is what it came to, and text is text', async () => {
	const sheet = rows([['=1+1', 0.1 + 0.2, true]]);
	sheet.D1 = { t: 'n', f: 'HYPERLINK("https://example.org")', v: 7 };
	sheet['!ref'] = 'A1:D1';
	const [table] = await readOldWorkbook(old({ data: sheet }));
	expect(table?.rows).toEqual([['=1+1', '0.3', 'true', '7']]);
});

describe('answers', () => {
	const answers = rows([
		['_index', 'safe'],
		[1, 'yes'],
		[2, 'no'],
	]);
	const members = rows([
		['age', '_parent_index'],
		[4, 1],
		[7, 1],
	]);

	test('are those of the sheet of responses, and a repeat beside it is named', async () => {
		for (const sheets of [
			{ data: answers, members },
			{ members, data: answers },
		]) {
			const { table, bad, left } = await fileTable(old(sheets), 'data');
			expect(table.rows.map(({ cells }) => cells)).toEqual([
				['1', 'yes'],
				['2', 'no'],
			]);
			expect(bad).toEqual([]);
			expect(left).toEqual([{ heading: 'members', why: 'repeat' }]);
		}
	});

	test.each([
		['age,_parent_index\n4,1\n', '_parent_index'],
		['age,_submission__uuid\n4,x\n', '_submission__uuid'],
		['age;PARENT_KEY\n4;uuid:1\n', 'PARENT_KEY'],
	])('of a repeat alone are refused: %j', async (text, by) => {
		const { bad } = await fileTable(Buffer.from(text), 'data');
		expect(bad).toEqual([{ kind: 'repeat table', row: null, column: '', text: by }]);
	});

	test('with a date that no text is are told by their cell', async () => {
		const sheet = rows([
			['day', 'safe'],
			[new Date(Date.UTC(2024, 2, 1)), 'yes'],
		]);
		const { bad } = await fileTable(old({ data: sheet, more: rows([['x']]) }), 'data');
		expect(bad).toEqual([{ kind: 'unreadable cell', row: 2, column: 'day', text: null }]);
	});
});
