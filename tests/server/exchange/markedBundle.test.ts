/** A bundle with faults comes back as its sender's own .zip, marked. Source: docs/exchange.md, Import in the browser. */
import { beforeEach, expect, test } from 'vitest';
import type { Found } from '#lib/exchange/found.ts';
import { run } from '#lib/server/database/driver.ts';
import { markedBundle } from '#lib/server/exchange/browser/markedBundle.ts';
import { readSent } from '#lib/server/exchange/browser/readSent.ts';
import { workOn } from '#lib/server/exchange/browser/work.ts';
import { keepImport } from '#lib/server/exchange/commands/browser/keepImport.ts';
import { findImport } from '#lib/server/exchange/queries/imports.ts';
import { openZipBytes } from '#lib/server/exchange/source/zip.ts';
import { packedZip } from '#lib/server/files/spreadsheet/pack.ts';
import { tinyRows } from '../../support/tinyBundle.ts';
import { closeWorkshops, workshop, type Workshop } from './imports.ts';

closeWorkshops();
const NOW = new Date('2024-06-01T09:00:00Z');
const BESIDE = 'what-to-mend.txt';
type Files = Map<string, Buffer>;
let shop: Workshop;
let own: Files;
let personId: number;

beforeEach(async () => {
	shop = await workshop();
	await shop.take();
	await run(
		shop.db.writer,
		`insert into person (name, email, language, created_at) values ('C', 'c@example.org', 'en', 0)`,
	);
	personId = (await shop.ask<{ id: number }>('select id from person'))[0]?.id ?? 0;
	own = new Map(Object.entries(await shop.files()).map(([name, text]) => [name, Buffer.from(text)]));
});

async function tried(files: Files): Promise<{ id: string; found: Found }> {
	const sent = await readSent(await packedZip(files), 'plan.zip', null);
	const of = { planId: 1, sectorId: null, personId, now: NOW, file: 'plan.zip', reason: 'Corrections.' };
	const id = await keepImport(shop.db, { ...sent, ...of });
	await workOn(shop.db, { does: 'try', id, personId, own: [], now: NOW });
	const kept = await findImport(shop.db.writer, 1, id);
	if (!kept?.found) throw new Error('it was not tried');
	return { id, found: kept.found };
}
async function marked(id: string): Promise<Files> {
	const kept = await findImport(shop.db.writer, 1, id);
	const bytes = kept?.found ? await markedBundle(kept, kept.found) : null;
	const source = await openZipBytes(Buffer.from(bytes ?? []), 'marked');
	const files: Files = new Map();
	for (const [name, file] of source.files)
		files.set(name, Buffer.concat(await Array.fromAsync(await file.open())));
	source.close();
	return files;
}
const told = ({ faults }: Found) =>
	faults.map(({ severity, file, row, column, kind }) => [severity, file, row, column, kind]);
const put = (files: Files, name: string, change: (text: string) => string) =>
	new Map(files).set(name, Buffer.from(change(files.get(name)?.toString() ?? ''), 'utf8'));
const line = (files: Files, name: string, at: number) => files.get(name)?.toString().split(/\r?\n/)[at - 1];

test('what is mended after the marks is imported, and unmended it has the same faults and no other', async () => {
	let files = put(own, 'targets.csv', (text) => `${text}1.1.z,2024,,,,,7,\n1.1.a,2025,,,,,many,\n`);
	files = put(files, 'organisations.csv', (text) => text.replace('Partner one,nngo', 'Partner one,none'));
	const first = await tried(files);
	expect(first.found.errors).toBe(3);
	const back = await marked(first.id);
	expect([...back.keys()].sort()).toEqual([...files.keys()].sort());
	for (const name of ['reports.csv', 'plan.json', 'places.csv'])
		expect(back.get(name)?.equals(files.get(name) ?? Buffer.of())).toBe(true);
	expect(line(back, 'targets.csv', 1)).toMatch(/,What to mend$/);
	const last = back.get('targets.csv')?.toString().split('\n').length ?? 0;
	expect(line(back, 'targets.csv', last - 1)).toMatch(/target: This is no number/);
	expect(line(back, 'targets.csv', last - 2)).toMatch(/indicator: The plan knows nothing called so/);
	expect(told((await tried(back)).found)).toEqual(told(first.found));

	let mended = put(back, 'targets.csv', (text) => text.replace('1.1.z', '1.1.b').replace('many', '70'));
	mended = put(mended, 'organisations.csv', (text) => text.replace('one,none', 'one,nngo'));
	const second = await tried(mended);
	expect(second.found).toMatchObject({
		errors: 0,
		warnings: 0,
		summary: { targets: { added: 2, changed: 0 } },
	});
	await workOn(shop.db, { does: 'store', id: second.id, personId, own: [], now: NOW });
	expect((await shop.files())['targets.csv']).toContain('1.1.a,2025,,,,,70');
});

test('what stands in no row is told in a text beside, which is left alone when it comes back', async () => {
	const files = put(own, 'plan.json', (text) => text.replace('"first_year": 2024', '"first_year": 1'));
	files.delete('places.csv');
	const { id } = await tried(files);
	const text = (await marked(id)).get(BESIDE)?.toString() ?? '';
	expect(text).toMatch(/^What to mend\r\n\r\nplaces\.csv: /);
	const whole = put(own, BESIDE, () => text);
	expect((await tried(whole)).found).toMatchObject({ errors: 0, warnings: 0 });
});

test('of a plan.json that is wrong the text names the place and what is exact', async () => {
	const { id } = await tried(put(own, 'plan.json', (text) => text.replace('2024', '1')));
	const back = await marked(id);
	expect(back.get(BESIDE)?.toString()).toMatch(/^plan\.json, first_year: .+\r?\n\t.*1900/m);
	expect([...back.keys()].filter((name) => name !== BESIDE).sort()).toEqual([...own.keys()].sort());
});

test.each([
	['semicolons and lines of Windows', (text: string) => text.replaceAll(',', ';').replaceAll('\n', '\r\n')],
	[
		'empty columns, empty lines, and a mark of UTF-8',
		(text: string) => `\ufeff${text.replaceAll('\n', ',,\n')}\n\n`,
	],
	['a text over two lines', (text: string) => text.replace('Partner two', '"Partner\ntwo"')],
])('a file with %s has the same faults when it comes back, and no other', async (_, write) => {
	const files = put(own, 'organisations.csv', (text) =>
		write(`${text.replace('D2,', '-D2,')}P9,Nobody,wrong,,\n`),
	);
	const first = await tried(files);
	expect(told(first.found).length).toBeGreaterThan(1);
	const back = await marked(first.id);
	expect(back.get('organisations.csv')?.toString()).toContain('What to mend');
	const again = await tried(back);
	expect(told(again.found)).toEqual(told(first.found));
	expect(await marked(again.id)).toEqual(back);
});

test.each([
	['too short', 'P9,Nobody', 'wrong number of cells'],
	['broken by a quote', 'P9,No"body",nngo', 'bad quote'],
	['of bytes that are no UTF-8', 'P9,caf\u00e9,nngo', 'bad encoding'],
])('a row that is %s stays so', async (_, row, kind) => {
	const bad = Buffer.from(`${row}\nP8,Somebody,wrong\n`, 'latin1');
	const head = Buffer.from(`${tinyRows('organisations.csv').join('\n')}\n`);
	const first = await tried(new Map(own).set('organisations.csv', Buffer.concat([head, bad])));
	expect(first.found.faults.map((one) => one.kind).sort()).toEqual([kind, 'unknown word'].sort());
	const back = await marked(first.id);
	expect(back.get('organisations.csv')?.includes(Buffer.from(row, 'latin1'))).toBe(true);
	const beside = back.get(BESIDE)?.toString() ?? '';
	if (kind !== 'bad encoding') expect(beside).toMatch(/^organisations\.csv, Row 6: /m);
	expect(line(back, 'organisations.csv', 7)).toMatch(/^P8,Somebody,wrong,.*type: /);
	expect(told((await tried(back)).found)).toEqual(told(first.found));
});

test('a formula in a marked file is text, and is read as it was', async () => {
	const files = put(own, 'organisations.csv', (text) => text.replace('Donor one,donor', '=1+1,nobody'));
	const { id, found } = await tried(files);
	const back = await marked(id);
	expect(back.get('organisations.csv')?.toString()).toContain("D1,'=1+1,nobody,");
	expect(told((await tried(back)).found)).toEqual(told(found));
});
