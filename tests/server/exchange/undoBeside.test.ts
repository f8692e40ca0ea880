/** A bundle with services and counts of referrals is undone: every byte of the plan's bundle is as it was. */
import { beforeEach, expect, test } from 'vitest';
import { run } from '#lib/server/database/driver.ts';
import { readSent } from '#lib/server/exchange/browser/readSent.ts';
import { workOn } from '#lib/server/exchange/browser/work.ts';
import { keepImport } from '#lib/server/exchange/commands/browser/keepImport.ts';
import { undoImport } from '#lib/server/exchange/commands/browser/undoImport.ts';
import { BESIDE, REFERRALS, referrals, SERVICES, services } from '../../support/besideFigures.ts';
import { tinyRows } from '../../support/tinyBundle.ts';
import { makeZip } from '../../support/zip.ts';
import { closeWorkshops, workshop, type Workshop } from './imports.ts';

closeWorkshops();
const NOW = new Date('2024-06-01T09:00:00Z');
let shop: Workshop;
let before: Awaited<ReturnType<Workshop['files']>>;
let personId: number;

beforeEach(async () => {
	shop = await workshop();
	await shop.take(BESIDE);
	const person = `insert into person (name, email, language, created_at) values ('C', 'c@example.org', 'en', 0)`;
	await run(shop.db.writer, person);
	personId = (await shop.ask<{ id: number }>('select id from person'))[0]?.id ?? 0;
	before = await shop.files();
});

async function store(changes: Record<string, string>): Promise<string> {
	const sent = await readSent(Buffer.from(makeZip({ ...before, ...changes })), 'sent.zip', null);
	const of = { planId: 1, sectorId: 1, personId, now: NOW, file: 'sent.zip', reason: null };
	const id = await keepImport(shop.db, { ...sent, ...of });
	expect(await workOn(shop.db, { does: 'store', id, personId, own: [], now: NOW })).toBe('done');
	return id;
}
const undo = (id: string) => undoImport(shop.db, { id, planId: 1, personId, now: NOW });

const NEW_PARTNER = {
	'organisations.csv': [...tinyRows('organisations.csv'), 'P9,New partner,ingo', ''].join('\n'),
};
const byNew = (line: string) => line.replace('P1', 'P9');

test.each([
	[
		'new ones, and others in the place of those that were there',
		{
			...services(
				SERVICES.food.replace('ZZ11', '').replace('Food', 'Bread'),
				SERVICES.law.replace('S10', 'S3').replace(',,,2024-04-01', ',,ZZ11,2024-04-01'),
			),
			...referrals(REFERRALS.own[0].replace(',12,', ',11,'), REFERRALS.own[2].replace('-02', '-03')),
		},
	],
	[
		'those of an organisation that came with them',
		{
			...NEW_PARTNER,
			...services(byNew(SERVICES.food), byNew(SERVICES.food).replace('S2', 'S4')),
			...referrals(byNew(REFERRALS.own[0]), REFERRALS.own[0].replace('P2', 'P9')),
		},
	],
])('%s', async (_, changes) => {
	const id = await store(changes);
	const after = await shop.files();
	expect(after['services.csv']).not.toBe(before['services.csv']);
	expect(after['referrals.csv']).not.toBe(before['referrals.csv']);
	await undo(id);
	expect(await shop.files()).toEqual(before);
});

test('what a plan waits for is undone, and not once it was set since', async () => {
	const limits = (hours: number) => ({
		'plan.json': (before['plan.json'] ?? '').replace(
			/\n\}\n$/,
			`,"limits":{"confirmation_days":60,"answer_hours":${hours}}}\n`,
		),
	});
	const id = await store(limits(24));
	expect((await shop.files())['plan.json']).toContain('"answer_hours": 24');
	await undo(id);
	expect(await shop.files()).toEqual(before);
	const again = await store(limits(24));
	await run(shop.db.writer, 'update service_limit set days = 61');
	await expect(undo(again)).rejects.toMatchObject({ reason: 'built upon' });
});

test.each([
	[
		'a service that it brought was confirmed',
		`update service set confirmed_on = '2024-05-31' where code = 'S2'`,
	],
	['a month that it brought was sent anew', `update referral set count = 2 where month = '2024-03'`],
	[
		'another service names an organisation that it brought',
		`update service set organisation_id = (select id from organisation where code = 'P9') where code = 'S10'`,
	],
])('not once %s', async (_, since) => {
	const id = await store({
		...NEW_PARTNER,
		...services(SERVICES.food.replace('Food', 'Bread')),
		...referrals(REFERRALS.own[2].replace('-02', '-03')),
	});
	await run(shop.db.writer, since);
	await expect(undo(id)).rejects.toMatchObject({ reason: 'built upon' });
});
