/** An import is undone as one step: every byte of the plan's bundle is as it was, unless something was built on it. */
import { beforeEach, expect, test } from 'vitest';
import { run, transaction } from '#lib/server/database/driver.ts';
import { readSent } from '#lib/server/exchange/browser/readSent.ts';
import { workOn } from '#lib/server/exchange/browser/work.ts';
import { keepImport } from '#lib/server/exchange/commands/browser/keepImport.ts';
import { undoImport } from '#lib/server/exchange/commands/browser/undoImport.ts';
import { checkTotals } from '#lib/server/figures/commands/totals/index.ts';
import { tinyRows } from '../../support/tinyBundle.ts';
import { closeWorkshops, workshop, type Workshop } from './imports.ts';

closeWorkshops();
const NOW = new Date('2024-06-01T09:00:00Z');
const HEAD = tinyRows('reports.csv')[0] ?? '';
let shop: Workshop;
let before: Awaited<ReturnType<Workshop['files']>>;
let personId: number;

beforeEach(async () => {
	shop = await workshop();
	await shop.take();
	await run(
		shop.db.writer,
		`insert into person (name, email, language, created_at) values ('C', 'c@example.org', 'en', 0)`,
	);
	personId = (await shop.ask<{ id: number }>('select id from person'))[0]?.id ?? 0;
	before = await shop.files();
});

let minutes = 0;
async function store(...rows: string[]): Promise<string> {
	const now = new Date(NOW.getTime() + ++minutes * 60_000);
	const sent = await readSent(Buffer.from(rows.join('\n')), 'sent.csv', null);
	const of = { planId: 1, sectorId: 1, personId, now, file: 'sent.csv', reason: null };
	const id = await keepImport(shop.db, { ...sent, ...of });
	expect(await workOn(shop.db, { does: 'store', id, personId, own: [], now })).toBe('done');
	return id;
}
const undo = (id: string) =>
	undoImport(shop.db, { id, planId: 1, personId, now: new Date(NOW.getTime() + 3_600_000) });

test.each([
	['a correction of an approved report', [HEAD, 'P1,2024,2,approved,A1,1.1.a,M2,completed,,D2,,,,,99,other']],
	[
		'a report under way that is written over',
		[HEAD, 'P2,2024,2,approved,B9,1.1.a,M2,completed,,,,female,,,7,'],
	],
	['a report that is new', [HEAD, 'P1,2024,2,draft,B9,1.1.a,M2,completed,,,,,,,7,']],
	['targets', [tinyRows('targets.csv')[0] ?? '', '1.1.a,2025,,,,,7']],
	['places', [tinyRows('places.csv')[0] ?? '', 'M1,Renamed,,3,ZZ11,33.5,35.5,1000,', 'M7,New,,3,ZZ11,,,,']],
])('%s', async (_, rows) => {
	const id = await store(...rows);
	expect(await shop.files()).not.toEqual(before);
	await undo(id);
	expect(await shop.files()).toEqual(before);
	expect((await transaction(shop.db, (writer) => checkTotals(writer))).length).toBe(0);
	await expect(undo(id)).rejects.toMatchObject({ reason: 'wrong state' });
});

test('not once counts of referrals name an organisation that it brought', async () => {
	const id = await store(tinyRows('organisations.csv')[0] ?? '', 'P9,New partner,ingo');
	await run(
		shop.db.writer,
		`insert into referral (plan_id, month, from_sector, from_id, to_sector, status, count)
		select plan_id, '2024-01', 'water', id, 'health', 'no answer', 7 from organisation where code = 'P9'`,
	);
	await expect(undo(id)).rejects.toMatchObject({ reason: 'built upon' });
	await run(shop.db.writer, 'delete from referral');
	await undo(id);
	expect(await shop.files()).toEqual(before);
});

test('not once a service names an organisation that it brought', async () => {
	const id = await store(tinyRows('organisations.csv')[0] ?? '', 'P9,New partner,ingo');
	await run(
		shop.db.writer,
		`insert into service (plan_id, code, organisation_id, name, need, reach, confirmed_on, confirmed_by)
		select plan_id, 'S', id, '{"en":"S"}', 'food', '{"en":"x"}', '2024-05-01', 'coordination'
		from organisation where code = 'P9'`,
	);
	await expect(undo(id)).rejects.toMatchObject({ reason: 'built upon' });
	await run(shop.db.writer, 'delete from service');
	await undo(id);
	expect(await shop.files()).toEqual(before);
});

test('not once a report that it brought was changed, nor after another import of the same', async () => {
	const id = await store(HEAD, 'P1,2024,2,draft,B9,1.1.a,M2,completed,,,,,,,7,');
	const later = await store(HEAD, 'P1,2024,2,draft,B9,1.1.a,M2,completed,,,,,,,8,');
	await expect(undo(id)).rejects.toMatchObject({ reason: 'built upon' });
	await undo(later);
	await undo(id);
	expect(await shop.files()).toEqual(before);
});
