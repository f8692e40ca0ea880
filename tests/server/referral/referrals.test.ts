/** A file of referrals, as spreadsheets write it, into the database and out again as what it comes to. */
import { writeXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import * as schema from '#db/schema/index.ts';
import { localised } from '#lib/plan/text.ts';
import { snapshot, type Database } from '#lib/server/database/driver.ts';
import type { OpenSectors } from '#lib/server/http/openSectors.ts';
import { listPlans, listPlanSectors } from '#lib/server/plan/queries/plans.ts';
import { setReferralHours } from '#lib/server/referral/commands/setReferralHours.ts';
import { readReferralOverview } from '#lib/server/referral/readOverview.ts';
import { receiveReferrals } from '#lib/server/referral/receiveReferrals.ts';
import { emptyDatabase, temporaryFolder } from '../../support/temporary.ts';

const folder = temporaryFolder();
let db: Database & { close: () => Promise<void> };
let open: OpenSectors;
const NOW = new Date('2024-05-06T08:00:00Z');

beforeAll(async () => {
	db = await emptyDatabase(folder.path);
	const name = localised;
	await db.writer.insert(schema.plan).values({
		...{ code: 'p', name: name('Plan'), currency: 'USD', firstYear: 2023, lastYear: 2024 },
		peopleMethod: 'largest',
	});
	await db.writer.insert(schema.sector).values([
		{ planId: 1, code: 'social-stability', name: name('Stability') },
		{ planId: 1, code: 'water', name: name('Water') },
	]);
	await db.writer.insert(schema.organisation).values([
		{ planId: 1, code: 'DP01', name: name('Partner one'), type: 'ingo' },
		{ planId: 1, code: 'OLD', name: name('Old one'), type: 'ingo', mergedIntoId: 1 },
	]);
	await db.writer.insert(schema.place).values([
		{ planId: 1, pcode: 'LB', name: name('Lebanon'), level: 0 },
		{ planId: 1, pcode: 'LB5', name: name('North'), level: 1, parentId: 1 },
		{ planId: 1, pcode: 'LB51', name: name('Tripoli', { ar: 'طرابلس' }), level: 2, parentId: 2 },
	]);
	await db.writer
		.insert(schema.planGroup)
		.values([{ planId: 1, dimension: 'sex', code: 'female', name: name('Female'), position: 1 }]);
	await db.writer.insert(schema.person).values({ email: 'a@example.org', name: 'A', createdAt: NOW });
	const [found] = await snapshot(db, listPlans);
	if (!found) throw new Error('no plan');
	const sectors = await snapshot(db, (reader) => listPlanSectors(reader, 1));
	open = { plan: found.plan, mayAll: true, sectors, act: { planId: 1, personId: 1, now: NOW } };
});
beforeEach(async () => {
	await db.writer.delete(schema.referral);
});
afterAll(async () => {
	await db.close();
	folder.remove();
});

function send(text: string | Uint8Array, as = open) {
	const body = new FormData();
	body.set('sent', new File([text as BlobPart], 'counts.csv'));
	return receiveReferrals(db, new Request('http://x', { method: 'POST', body }), as);
}
const HEAD = 'month,from_sector,from,to_sector,district,sex,status,count,hours\n';
const read = (as = open) => snapshot(db, (reader) => readReferralOverview(reader, as, ''));
const stored = () => db.writer.select().from(schema.referral);
const places = (faults: Awaited<ReturnType<typeof send>>['faults']) =>
	faults.map(({ row, column, kind }) => [row, column, kind]);

test('semicolons, a mark of bytes, quotes, Arabic digits, names for codes and a merged organisation', async () => {
	const text =
		'\uFEFFMonth;From sector;From;To sector;District;Sex;Status;Count;Hours\r\n' +
		'2024-01;Social stability;"OLD";health;طرابلس;Female;No answer;"١٬٢٠٠";\r\n' +
		'2024-01;stability;Partner one;health;LB51;;accepted;٨٠٠;48\r\n';
	expect(await send(text)).toEqual({ faults: [], faultCount: 0, lines: 2, changed: 1 });
	await setReferralHours(db, { planId: 1, personId: 1, now: NOW }, 48);
	const { quarters, sectors, districts, hours } = await read();
	expect(quarters[0]?.tally).toMatchObject({ sent: 2000, unanswered: 0.6, within: 0.4, untimed: 0 });
	expect([sectors[0]?.name.en, districts[0]?.name?.en, hours]).toEqual(['Health', 'Tripoli', 48]);
	expect((await stored()).every(({ fromId }) => fromId === 1)).toBe(true);
});

test('a workbook, with a title above its table', async () => {
	const rows = [
		['Referrals of January'],
		...`${HEAD}2024-01,water,DP01,health,,,done,4,`.split('\n').map((line) => line.split(',')),
	];
	const workbook = await writeXlsx({ sheets: [{ name: 'Counts', rows }] });
	expect(await send(workbook)).toEqual({ faults: [], faultCount: 0, lines: 1, changed: 1 });
	expect(await stored()).toMatchObject([{ month: '2024-01', count: 4, status: 'done' }]);
});

test('the same file again changes nothing and is not recorded; a corrected one replaces its months alone', async () => {
	const first = `${HEAD}2024-01,water,DP01,health,,,done,4,\n2024-02,water,DP01,health,,,done,5,\n`;
	await send(first);
	const records = async () => (await db.writer.select().from(schema.auditEntry)).length;
	const before = await records();
	expect(await send(first)).toMatchObject({ changed: 0, lines: 2 });
	expect(await records()).toBe(before);
	expect(await send(`${HEAD}2024-02,water,DP01,health,,,accepted,6,\n`)).toMatchObject({ changed: 1 });
	expect((await stored()).map(({ month, count }) => [month, count]).sort()).toEqual([
		['2024-01', 4],
		['2024-02', 6],
	]);
	expect(await records()).toBe(before + 1);
});

test('every fault is told with its line and column, and nothing is stored', async () => {
	const line = (cells: string) => `${cells}\n`;
	const { faults, faultCount } = await send(
		HEAD +
			line('2024-13,water,DP01,health,,,done,4,') +
			line('2026-01,water,DP01,health,,,done,4,') +
			line('2024-01,water,NOBODY,nowhere,LB5,male,gone,0,') +
			line('2024-01,water,DP01,health,,,no answer,3,5') +
			line('2024-01,,DP01,health,,,done,1.5,-1') +
			line('2024-01,water,DP01,health,,,done,7,') +
			line('2024-01,water,DP01,health,,,done,8,'),
	);
	expect(places(faults)).toEqual([
		[2, 'month', 'bad month'],
		[3, 'month', 'missing period'],
		[4, 'from', 'unknown code'],
		[4, 'to_sector', 'unknown code'],
		[4, 'status', 'unknown word'],
		[4, 'count', 'bad number'],
		[4, 'district', 'unknown code'],
		[4, 'sex', 'unknown code'],
		[5, 'hours', 'rows disagree'],
		[6, 'from_sector', 'missing value'],
		[6, 'count', 'bad number'],
		[6, 'hours', 'bad number'],
		[8, 'count', 'duplicate key'],
	]);
	expect(faultCount).toBe(13);
	expect(await stored()).toEqual([]);
});

test('headings: unknown, twice and missing; a file without lines; a line that stands twice', async () => {
	expect(places((await send('month,person,month\n')).faults).slice(0, 3)).toEqual([
		[1, 'person', 'wrong column'],
		[1, 'month', 'duplicate column'],
		[1, 'from_sector', 'missing column'],
	]);
	expect(places((await send(HEAD)).faults)).toEqual([[null, null, 'no report']]);
	const line = '2024-01,water,DP01,health,,,done,7,\n';
	expect(
		places((await send(`Not for the public\n${HEAD}2024-13,water,DP01,health,,,done,7,\n`)).faults),
	).toEqual([[3, 'month', 'bad month']]);
	expect(await send(HEAD + line + line)).toMatchObject({ lines: 1, changed: 1 });
});

test('who coordinates a sector says what it sent, and reads what went from or to it', async () => {
	await send(
		`${HEAD}2024-01,water,DP01,health,,,done,7,\n2024-01,social-stability,DP01,health,,,done,5,\n` +
			`2024-01,social-stability,DP01,water,,,done,3,\n`,
	);
	const water = { ...open, mayAll: false, sectors: open.sectors.filter(({ code }) => code === 'water') };
	expect((await read(water)).quarters[0]?.tally.sent).toBe(10);
	expect((await read()).quarters[0]?.tally.sent).toBe(15);
	const { faults } = await send(`${HEAD}2024-01,social-stability,DP01,health,,,done,6,\n`, water);
	expect(places(faults)).toEqual([[2, 'from_sector', 'other sector']]);
});

test('without any, there is nothing to show and no standard once it is taken away', async () => {
	await setReferralHours(db, { planId: 1, personId: 1, now: NOW }, null);
	expect(await read()).toEqual({ quarters: [], quarter: null, sectors: [], districts: [], hours: null });
});
