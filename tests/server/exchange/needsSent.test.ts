/** People in need as a table of their own, sent in the browser. Source: docs/exchange.md, Import in the browser. */
import { beforeEach, expect, test } from 'vitest';
import { columnsForm } from '#lib/exchange/forms/importing.ts';
import type { Mapping } from '#lib/exchange/mapping.ts';
import { run, snapshot } from '#lib/server/database/driver.ts';
import { markedFile } from '#lib/server/exchange/browser/markedFile.ts';
import type { OpenImports } from '#lib/server/exchange/browser/open.ts';
import { readSent } from '#lib/server/exchange/browser/readSent.ts';
import { takeColumns } from '#lib/server/exchange/browser/takeColumns.ts';
import { workOn } from '#lib/server/exchange/browser/work.ts';
import { keepImport } from '#lib/server/exchange/commands/browser/keepImport.ts';
import { undoImport } from '#lib/server/exchange/commands/browser/undoImport.ts';
import { rememberedColumns } from '#lib/server/exchange/queries/importColumns.ts';
import { findImport } from '#lib/server/exchange/queries/imports.ts';
import { tinyRows } from '../../support/tinyBundle.ts';
import { closeWorkshops, workshop, type Workshop } from './imports.ts';

closeWorkshops();
const NOW = new Date('2024-06-01T09:00:00Z');
const HEAD = 'year,cohort,sex,place,in_need,targeted,source';
let shop: Workshop;
let open: OpenImports;

beforeEach(async () => {
	shop = await workshop();
	await shop.take({ 'needs.csv': `${HEAD}\n2024,,,,1000,500,Plan of 2024\n` });
	await run(
		shop.db.writer,
		`insert into person (name, email, language, created_at) values ('C', 'c@example.org', 'en', 0)`,
	);
	const [{ id: personId } = { id: 0 }] = await shop.ask<{ id: number }>('select id from person');
	const sectors = [{ id: 1, code: 'stability', name: { en: 'S' } }];
	open = { planId: 1, personId, mayAll: false, sectors, own: [], now: NOW } as unknown as OpenImports;
});

async function send(...rows: readonly string[]) {
	const said = await snapshot(shop.db, (reader) => rememberedColumns(reader, 1, open.personId));
	const { isKnown, ...sent } = await readSent(Buffer.from(rows.join('\n')), 'sent.csv', null, said);
	const of = { planId: 1, sectorId: 1, personId: open.personId, now: NOW, file: 'sent.csv', reason: null };
	const mapping = JSON.parse(sent.mapping ?? '') as Mapping;
	return { isKnown, mapping, id: await keepImport(shop.db, { ...sent, ...of }) };
}
const work = (does: 'try' | 'store', id: string) =>
	workOn(shop.db, { does, id, personId: open.personId, own: [], now: NOW });
const kept = async (id: string) => {
	const found = await findImport(shop.db.writer, 1, id);
	if (!found?.found) throw new Error('it was not tried');
	return { ...found, found: found.found };
};

test('is known by its headings, shows what it changes, and is stored and undone', async () => {
	const before = await shop.files();
	const { isKnown, mapping, id } = await send(HEAD, '2024,,,,900,500,Plan of 2024', '2024,,,M1,120,,');
	expect({ isKnown, file: mapping.file }).toEqual({ isKnown: true, file: 'needs.csv' });
	await work('try', id);
	expect((await kept(id)).found).toMatchObject({ errors: 0, summary: { needs: { added: 1, changed: 1 } } });
	expect(await shop.files()).toEqual(before);
	expect(await work('store', id)).toBe('done');
	const lines = (await shop.files())['needs.csv']?.split('\n') ?? [];
	expect(lines.slice(2, 4)).toEqual(['2024,,,,900,500,Plan of 2024', '2024,,,M1,120,,']);
	await undoImport(shop.db, { id, planId: 1, personId: open.personId, now: NOW });
	expect(await shop.files()).toEqual(before);
});

test.each([
	['tags', 'Jahr;Ort;Bedarf\n#date+year;#loc+code;#inneed+num\n2024;M1;7'],
	['words in French and Arabic', 'Année;المكان;Dans le besoin\n2024;M1;7'],
])('is known by its %s', async (_, text) => {
	const { isKnown, mapping, id } = await send(text);
	expect({ isKnown, ...mapping }).toMatchObject({
		isKnown: true,
		file: 'needs.csv',
		columns: ['year', 'place', 'in_need'],
	});
	await work('store', id);
	expect((await shop.files())['needs.csv']).toContain('2024,,,M1,7,,');
});

test('targets are still taken for targets', async () => {
	const { mapping } = await send(tinyRows('targets.csv')[0] ?? '', '1.1.a,2025,,,,,7');
	expect(mapping.file).toBe('targets.csv');
});

test('what a sender says of its headings is remembered', async () => {
	const first = await send('Jahr,Ort,Bedarf', '2024,M1,7');
	expect(first.isKnown).toBe(false);
	const said = { file: 'needs.csv', row: '1', columns: { 0: 'year', 1: 'place', 2: 'in_need' }, fixed: {} };
	await takeColumns(shop.db, open, columnsForm.parse({ ...said, import: first.id }));
	await work('try', first.id);
	expect((await kept(first.id)).found.summary.needs).toEqual({ added: 1, changed: 0 });
	expect(await send('Bedarf,Jahr,Ort', '8,2024,M2')).toMatchObject({
		isKnown: true,
		mapping: { file: 'needs.csv', columns: ['in_need', 'year', 'place'] },
	});
});

test('faults stand in the rows and under the headings of its sender', async () => {
	const rows = ['People;;;', 'Année;Place;In need;Source', '2024;M9;7;', '2024;M1;-7;', '2024;M2;;nobody'];
	const { id } = await send(...rows);
	await work('try', id);
	const found = await kept(id);
	expect(found.found.faults).toMatchObject([
		{ kind: 'negative', severity: 'error', row: 4, column: 'In need', cell: '-7' },
		{ kind: 'unknown code', severity: 'error', row: 3, column: 'Place', cell: 'M9' },
		{ kind: 'no figure', severity: 'warning', row: 5, column: 'In need' },
	]);
	const lines = Buffer.from((await markedFile(found, 'csv')) ?? []).toString();
	expect(lines).toMatch(/2024,M1,-7,,"?In need: A figure is 0 or more/);
	expect(lines).toMatch(/2024,M2,,nobody,"?In need: Something has to stand here/);
	expect(await work('store', id)).toBe('changed');
});
