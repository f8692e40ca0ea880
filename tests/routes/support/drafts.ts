/** Partners, each with an officer who is signed in and a draft in each of many open quarters. */
import { organisation, period, person, personRole, secondFactor } from '#db/schema/index.ts';
import { startSession } from '#lib/server/access/commands/session.ts';
import { draftOf } from '#lib/server/report/commands/draft.ts';
import { storeRow } from '#lib/server/report/commands/storeRow.ts';
import { editionOf } from '#lib/server/report/commands/submitReport.ts';
import {
	closeDatabase,
	migrate,
	openDatabase,
	rows as all,
	run,
	transaction,
	type Writer,
} from '#lib/server/database/driver.ts';
import { SECRET } from '../../support/people.ts';
import { getReportHead } from '#lib/server/report/queries/head.ts';
import { writePlan } from '../../server/figures/totals/plan.ts';

const NOW = new Date('2024-05-04T09:30:00Z');
/** A thousand drafts to submit, and fifty to save rows in. */
const MANY = { partners: 50, quarters: 20 };
export const ROWS = 3;
/** Beyond those of `writePlan`. */
const FIRST = { partner: 100, period: 100, year: 2017 };

export interface Draft {
	readonly id: number;
	/** Of the officer who may submit it. */
	readonly cookie: string;
	readonly edition: string;
}

/**
 * Makes the database. Returns the drafts to submit, whole and in no partner's order, and the empty ones.
 * @param many how many partners, and the quarters in which every one submits; in one more, each saves rows
 */
export async function writeDrafts(path: string, many = MANY): Promise<{ whole: Draft[]; empty: Draft[] }> {
	const db = openDatabase(path);
	await migrate(db);
	const made = await transaction(db, async (writer) => {
		await writePlan(writer);
		const cookies: string[] = [];
		for (let n = 1; n <= many.partners; n++) cookies.push(await addOfficer(writer, n));
		const whole: Draft[] = [];
		const empty: Draft[] = [];
		for (let quarter = 0; quarter <= many.quarters; quarter++) {
			const periodId = FIRST.period + quarter;
			const dates = { opens: '2024-01-01', due: '2024-12-31' };
			const [year, n] = [FIRST.year + Math.floor(quarter / 4), (quarter % 4) + 1];
			await writer.insert(period).values({ id: periodId, planId: 1, year, quarter: n, ...dates });
			for (const [i, cookie] of cookies.entries()) {
				const isWhole = quarter < many.quarters;
				const id = await addDraft(writer, FIRST.partner + i + 1, periodId, isWhole ? ROWS : 0);
				(isWhole ? whole : empty).push({ id, cookie, edition: await editionOf(writer, id) });
			}
		}
		return { whole, empty };
	});
	await closeDatabase(db);
	return made;
}

async function addOfficer(writer: Writer, n: number): Promise<string> {
	const id = FIRST.partner + n;
	await writer
		.insert(organisation)
		.values({ id, planId: 1, code: `P${n}`, name: { en: `Partner ${n}` }, type: 'nngo' });
	await writer
		.insert(person)
		.values({ id, email: `officer${n}@example.org`, name: `Officer ${n}`, createdAt: NOW });
	await writer
		.insert(personRole)
		.values({ personId: id, planId: 1, role: 'partner_approver', organisationId: id });
	await writer.insert(secondFactor).values({ personId: id, secret: SECRET, lastStep: 0, createdAt: NOW });
	return `session=${await startSession(writer, { personId: id, secondFactor: true, now: NOW })}`;
}

async function addDraft(writer: Writer, partnerId: number, periodId: number, rows: number): Promise<number> {
	await run(
		writer,
		`insert into report (sector_id, partner_id, period_id, version, state, updated_at)
		values (1, @partnerId, @periodId, 1, 'draft', @at)`,
		{ partnerId, periodId, at: NOW.getTime() },
	);
	const [stored] = await all<{ id: number }>(writer, 'select max(id) as id from report');
	const id = stored?.id ?? 0;
	const found = await getReportHead(writer, id);
	if (!found) throw new Error('no draft');
	const head = await draftOf(writer, found);
	const act = { personId: partnerId, now: NOW };
	const row = { entryId: null, version: 0, sent: null };
	for (let n = 1; n <= rows; n++) {
		const cells = [
			{ groups: { sex: 1 }, value: n },
			{ groups: { sex: 2 }, value: 10 },
		];
		const entry = { indicatorId: 1, placeId: 4, reference: `A${n}`, total: n + 10, cells };
		await storeRow(writer, head, act, { ...row, entry }, 'entry');
	}
	return id;
}
