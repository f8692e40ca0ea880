/** Files sent in the browser: tried without a trace, told in the sender's own rows and headings, and stored by one press. */
import { beforeEach, expect, test } from 'vitest';
import type { Found } from '#lib/exchange/found.ts';
import { run } from '#lib/server/database/driver.ts';
import { keepImport } from '#lib/server/exchange/commands/browser/keepImport.ts';
import { readSent } from '#lib/server/exchange/browser/readSent.ts';
import { workOn } from '#lib/server/exchange/browser/work.ts';
import { findImport } from '#lib/server/exchange/queries/imports.ts';
import { tinyRows } from '../../support/tinyBundle.ts';
import { closeWorkshops, workshop, type Workshop } from './imports.ts';

closeWorkshops();
const NOW = new Date('2024-06-01T09:00:00Z');
let shop: Workshop;
let personId: number;

beforeEach(async () => {
	shop = await workshop();
	await shop.take();
	await run(
		shop.db.writer,
		`insert into person (name, email, language, created_at) values ('C', 'c@example.org', 'en', 0)`,
	);
	personId = (await shop.ask<{ id: number }>('select id from person'))[0]?.id ?? 0;
});

async function send(text: string | Buffer, name = 'sent.csv', reason: string | null = null): Promise<string> {
	const sent = await readSent(Buffer.from(text), name, null);
	const whole = { planId: 1, sectorId: 1, personId, now: NOW, file: name, reason };
	return keepImport(shop.db, { ...sent, ...whole });
}
const work = (does: 'try' | 'store', id: string, own: number[] = []) =>
	workOn(shop.db, { does, id, personId, own, now: NOW });
async function found(id: string): Promise<Found> {
	const kept = await findImport(shop.db.writer, 1, id);
	if (!kept?.found) throw new Error('it was not tried');
	return kept.found;
}
/** Every row but that of the import itself. */
const rest = async () => ({ ...(await shop.everything()), data_import: [] });

const HEAD = tinyRows('reports.csv')[0] ?? '';
const ROW = 'P2,2024,2,approved,B2,1.1.a,M2,completed,,,,,,,7,';

test('a table is tried without a trace, and then stored, with figures before and after', async () => {
	const before = await rest();
	const id = await send([HEAD, ROW].join('\n'));
	await work('try', id);
	expect(await rest()).toEqual(before);
	const { errors, summary, figures } = await found(id);
	expect({ errors, reports: summary.reports }).toEqual({ errors: 0, reports: { added: 0, changed: 1 } });
	const reached = figures.filter(
		({ indicator, window, part }) =>
			indicator?.code === '1.1.a' && window === 'quarter' && part === 'reached',
	);
	expect(reached).toMatchObject([{ year: 2024, quarter: 2, before: 20, after: 27 }]);

	expect(await work('store', id)).toBe('done');
	expect(await shop.ask(`select sum(total) as total from place_total`)).toEqual([{ total: 37 }]);
	expect(await findImport(shop.db.writer, 1, id)).toMatchObject({ state: 'stored', content: '' });
	const [entry] = await shop.ask(
		`select person_id as person from audit_entry where action = 'import bundle' order by id desc limit 1`,
	);
	expect(entry).toEqual({ person: personId });
});

test('of targets the figures that are judged by them are compared too', async () => {
	const table = 'indicator,year,quarter,place,cohort,sex,target\n1.1.a,2024,,,,,200\n';
	const id = await send(table, 'targets.csv', 'A target was mistyped.');
	await work('try', id);
	const { errors, figures } = await found(id);
	expect(errors).toBe(0);
	const year = figures.filter(({ indicator, quarter }) => indicator?.code === '1.1.a' && quarter === 2);
	expect(year.find(({ part }) => part === 'target')).toMatchObject({ before: 100, after: 200 });
	expect(year.map(({ part }) => part)).toContain('share');
});

test('faults stand where the sender wrote them, under any separator, title and heading', async () => {
	const tags =
		'#org+impl+code;#date+year;#date+quarter;#status+report;#indicator+code;#status+activity;#indicator+num';
	const rows = ['Our list;;;;;;', 'Org;Year;Q;State;What;How far;How many', tags];
	const id = await send(
		[...rows, 'P2;2024;2;approved;1.1.a;completed;many', 'P9;2024;2;approved;1.1.a;completed;7'].join('\r\n'),
	);
	await work('try', id);
	expect((await found(id)).faults).toMatchObject([
		{ kind: 'bad number', row: 4, column: 'How many', cell: 'many' },
		{ kind: 'unknown code', row: 5, column: 'Org', cell: 'P9' },
	]);
	expect(await work('store', id)).toBe('changed');
});

test.each([
	['Arabic of old Windows', Buffer.from([0xe3, 0xe1, 0xc7, 0xcd, 0xd9, 0xc9]), 'ملاحظة'],
	['French of old Windows', Buffer.from([0x72, 0xe9, 0x75, 0x6e, 0x69, 0x6f, 0x6e]), 'réunion'],
])('%s is read', async (_, word, note) => {
	const id = await send(Buffer.concat([Buffer.from(`${HEAD}\n${ROW}`), word]));
	await work('store', id);
	expect(await shop.ask(`select note from activity where reference = 'B2'`)).toEqual([{ note }]);
});

test('nobody imports reports of a partner for which they report, or into another plan', async () => {
	const id = await send([HEAD, ROW].join('\n'));
	const [partner] = await shop.ask<{ id: number }>(`select id from organisation where code = 'P2'`);
	await work('try', id, [partner?.id ?? 0]);
	expect((await found(id)).faults.map(({ kind }) => kind)).toEqual(['own organisation']);
});
