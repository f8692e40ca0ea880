import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { readWorkbook } from '#lib/server/files/spreadsheet/read.ts';
import { SpreadsheetError } from '#lib/server/files/spreadsheet/table.ts';
import { writeXlsx } from 'hucre/xlsx';
import { makeZip } from '../../../support/zip.ts';

/** Milliseconds within which each file has to be answered. */
const SOON = 5_000;
const SHEET = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const RELS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';

/** The least that a reader takes for a workbook, around the sheet's rows. */
function parts(data: string, more: Record<string, string | Buffer> = {}): Record<string, string | Buffer> {
	return {
		'[Content_Types].xml': `<Types xmlns="${PACKAGE}/content-types"/>`,
		'_rels/.rels': `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="r1" Type="${RELS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
		'xl/workbook.xml': `<workbook ${SHEET} xmlns:r="${RELS}"><sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>`,
		'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="r1" Type="${RELS}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
		'xl/worksheets/sheet1.xml': `<worksheet ${SHEET}><sheetData>${data}</sheetData></worksheet>`,
		...more,
	};
}
const cellsOf = (count: number) =>
	Array.from({ length: count }, (_, i) => `<row r="${i + 1}"><c r="A${i + 1}"><v>1</v></c></row>`).join('');
const bomb = () => makeZip(parts('', { 'xl/sharedStrings.xml': Buffer.alloc(200 * 2 ** 20, 32) }));

async function faultOf(file: Uint8Array): Promise<string> {
	const began = performance.now();
	try {
		await readWorkbook(file);
		return 'read';
	} catch (error) {
		if (!(error instanceof SpreadsheetError)) throw error;
		return error.fault;
	} finally {
		expect(performance.now() - began).toBeLessThan(SOON);
	}
}

const FILES: readonly [name: string, file: () => Uint8Array | Promise<Uint8Array>, fault: string][] = [
	['the smallest', () => makeZip(parts(cellsOf(3))), 'read'],
	['nothing', () => new Uint8Array(), 'not a workbook'],
	['no .zip', () => Buffer.from('reference,total\nA,3\n'), 'not a workbook'],
	['a .zip of something else', () => makeZip({ 'a.txt': 'a' }), 'not a workbook'],
	['10 MB', () => Buffer.alloc(10 * 2 ** 20), 'too large'],
	['a bomb', bomb, 'too large'],
	[
		'a bomb that says it is small',
		() => makeZip(parts('', { 'xl/sharedStrings.xml': Buffer.alloc(2e8, 32) }), { claimed: 1000 }),
		'not a workbook',
	],
	[
		'ten thousand files',
		() => makeZip(Object.fromEntries(Array.from({ length: 10_000 }, (_, i) => [`${i}`, '']))),
		'too large',
	],
	['macros', () => makeZip(parts('', { 'xl/vbaProject.bin': 'x' })), 'macros'],
	['the old kind', () => Buffer.from('d0cf11e0a1b11ae1000000000000', 'hex'), 'password or old'],
	['50,000 rows', () => makeZip(parts(cellsOf(50_000))), 'too many rows'],
	[
		'50,000 rows of twelve columns',
		() =>
			writeXlsx({
				sheets: [{ name: 'S', rows: Array.from({ length: 50_000 }, () => Array<number>(12).fill(1)) }],
			}),
		'too many rows',
	],
	[
		'a cell at the far corner',
		() => makeZip(parts('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')),
		'read',
	],
	['a million nested elements', () => makeZip(parts('<row>'.repeat(1_000_000))), 'read'],
	[
		'entities that multiply',
		() =>
			makeZip(
				parts('', {
					'xl/sharedStrings.xml': `<!DOCTYPE s [<!ENTITY a "${'a'.repeat(1000)}"><!ENTITY b "${'&a;'.repeat(1000)}"><!ENTITY c "${'&b;'.repeat(1000)}">]><sst ${SHEET}><si><t>&c;</t></si></sst>`,
				}),
			),
		'read',
	],
	['an attribute without end', () => makeZip(parts(`<row r="${'1'.repeat(5_000_000)}`)), 'not a workbook'],
	['a path out of the folder', () => makeZip(parts('', { '../../etc/passwd': 'x' })), 'not a workbook'],
];

/** One text that stands once in the file and in every cell of its sheets, as a spreadsheet stores it. */
function repeatedText(rows: number, columns: number, sheets: number): Uint8Array {
	const row = (i: number) =>
		`<row r="${i + 1}">${Array.from({ length: columns }, () => '<c t="s"><v>0</v></c>').join('')}</row>`;
	const data = Array.from({ length: rows }, (_, i) => row(i)).join('');
	const sheet = `<worksheet ${SHEET}><sheetData>${data}</sheetData></worksheet>`;
	const all = Array.from({ length: sheets }, (_, i) => i + 1);
	const listed = all.map((i) => `<sheet name="S${i}" sheetId="${i}" r:id="r${i}"/>`).join('');
	const related = all
		.map((i) => `<Relationship Id="r${i}" Type="${RELS}/worksheet" Target="worksheets/sheet${i}.xml"/>`)
		.join('');
	return makeZip(
		parts('', {
			'xl/workbook.xml': `<workbook ${SHEET} xmlns:r="${RELS}"><sheets>${listed}</sheets></workbook>`,
			'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${PACKAGE}/relationships">${related}<Relationship Id="s" Type="${RELS}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
			'xl/sharedStrings.xml': `<sst ${SHEET}><si><t>${'x'.repeat(2_000)}</t></si></sst>`,
			...Object.fromEntries(all.map((i) => [`xl/worksheets/sheet${i}.xml`, sheet])),
		}),
	);
}

describe('a text that is in every cell', () => {
	test.each([
		[400, 100, 1],
		[2_000, 200, 1],
		[1_900, 180, 2],
	])('of %d rows, %d columns, %d sheets takes neither memory nor time', async (rows, columns, sheets) => {
		const file = repeatedText(rows, columns, sheets);
		const before = process.memoryUsage().rss;
		let most = before;
		const watch = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 5);
		const faults = await Promise.all([faultOf(file), faultOf(file)]);
		clearInterval(watch);
		for (const fault of faults) expect(['too large', 'too slow']).toContain(fault);
		expect((most - before) / 2 ** 20).toBeLessThan(2 * 256);
	});

	test('is read where it is as much as a report has', async () => {
		expect(await faultOf(repeatedText(200, 10, 1))).toBe('read');
	});
});

describe('a hostile workbook is answered soon, and by a sentence', () => {
	test.each(FILES)('%s', async (_, file, fault) => {
		expect(await faultOf(await file())).toBe(fault);
	});

	test('bytes changed anywhere never end in anything else', async () => {
		const sound = await writeXlsx({
			sheets: [
				{
					name: 'S',
					rows: [
						['a', 1, '=1'],
						['b', 2, null],
					],
				},
			],
		});
		await fc.assert(
			fc.asyncProperty(
				fc.array(fc.tuple(fc.nat(sound.length - 1), fc.nat(255)), { minLength: 1, maxLength: 8 }),
				async (changes) => {
					const file = new Uint8Array(sound);
					for (const [at, byte] of changes) file[at] = byte;
					expect(await faultOf(file)).toMatch(/^(read|not a workbook|too large|macros|password or old)$/);
				},
			),
			{ numRuns: 40 },
		);
	});
});
