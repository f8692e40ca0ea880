/** Names and notes of every kind in the files of a quarter: none live, none broken, read by programs that are not ours. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
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
import { engineOfRun, newAddress } from '../../support/engine.ts';
import { WORD } from '../../support/live.ts';
import { PATIENCE } from '../../support/long.ts';
import { addressesOf, scriptsOf, textOf } from '../../support/pdf.ts';
import { FORMULA_PAYLOADS, liveCells, SCRIPT_PAYLOADS } from '../../support/payloads.ts';
import { HARBOUR, makePublishable, pin, PUBLISHED_AT } from '../../support/publication/harbour.ts';
import { temporaryFolder } from '../../support/temporary.ts';
import { seenByPython } from '../../support/word.ts';

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

const isSqlite = engineOfRun() === 'sqlite';
const some = (all: readonly string[], step: number) => all.filter((_, at) => at % step === 7);
const TEXTS = [
	...some(FORMULA_PAYLOADS, 250),
	...some(SCRIPT_PAYLOADS, 250),
	`]]>&lt;!--<x ${WORD}="`,
	`\u202e${WORD}\u2066\ud83d\ude00 שלום [*]:?/\\ '${'x'.repeat(300)}`,
	`{"${WORD}": "\\u0000"}\n../../${WORD}`,
	`#${WORD}() $${WORD}$ @${WORD} \`${WORD}\` #eval("1") #read("/etc/passwd") *_<x>_* \\u{41}`,
	// PostgreSQL holds no NUL, and SQLite's driver makes a sign of half a one.
	`${isSqlite ? '\u0000\ud83d' : ''}\u0001\u0007\u001b\u0085\ufeff${WORD}&${WORD};&#1;\ufffe\u2028${'لا'.repeat(150)}👩🏽‍🚒🇱🇧`,
];
interface Read {
	readonly title: string;
	readonly json: { readonly plan: { readonly name: { readonly en: string } } };
	readonly sheets: readonly { readonly name: string; readonly formulas: number }[];
	readonly package: { readonly title: string };
	/** Of the workbook: what would leave it or run in it. */
	readonly outside: readonly string[];
	readonly bundle: { readonly names: readonly string[]; readonly texts: Readonly<Record<string, string>> };
}

interface Case {
	readonly text: string;
	readonly bytes: Buffer;
	/** What a program that is not ours makes of all data files. */
	readonly read: Read;
	/** What readers see of the text: signs that nothing can show are left out. */
	readonly word: string;
}

function noLiveCell(table: string): void {
	for (const separator of [',', ';', '\t'] as const)
		expect([separator, liveCells(table, separator)]).toEqual([separator, []]);
}

/** By the name of the file: a new one fails below until it stands here. */
const CASES: Readonly<Record<string, (given: Case) => void>> = {
	'dashboard.pdf': ({ bytes, word }) => {
		// What says that it runs the other way is read the other way.
		const printed = textOf(bytes);
		expect(printed + [...printed].reverse().join('')).toContain(word);
		expect(scriptsOf(bytes)).toBe('');
		expect(addressesOf(bytes).filter((one) => !/^https:\/\/example\.org\//.test(one))).toEqual([]);
		expect(bytes.toString('latin1')).not.toMatch(
			/\/(?:JavaScript|Launch|EmbeddedFile|RichMedia|SubmitForm)\b/,
		);
	},
	'narrative.docx': ({ bytes, word }) => {
		const seen = seenByPython(bytes);
		expect(seen.live).toEqual([]);
		expect(seen.fields).toEqual([' PAGE ', ' NUMPAGES ']);
		const known = /^(?:\[Content_Types\]\.xml|_rels\/\.rels|(?:word|docProps)\/[\w/.]+)$/;
		expect(seen.names.filter((name) => !known.test(name) || /vba|embed|\.bin/i.test(name))).toEqual([]);
		expect(
			Object.values(seen.targets).filter((one) => !/^(?:\w+\.xml|https?:.*|mailto:.*)$/.test(one)),
		).toEqual([]);
		expect(JSON.stringify(seen)).toContain(word);
	},
	'figures.xlsx': ({ bytes, read, word }) => {
		expect(read.title).toContain(word);
		expect(read.sheets.map(({ formulas }) => formulas)).toEqual(read.sheets.map(() => 0));
		expect(read.outside).toEqual([]);
		expect(bytes.length).toBeGreaterThan(0);
	},
	'figures.csv': ({ bytes }) => noLiveCell(bytes.toString()),
	'figures.json': ({ text, read }) => expect(stored(read.json.plan.name.en)).toBe(`${stored(text)} 1`),
	'bundle.zip': ({ read: { bundle } }) => {
		expect(bundle.names.filter((name) => !/^[\w/-]+\.(?:csv|json|md)$/.test(name))).toEqual([]);
		for (const [name, table] of Object.entries(bundle.texts)) if (name.endsWith('.csv')) noLiveCell(table);
	},
	'datapackage.json': ({ read, word }) => expect(read.package.title).toContain(word),
};

/** SQLite's driver writes signs for half of one. */
const stored = (text: string) => text.toWellFormed().replaceAll(/\ufffd+/g, '\ufffd');

test('each kind of file has its case', () => {
	expect(Object.keys(CASES).sort()).toEqual(FILE_KINDS.map(({ name }) => name).sort());
});

test.each(TEXTS)('%j is a text in each file', { timeout: PATIENCE }, async (text) => {
	await fillTexts(db.path, text);
	await pin(db);
	const { draft } = await listOfQuarter(db.writer, 1, HARBOUR);
	if (!draft) throw new Error('nothing is pinned');
	const own = mkdtempSync(join(folder.path, 'files-'));
	const files = new Map<string, Buffer>();
	for (const kind of FILE_KINDS) {
		const asked = { plan: HARBOUR.plan, sector: HARBOUR.sector, publication: draft, language: 'ar' as const };
		const { content } = await fileOf(db, kind, { ...asked, origin: 'https://example.org' }, PUBLISHED_AT);
		files.set(kind.name, gunzipSync(Buffer.from(content, 'base64')));
		writeFileSync(join(own, kind.name), files.get(kind.name) ?? '');
	}
	const said = execFileSync(PYTHON, [join(import.meta.dirname, 'readFiles.py'), own], {
		encoding: 'utf8',
		maxBuffer: 2 ** 28,
	});
	const read = JSON.parse(said) as Read;
	for (const [name, bytes] of files) CASES[name]?.({ text, bytes, read, word: WORD });
	await run(db.writer, `delete from publication where state = 'draft'`);
});

/* eslint-disable no-control-regex -- what XML has no sign for */
const NO_XML =
	/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|(?<![\ud800-\udbff])[\udc00-\udfff]|[\ud800-\udbff](?![\udc00-\udfff])/g;
/* eslint-enable no-control-regex */
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
	const kept = TEXTS.map((text) => text.replaceAll('\r', '\n').replaceAll(NO_XML, ''));
	expect(read).toEqual(kept.map((text) => `${text} SHA-256: x`));
});

test('sheets are named as a workbook takes them', () => {
	const long = 'x'.repeat(40);
	expect(
		sheetNames(['Notes', 'notes', `a[b]:*?/\\'`, '***', long, long, `${'x'.repeat(30)}\ud83d\ude00`]),
	).toEqual([...['Notes', 'notes 2', 'a b', '-', 'x'.repeat(31), `${'x'.repeat(29)} 2`, 'x'.repeat(30)]]);
});
