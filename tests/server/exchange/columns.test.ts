/** Columns with headings that nobody knows are named by their sender, once; a file comes back with its faults marked. */
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
import { rememberedColumns } from '#lib/server/exchange/queries/importColumns.ts';
import { findImport } from '#lib/server/exchange/queries/imports.ts';
import { readWorkbook } from '#lib/server/files/spreadsheet/read.ts';
import { closeWorkshops, workshop, type Workshop } from './imports.ts';

closeWorkshops();
const NOW = new Date('2024-06-01T09:00:00Z');
const ROWS = ['Our list;;;', 'Qui;Quoi;Où;Combien', 'P2;1.1.a;M2;7', 'P2;1.1.a;M1;many', '=P9;1.1.a;M1;3'];
let shop: Workshop;
let open: OpenImports;

beforeEach(async () => {
	shop = await workshop();
	await shop.take();
	await run(
		shop.db.writer,
		`insert into person (name, email, language, created_at) values ('C', 'c@example.org', 'en', 0)`,
	);
	const [{ id: personId } = { id: 0 }] = await shop.ask<{ id: number }>('select id from person');
	open = { planId: 1, personId, mayAll: false, sectors: [], own: [], now: NOW } as unknown as OpenImports;
});

const remembered = () => snapshot(shop.db, (reader) => rememberedColumns(reader, 1, open.personId));
async function send(rows: readonly string[], name = 'list.csv') {
	const { isKnown, ...sent } = await readSent(Buffer.from(rows.join('\n')), name, null, await remembered());
	const of = { planId: 1, sectorId: 1, personId: open.personId, now: NOW, file: name, reason: null };
	return { isKnown, sent, id: await keepImport(shop.db, { ...sent, ...of }) };
}
const tried = (id: string) =>
	workOn(shop.db, { does: 'try', id, personId: open.personId, own: [], now: NOW });
const mappingOf = ({ mapping }: { mapping: string | null }) => JSON.parse(mapping ?? '') as Mapping;
const FIXED = { year: '2024', quarter: '2', state: 'approved', activity_status: 'completed' };
const asked = (more: object) =>
	columnsForm.parse({ file: 'reports.csv', row: '2', columns: {}, fixed: FIXED, ...more });
const NAMED = { 0: 'partner', 1: 'indicator', 2: 'place', 3: 'value' };
const own = { ...{ sectors: [{ id: 1, code: 'stability', name: { en: 'S' } }] } };

test('what nobody knows is asked, kept, tried so, and known of the next file in another order', async () => {
	const { isKnown, sent, id } = await send(ROWS);
	expect({ isKnown, file: mappingOf(sent).file, headings: mappingOf(sent).headings }).toEqual({
		isKnown: false,
		file: 'reports.csv',
		headings: 1,
	});
	await takeColumns(shop.db, { ...open, ...own }, asked({ import: id, columns: NAMED }));
	await tried(id);
	const kept = await findImport(shop.db.writer, 1, id);
	expect(kept?.found?.faults).toMatchObject([
		{ kind: 'bad number', row: 4, column: 'Combien', at: 3, cell: 'many' },
		{ row: 5, column: 'Qui', at: 0, cell: '=P9' },
	]);

	const again = await send([
		'COMBIEN,qui,quoi,year,quarter,state,activity_status',
		'7,P2,1.1.a,2024,2,approved,completed',
	]);
	expect(again.isKnown).toBe(true);
	expect(mappingOf(again.sent).columns.slice(0, 3)).toEqual(['value', 'partner', 'indicator']);
	await tried(again.id);
	expect((await findImport(shop.db.writer, 1, again.id))?.found?.errors).toBe(0);
	// Without the quarter, which is another one each time, it is asked again.
	expect((await send(['Combien,Qui,Quoi', '7,P2,1.1.a'])).isKnown).toBe(false);
});

test('headings are known in each language of the page', async () => {
	const head = 'الشريك,Année,Quarter,State of the report,Indicateur,Status of the activity,القيمة';
	expect((await send([head, 'P2,2024,2,approved,1.1.a,completed,7'])).isKnown).toBe(true);
});

test('two columns of one meaning are refused, and none at all', async () => {
	const { id } = await send(ROWS);
	const take = (columns: object) => takeColumns(shop.db, { ...open, ...own }, asked({ import: id, columns }));
	await expect(take({ ...NAMED, 2: 'partner' })).rejects.toMatchObject({ field: 'columns.2', status: 422 });
	await expect(take({})).rejects.toMatchObject({ field: 'columns.0' });
	expect((await remembered()).size).toBe(0);
});

test('the file comes back with its faults marked, without formulas, and is known as it comes back', async () => {
	const { id } = await send(ROWS);
	await takeColumns(shop.db, { ...open, ...own }, asked({ import: id, columns: NAMED }));
	await tried(id);
	const kept = await findImport(shop.db.writer, 1, id);
	if (!kept) throw new Error('it is gone');
	const text = Buffer.from((await markedFile(kept, 'csv')) ?? []).toString();
	const lines = text.replace('\ufeff', '').split('\r\n');
	expect(lines[1]).toBe('Qui,Quoi,Où,Combien,What to mend');
	expect(lines[2]).toBe('P2,1.1.a,M2,7,');
	expect(lines[3]).toMatch(/^P2,1\.1\.a,M1,many,"?Combien: This is no number/);
	expect(lines[4]).toMatch(/^'=P9,/);
	const [sheet] = await readWorkbook(new Uint8Array((await markedFile(kept, 'xlsx')) ?? []));
	expect(sheet?.rows[4]?.[0]).toBe('=P9');
	expect(sheet?.rows[3]?.[4]).toMatch(/^Combien: This is no number/);
	const back = await send(lines.slice(0, 3));
	expect(mappingOf(back.sent).columns).toEqual(['partner', 'indicator', 'place', 'value', null]);
});
