/** One quarter in all its data files: the same figure everywhere, read by programs that are not ours. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LANGUAGES, type Language } from '#lib/plan/text.ts';
import { run, transaction } from '#lib/server/database/driver.ts';
import { importBundle } from '#lib/server/exchange/import.ts';
import { rebuildTotals } from '#lib/server/figures/commands/totals/index.ts';
import { FILE_KINDS } from '#lib/server/files/kinds.ts';
import { fileOf } from '#lib/server/publication/fileOf.ts';
import type { PublicationLabel } from '#lib/server/publication/queries/publications.ts';
import { PYTHON } from '../../../scripts/setup/openpyxl.ts';
import { PROTECTED } from '../../support/disclosure/protectedBundle.ts';
import { protectedDatabase, type ProtectedDatabase } from '../../support/disclosure/protectedDatabase.ts';
import { PATIENCE } from '../../support/long.ts';
import { FEW_AT, publishFew } from '../../support/publication/publishFew.ts';
import { temporaryFolder } from '../../support/temporary.ts';

type Line = Readonly<Record<string, string>>;
type Cell = string | number | null;
interface Table {
	readonly name: string;
	readonly ref: string;
	readonly rows: Cell[][];
	/** Of its first line. */
	readonly formats: string[];
}
interface Read {
	readonly csv: Line[];
	readonly json: {
		readonly figures: Readonly<Record<string, Cell>>[];
		readonly document: string;
		readonly method: object;
	};
	readonly package: { readonly resources: { path: string }[]; readonly hdx: Record<string, unknown> };
	readonly title: string;
	/** Numbers of the workbook, each the same after it was saved again, by LibreOffice too where that is there. */
	readonly figures: number;
	readonly sheets: {
		readonly name: string;
		readonly first: string;
		readonly merged: string[];
		readonly 'blank rows': number;
		readonly dimension: string;
		readonly tables: Table[];
		readonly hidden: boolean;
		readonly formulas: number;
		readonly 'right to left': boolean;
		readonly undirected: string[];
		readonly links: string[];
	}[];
	readonly bundle: {
		readonly names: string[];
		readonly reports: Line[];
		readonly plan: Record<string, unknown>;
	};
}

const folder = temporaryFolder();
let few: ProtectedDatabase;
let publication: PublicationLabel;
const read = new Map<Language, Read>();

beforeAll(async () => {
	few = await protectedDatabase(1);
	publication = await publishFew(few);
	for (const language of LANGUAGES) {
		const own = join(folder.path, language);
		mkdirSync(own);
		for (const kind of DATA) writeFileSync(join(own, kind.name), await bytesOf(kind.name, language));
		const said = execFileSync(PYTHON, [join(import.meta.dirname, 'readFiles.py'), own, '--office'], {
			encoding: 'utf8',
			maxBuffer: 2 ** 28,
		});
		read.set(language, JSON.parse(said) as Read);
	}
}, 2 * PATIENCE);
afterAll(async () => {
	await few.close();
	folder.remove();
});

const DATA = FILE_KINDS.filter(({ name }) => /^(?:figures|bundle|datapackage)\./.test(name));

async function bytesOf(name: string, language: Language, of = publication): Promise<Buffer> {
	const kind = FILE_KINDS.find((one) => one.name === name);
	if (!kind) throw new Error(`no kind ${name}`);
	const asked = { plan: PROTECTED.plan, sector: PROTECTED.sector, publication: of, language };
	const { content } = await fileOf(few.db, kind, { ...asked, origin: 'https://example.org' }, FEW_AT);
	return gunzipSync(Buffer.from(content, 'base64'));
}

const NAMES = [
	...['year', 'quarter', 'window', 'figure', 'output', 'indicator', 'partner', 'place_level', 'place'],
	...['dimension', 'group', 'unit', 'obs_status', 'conf_status'],
] as const;
const number = (text: string | undefined) => (text === undefined || text === '' ? null : Number(text));

describe.each(LANGUAGES)('in %s', (language) => {
	const files = () => {
		const found = read.get(language);
		if (!found) throw new Error('not read');
		return found;
	};

	test('the lines of CSV and JSON are the same', () => {
		const { csv, json } = files();
		expect(csv.length).toBeGreaterThan(500);
		const ofCsv = csv.map((line) => [...NAMES.map((name) => line[name] ?? ''), number(line.value)]);
		const ofJson = json.figures.map((row) => [
			...NAMES.map((name) => (name === 'quarter' ? `Q${row.quarter}` : String(row[name] ?? ''))),
			row.value,
		]);
		expect(ofJson).toEqual(ofCsv);
		expect(new Set(csv.map(({ document }) => document))).toEqual(new Set([publication.hash]));
		expect(json.document).toBe(publication.hash);
	});

	test('each number of the workbook is one of a line with the same names, and each line has its number', () => {
		const { csv, sheets } = files();
		const shown = csv.filter(({ value }) => value !== '').map(({ value }) => Number(value));
		const inBook = sheets.flatMap(({ tables }) =>
			tables.flatMap(({ rows: [heads = [], ...rows], name }) =>
				name === 'contents' || name === 'notes'
					? []
					: rows.flatMap((row) =>
							row.filter((cell, at) => typeof cell === 'number' && isStatus(heads[at + 1], heads[at])),
						),
			),
		);
		// What the workbook leaves to the data files: shares, targets and comparisons of the quarter alone, and reports.
		const left = csv
			.filter(
				(line) =>
					line.value !== '' &&
					((line.window === 'quarter' &&
						['target', 'share', 'expected', 'previous', 'high'].includes(line.figure ?? '')) ||
						line.figure === 'change' ||
						(line.figure ?? '').startsWith('reports_')),
			)
			.map(({ value }) => Number(value));
		expect(inBook.toSorted(byValue)).toEqual(without(shown, left).toSorted(byValue));
		const indicators = tableOf(sheets, 'indicators');
		const [heads = [], ...rows] = indicators.rows;
		expect(rows.length).toBeGreaterThan(5);
		for (const row of rows) {
			const code = row[1];
			for (const [window, at] of [
				['quarter', 6],
				['year-to-date', 8],
			] as const) {
				const line = csv.find(
					(one) =>
						one.indicator === code &&
						one.figure === 'reached' &&
						one.window === window &&
						one.year === '2024' &&
						one.quarter === 'Q2' &&
						`${one.place_level}${one.dimension}${one.partner}` === '0',
				);
				expect([code, window, heads.length]).toEqual([code, window, row.length]);
				expect(row[at]).toBe(
					line?.conf_status === 'C' ? '[c]' : line?.value === '' ? '[x]' : number(line?.value),
				);
			}
		}
	});

	test('the bundle has each shown figure of the quarter, once, and none that is withheld', () => {
		const { csv, bundle } = files();
		const key = (line: Line) =>
			[line.indicator, line.partner, line.place, line.sex, line.cohort, line.value]
				.map((one) => one ?? '')
				.join('|');
		const shown = csv
			.filter(
				(line) =>
					line.value !== '' &&
					line.figure === 'reached' &&
					line.window === 'quarter' &&
					line.year === '2024' &&
					line.quarter === 'Q2' &&
					line.indicator !== '' &&
					(line.dimension === '' || line.group !== '') &&
					(line.place_level === '0' || line.place !== ''),
			)
			.map((line) => key({ ...line, [line.dimension ?? '']: line.group ?? '' }));
		expect(bundle.reports.map(key).toSorted()).toEqual(shown.toSorted());
		expect(bundle.plan.cells).toBe(true);
		for (const line of bundle.reports)
			for (const name of ['activity', 'donor', 'through', 'note']) expect(line[name]).toBe('');
	});

	test('what is withheld is withheld in each of them', () => {
		const { csv, json, sheets } = files();
		const withheld = csv.filter(({ conf_status }) => conf_status === 'C');
		expect(withheld.length).toBeGreaterThan(20);
		expect(withheld.every(({ value, obs_status }) => value === '' && obs_status === 'c')).toBe(true);
		expect(json.figures.filter(({ conf_status }) => conf_status === 'C')).toHaveLength(withheld.length);
		expect(sheets.flatMap(({ tables }) => tables).flatMap(({ rows }) => rows.flat())).toContain('[c]');
	});

	test('the workbook keeps the rules for accessible spreadsheets', () => {
		const { sheets, title, figures } = files();
		expect(title).not.toBe('');
		expect(figures).toBeGreaterThan(100);
		const [cover, contents, notes, ...rest] = sheets;
		expect(cover?.tables).toEqual([]);
		expect([contents?.tables[0]?.name, notes?.tables[0]?.name]).toEqual(['contents', 'notes']);
		expect(rest.length).toBeGreaterThan(6);
		expect(contents?.links).toEqual(
			sheets.filter((_, at) => at !== 1).map(({ name }) => `'${name.replaceAll("'", "''")}'!A1`),
		);
		for (const sheet of sheets) {
			expect([sheet.name, sheet.merged, sheet['blank rows'], sheet.hidden, sheet.formulas]).toEqual([
				sheet.name,
				[],
				0,
				false,
				0,
			]);
			expect(sheet.first).toBeTruthy();
			expect(sheet['right to left']).toBe(language === 'ar');
			if (language === 'ar') expect([sheet.name, sheet.undirected]).toEqual([sheet.name, []]);
		}
		for (const { name, tables, dimension } of sheets.slice(1)) {
			expect([name, tables.length]).toEqual([name, 1]);
			const [{ ref = '', rows: [heads = []] = [] } = {}] = tables;
			// From column A to the last cell of the sheet: nothing stands beside it or below.
			expect(ref).toMatch(/^A\d+:/);
			expect(ref.split(':')[1]).toBe(dimension.split(':')[1]);
			expect(new Set(heads).size).toBe(heads.length);
			for (const row of tables[0]?.rows ?? [])
				for (const cell of row) expect([name, cell]).not.toEqual([name, null]);
		}
		const formats = (name: string) => tableOf(sheets, name).formats;
		expect(formats('indicators').slice(0, 11)).toEqual([
			...['General', 'General', 'General', 'General', '#,##0', 'General', '#,##0', 'General'],
			...['#,##0', 'General', '0.0%'],
		]);
		expect(formats('earlier')[0]).toBe('General');
		const marks = notes?.tables[0]?.rows.map(([mark]) => mark) ?? [];
		const used = sheets.flatMap(({ tables }) => tables.flatMap(({ rows }) => rows.flat()));
		for (const cell of used)
			for (const [mark] of String(cell).matchAll(/\[(?:note \d+|[a-z])\]/g)) expect(marks).toContain(mark);
	});

	test('the data package names each file in each language, and has what a catalogue requires', () => {
		const { package: said } = files();
		const paths = said.resources.map(({ path }) => path);
		expect(paths).toContain('https://example.org/ar/few/care/2024/q2/r1.0/files/figures.csv');
		expect(paths).toContain('https://example.org/few/care/2024/q2/r1.0/files/bundle.zip');
		for (const name of [
			...['name', 'title', 'notes', 'dataset_source', 'owner_org', 'maintainer', 'dataset_date'],
			...['data_update_frequency', 'groups', 'license_id', 'methodology', 'tags', 'private'],
		])
			expect([name, said.hdx[name] === undefined || said.hdx[name] === '']).toEqual([name, false]);
	});
});

test('of other values in the data each file has the same bytes', { timeout: PATIENCE }, async () => {
	const before = new Map<string, Buffer>();
	for (const { name } of DATA) before.set(name, await bytesOf(name, 'en'));
	await transaction(few.db, async (writer) => {
		await run(writer, 'delete from published_file');
		await run(writer, `update publication set annex = '{}'`);
		await run(writer, 'update cell set value = value + 1');
		await run(writer, 'update entry set total = total + 2');
		await rebuildTotals(writer, few.scope.plan.id);
	});
	for (const [name, bytes] of before)
		expect([name, (await bytesOf(name, 'en')).equals(bytes)]).toEqual([name, true]);
});

test('an import refuses the bundle of a publication, and says why', async () => {
	const file = join(folder.path, 'bundle.zip');
	writeFileSync(file, await bytesOf('bundle.zip', 'en'));
	await expect(importBundle(few.db, file, { now: FEW_AT })).rejects.toMatchObject({
		issues: { kept: [{ kind: 'wrong plan', column: 'cells' }] },
	});
});

const byValue = (a: Cell, b: Cell) => Number(a) - Number(b);
/** The head of a status names that of its figure. */
const isStatus = (head: Cell | undefined, of: Cell | undefined) =>
	typeof head === 'string' && typeof of === 'string' && head.startsWith(of);

function tableOf(sheets: Read['sheets'], name: string): Table {
	const found = sheets.flatMap(({ tables }) => tables).find((one) => one.name === name);
	if (!found) throw new Error(`no table ${name}`);
	return found;
}

function without(all: readonly number[], some: readonly number[]): number[] {
	const left = [...all];
	for (const one of some) left.splice(left.indexOf(one), 1);
	return left;
}
