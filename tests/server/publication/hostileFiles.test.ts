/** Names and notes of every kind in the files of a quarter: none live, none broken, read by programs that are not ours. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { closeDatabase, openDatabase, run, type Database } from '#lib/server/database/driver.ts';
import { FILE_KINDS } from '#lib/server/files/kinds.ts';
import { sheetNames } from '#lib/server/files/spreadsheet/sheetNames.ts';
import { atomFeed } from '#lib/server/publication/atomFeed.ts';
import { fileOf } from '#lib/server/publication/fileOf.ts';
import { listOfQuarter } from '#lib/server/publication/queries/edition.ts';
import { PYTHON } from '../../../scripts/setup/openpyxl.ts';
import { seed } from '../../routes/support/seed.ts';
import { fillTexts } from '../../routes/support/texts.ts';
import { newAddress } from '../../support/engine.ts';
import { WORD } from '../../support/live.ts';
import { PATIENCE } from '../../support/long.ts';
import { FORMULA_PAYLOADS, liveCells, SCRIPT_PAYLOADS } from '../../support/payloads.ts';
import { HARBOUR, makePublishable, pin, PUBLISHED_AT } from '../../support/publication/harbour.ts';
import { temporaryFolder } from '../../support/temporary.ts';

const folder = temporaryFolder();
let db: Database;

beforeAll(async () => {
	const path = await newAddress(folder.path, 'hostile');
	await seed(path);
	db = openDatabase(path);
	await makePublishable(db);
});
afterAll(async () => {
	await closeDatabase(db);
	folder.remove();
});

const some = (all: readonly string[], step: number) => all.filter((_, at) => at % step === 7);
const TEXTS = [
	...some(FORMULA_PAYLOADS, 250),
	...some(SCRIPT_PAYLOADS, 250),
	`]]>&lt;!--<x ${WORD}="`,
	`\u202e${WORD}\u2066\ud83d\ude00 שלום [*]:?/\\ '${'x'.repeat(300)}`,
	`{"${WORD}": "\\u0000"}\n../../${WORD}`,
];
const DATA = FILE_KINDS.filter(({ name }) => /^(?:figures|bundle|datapackage)\./.test(name));

interface Read {
	readonly title: string;
	readonly json: { readonly plan: { readonly name: { readonly en: string } } };
	readonly sheets: readonly { readonly name: string; readonly formulas: number }[];
	readonly bundle: { readonly names: readonly string[]; readonly texts: Readonly<Record<string, string>> };
}

test.each(TEXTS)('%j is a text in each file', { timeout: PATIENCE }, async (text) => {
	await fillTexts(db.path, text);
	await pin(db);
	const { draft } = await listOfQuarter(db.writer, 1, HARBOUR);
	if (!draft) throw new Error('nothing is pinned');
	const own = mkdtempSync(join(folder.path, 'files-'));
	for (const kind of DATA) {
		const asked = { plan: HARBOUR.plan, sector: HARBOUR.sector, publication: draft, language: 'ar' as const };
		const { content } = await fileOf(db, kind, { ...asked, origin: 'https://example.org' }, PUBLISHED_AT);
		writeFileSync(join(own, kind.name), gunzipSync(Buffer.from(content, 'base64')));
	}
	const said = execFileSync(PYTHON, [join(import.meta.dirname, 'readFiles.py'), own], {
		encoding: 'utf8',
		maxBuffer: 2 ** 28,
	});
	const { json, title, sheets, bundle } = JSON.parse(said) as Read;
	expect(json.plan.name.en).toBe(`${text} 1`);
	expect(title).toContain(WORD);
	expect(sheets.map(({ formulas }) => formulas)).toEqual(sheets.map(() => 0));
	expect(bundle.names.filter((name) => !/^[\w/-]+\.(?:csv|json|md)$/.test(name))).toEqual([]);
	const tables = Object.entries(bundle.texts).filter(([name]) => name.endsWith('.csv'));
	for (const [name, table] of [
		...tables,
		['figures.csv', readFileSync(join(own, 'figures.csv'), 'utf8')] as const,
	])
		for (const separator of [',', ';', '\t'] as const)
			expect([name, separator, liveCells(table, separator)]).toEqual([name, separator, []]);
	await run(db.writer, `delete from publication where state = 'draft'`);
});

const PARSE = `
import sys, json, xml.etree.ElementTree as tree
feed = tree.fromstring(sys.stdin.buffer.read())
print(json.dumps([found.text for found in feed.iter('{http://www.w3.org/2005/Atom}summary')]))`;

test('the feed is XML whatever is published', () => {
	const said = TEXTS.map((text) => `${text}\u0001\ufffe`);
	const feed = atomFeed(
		said.map((text) => ({
			...{ year: 2024, quarter: 1 as const, revision: '1.0', publishedAt: 0, hash: 'x', withdrawn: null },
			plan: { code: 'p', name: { en: text }, yearStarts: 1 },
			sector: { code: 's', name: { en: text } },
			reason: { en: text },
		})),
		{ origin: 'https://example.org', language: 'en', title: 'Feed' },
	);
	const read = JSON.parse(execFileSync(PYTHON, ['-c', PARSE], { input: feed, encoding: 'utf8' })) as string[];
	// XML has one sign for the end of a line.
	expect(read).toEqual(TEXTS.map((text) => `${text.replaceAll('\r', '\n')} SHA-256: x`));
});

test('sheets are named as a workbook takes them', () => {
	const long = 'x'.repeat(40);
	expect(
		sheetNames(['Notes', 'notes', `a[b]:*?/\\'`, '***', long, long, `${'x'.repeat(30)}\ud83d\ude00`]),
	).toEqual([...['Notes', 'notes 2', 'a b', '-', 'x'.repeat(31), `${'x'.repeat(29)} 2`, 'x'.repeat(30)]]);
});
