/**
 * Promise C (docs/rules.md, Tests of the promises): identifiers of others in every place where one can stand, at the
 * count of `support/long`.
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import fc from 'fast-check';
import { closeDatabase, openDatabase, rows, run, transaction } from '#lib/server/database/driver.ts';
import { PATIENCE, sampled } from '../support/long.ts';
import { BUILDING, raw, startApp, type App } from './support/app.ts';
import { cookiesOf, post, seedPeople } from './support/people.ts';
import { insertEntry } from '../support/entries.ts';

let app: App;
let cookies: Awaited<ReturnType<typeof cookiesOf>>;

/** A draft of either partner, each with a row: 101 is of the partner for whom the people here act, 102 of another. */
const [OWN, OTHER] = [101, 102];
beforeAll(async () => {
	app = await startApp({}, async (path) => {
		await seedPeople(path);
		const db = openDatabase(path);
		await transaction(db, async (writer) => {
			for (const [id, partner] of [
				[OWN, 1],
				[OTHER, 2],
			] as const) {
				await run(
					writer,
					`insert into report (id, sector_id, partner_id, period_id, version, state, updated_at)
					values (@id, 1, @partner, 2, 9, 'draft', 0)`,
					{ id, partner },
				);
				const row = { indicatorId: 1, status: 'ongoing', total: 5, eligible: true } as const;
				await insertEntry(writer, { ...row, id, reportId: id });
			}
		});
		await closeDatabase(db);
	});
	cookies = await cookiesOf(app);
}, BUILDING);
afterAll(() => app.stop());

/** Everything of reports that a person could change, but for the own draft. */
async function others(): Promise<string> {
	const db = openDatabase(app.database);
	const texts = [
		`select * from report where id <> ${OWN} order by id`,
		`select * from activity where report_id <> ${OWN} order by id`,
		`select * from entry where report_id <> ${OWN} order by id`,
		'select * from cell order by entry_id',
		'select * from report_comment',
		'select * from period_reopening',
		'select * from person_role order by id',
		`select * from explanation where entry_id <> ${OWN}`,
		'select * from workbook',
	];
	const all = await Promise.all(texts.map((text) => rows(db.writer, text)));
	await closeDatabase(db);
	return JSON.stringify(all);
}

const REPORTS = ['2', '3', String(OTHER), '99', '0', '-1', '1e3', '3%20', '%D9%A3', '9007199254740993'];
const ROWS = [1, 2, 3, 4, 5, OTHER, 99].map(String);
const WRITES = ['save', 'preview', 'add', 'remove', 'undo', 'copy', 'stand', 'nothing', 'discard'];

/** A foreign report in the address, whatever the form says. */
const foreignReport = fc.record({
	role: fc.constantFrom('partner_reporter', 'partner_approver', 'donor', 'reader', 'person'),
	path: fc.oneof(
		fc
			.tuple(fc.constantFrom(...REPORTS.slice(1)), fc.constantFrom(...WRITES))
			.map(([id, a]) => `/reports/${id}?/${a}`),
		fc.constantFrom(...REPORTS.slice(1)).map((id) => `/reports/${id}/summary?/submit`),
		fc.constantFrom(...REPORTS.slice(1)).map((id) => `/reports/${id}/workbook?/confirm`),
		fc
			.tuple(fc.constantFrom(...REPORTS), fc.constantFrom('approve', 'return', 'comment', 'withdraw'))
			.map(([id, a]) => `/review/${id}?/${a}`),
		fc.constantFrom(
			'/review?/approve',
			'/review?/reopen',
			'/review?/remind',
			'/manage/people?/give',
			'/audit',
		),
	),
	row: fc.constantFrom(...ROWS),
} as const);

/** The own draft in the address, somebody else's row, place, partner or indicator in the form. */
const foreignRow = fc.record({
	role: fc.constantFrom('partner_reporter', 'partner_approver'),
	path: fc.constantFrom('save', 'remove').map((action) => `/reports/${OWN}?/${action}`),
	row: fc.constantFrom(...ROWS),
} as const);

test('swapped identifiers: all refused, nothing changed', { timeout: PATIENCE }, async () => {
	const before = await others();
	const asked = fc.oneof(foreignReport, foreignRow);
	const repetition = { title: 'Swapped identifiers', full: 5_000, seed: 5 };
	const through: string[] = [];
	for (const { role, path, row } of sampled(asked, repetition)) {
		const fields = {
			id: row,
			'f.a-card.rows': `1:${row}:0`,
			'f.a-card.1.total': '77',
			'f.a-card.1.why.alike': 'x',
			indicator: '1',
			body: 'x',
			nothing: '1',
			lines: 'ZZ111\t7',
			sent: 'a-name-of-a-sender',
			key: 'k'.repeat(32),
			edition: 'e',
			workbook: '0'.repeat(32),
			comment: 'x',
			reason: 'x',
			plan: '1',
			sector: '1',
			period: '2',
			partner: '2',
			report: '3',
			until: '2024-06-30',
		};
		const cookie = cookies[role as keyof typeof cookies];
		const { status } = await post(app, path, fields, { cookie });
		if (![404, 405].includes(status)) through.push(`${role} ${path} ${row}: ${status}`);
	}
	expect(through).toEqual([]);
	expect(await others()).toBe(before);
	// Nobody was refused what is the own.
	const own = await raw(app, `/reports/${OWN}`, { headers: { cookie: cookies.partner_reporter } });
	expect(own.status).toBe(200);
});
