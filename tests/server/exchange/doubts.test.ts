/** What is asked before an import is stored. Source: docs/exchange.md, Import in the browser. */
import { beforeEach, expect, test } from 'vitest';
import { run } from '#lib/server/database/driver.ts';
import type { OpenImports } from '#lib/server/exchange/browser/open.ts';
import { readSent } from '#lib/server/exchange/browser/readSent.ts';
import { storeSent } from '#lib/server/exchange/browser/storeSent.ts';
import { workOn } from '#lib/server/exchange/browser/work.ts';
import { keepImport } from '#lib/server/exchange/commands/browser/keepImport.ts';
import { findImport } from '#lib/server/exchange/queries/imports.ts';
import { Unreadable } from '#lib/server/refused.ts';
import { tinyRows } from '../../support/tinyBundle.ts';
import { closeWorkshops, workshop, type Workshop } from './imports.ts';

closeWorkshops();
/** The second quarter of the tiny plan opens on 2024-07-01. */
const BEFORE = new Date('2024-06-01T09:00:00Z');
const AFTER = new Date('2024-07-02T09:00:00Z');
const HEAD = tinyRows('reports.csv')[0] ?? '';
const EXPECTED = { 'participation.csv': 'partner,output,from,to\nP1,1.1,2024-Q1,\nP2,1.1,2024-Q1,2024-Q1\n' };
let shop: Workshop;
let personId: number;

beforeEach(async () => {
	shop = await workshop();
	await shop.take(EXPECTED);
	await run(
		shop.db.writer,
		`insert into person (name, email, language, created_at) values ('C', 'c@example.org', 'en', 0)`,
	);
	personId = (await shop.ask<{ id: number }>('select id from person'))[0]?.id ?? 0;
});

async function tried(now: Date, ...rows: readonly string[]) {
	const sent = await readSent(Buffer.from([HEAD, ...rows].join('\n')), 'sent.csv', null);
	const id = await keepImport(shop.db, {
		...sent,
		planId: 1,
		sectorId: 1,
		personId,
		now,
		file: 'x',
		reason: 'y',
	});
	await workOn(shop.db, { does: 'try', id, personId, own: [], now });
	const found = (await findImport(shop.db.writer, 1, id))?.found;
	expect(found?.errors).toBe(0);
	return { id, doubts: found?.doubts?.map(({ is, count, reports }) => [is, count, reports.some]) };
}
const of = (partner: string, quarter: string, state = 'approved') =>
	`${partner},2024,${quarter},${state},Z${quarter},1.1.a,M2,completed,,,,,,,7,`;

test('an approved report of a quarter that has not opened is asked about', async () => {
	expect((await tried(BEFORE, of('P1', '2'))).doubts).toEqual([['not opened', 1, ['P1, 2024-Q2']]]);
	expect((await tried(AFTER, of('P1', '2'))).doubts).toBeUndefined();
	expect((await tried(BEFORE, of('P1', '2', 'submitted'))).doubts).toBeUndefined();
});

test('an approved report of a partner that nobody expects then is asked about', async () => {
	expect((await tried(AFTER, of('P2', '2'), of('P2', '1'), of('D1', '1'))).doubts).toEqual([
		['not expected', 2, ['P2, 2024-Q2', 'D1, 2024-Q1']],
	]);
});

test('where a sector expects nobody, none is asked about', async () => {
	await run(shop.db.writer, 'delete from participation');
	expect((await tried(AFTER, of('P2', '2'))).doubts).toBeUndefined();
});

test('what is asked has to be ticked before it is stored', async () => {
	const { id, doubts } = await tried(BEFORE, of('P2', '2'));
	expect(doubts?.map(([is]) => is)).toEqual(['not opened', 'not expected']);
	const open = {
		planId: 1,
		personId,
		mayAll: true,
		sectors: [],
		own: [],
		now: BEFORE,
	} as unknown as OpenImports;
	await expect(storeSent(shop.db, open, id, [])).rejects.toThrow(Unreadable);
	await expect(storeSent(shop.db, open, id, ['not opened'])).rejects.toThrow(Unreadable);
	expect(await findImport(shop.db.writer, 1, id)).toMatchObject({ state: 'checked' });
	await storeSent(shop.db, open, id, ['not opened', 'not expected']);
	// What takes longer than a page waits goes on by itself.
	const state = async () => (await findImport(shop.db.writer, 1, id))?.state;
	await expect.poll(state, { timeout: 60_000 }).toBe('stored');
});
