/** Reports in every state, of everybody: the own partner's, another's, in a locked quarter, in another plan, and none. */
import { copyFileSync } from 'node:fs';
import { addPerson, signedIn } from '../../support/people.ts';
import { ROLES } from '#lib/access/permission.ts';
import { editionOf } from '#lib/server/report/commands/submitReport.ts';
import {
	closeDatabase,
	openDatabase,
	rows,
	run,
	transaction,
	type Writer,
} from '#lib/server/database/driver.ts';
import { seedPeople } from './people.ts';
import { insertEntry } from '../../support/entries.ts';

const NOW = new Date('2024-05-04T09:30:00Z');

/** `reviewing partner` coordinates and acts for partner 1 as well; `other sector` coordinates another one. */
export const PEOPLE = [
	'stranger',
	'unproven',
	'person',
	...ROLES,
	'reviewing partner',
	'other sector',
] as const;
export type Somebody = (typeof PEOPLE)[number];

export const WHOSE = ['own', 'other', 'locked', 'another plan', 'none'] as const;
export type Whose = (typeof WHOSE)[number];

/** Where the reports stand; of `none` nothing exists. */
const STANDS: Record<Whose, { plan: number; sector: number; partner: number; base: number }> = {
	own: { plan: 1, sector: 1, partner: 1, base: 100 },
	other: { plan: 1, sector: 1, partner: 2, base: 110 },
	locked: { plan: 1, sector: 1, partner: 1, base: 120 },
	'another plan': { plan: 2, sector: 2, partner: 4, base: 130 },
	none: { plan: 99, sector: 99, partner: 99, base: 990 },
};
/** In the order of their quarters. */
const STATES = ['nothing', 'approved', 'submitted', 'draft'] as const;
type State = (typeof STATES)[number];

export interface Target {
	readonly plan: number;
	readonly sector: number;
	readonly partner: number;
	/** The quarter in which there is no report yet. */
	readonly period: number;
	/** The report in this state, and its one row. */
	readonly report: (state: State) => number;
	readonly edition: string;
	/** The way to that quarter, by codes: plan/sector/year/quarter. */
	readonly path: string;
	/** A role that somebody has there; somebody who was invited; somebody with a second factor. */
	readonly grant: number;
	readonly invited: number;
	readonly factor: number;
}

export interface Reach {
	readonly cookies: Record<Somebody, string>;
	readonly targets: Record<Whose, Target>;
}

/** Fills the file, and copies it beside itself as it is before anybody did anything. */
export async function seedReach(path: string): Promise<Reach> {
	await seedPeople(path);
	const db = openDatabase(path);
	await transaction(db, async (writer) => {
		await run(
			writer,
			`insert into organisation (id, plan_id, code, name, type) values (4, 2, 'P4', '{"en":"Partner four"}', 'ingo')`,
		);
		await run(
			writer,
			`insert into sector (id, plan_id, code, name) values (3, 1, 'water', '{"en":"Water"}')`,
		);
		await run(
			writer,
			`insert into outcome (id, sector_id, code, name) values (2, 2, '1', '{"en":"Outcome"}'), (3, 3, '1', '{"en":"Outcome"}')`,
		);
		await run(
			writer,
			`insert into indicator (id, sector_id, outcome_id, code, name, unit, calculation)
			values (7, 2, 2, '1.a', '{"en":"Seven"}', 'people', 'sum'), (8, 3, 3, '1.a', '{"en":"Eight"}', 'people', 'sum')`,
		);
		for (const whose of WHOSE.slice(0, -1)) await addReports(writer, whose);
	});
	const grants = {
		'reviewing partner': [
			{ role: 'coordinator', planId: 1, sectorId: null, organisationId: null },
			{ role: 'partner_approver', planId: 1, sectorId: null, organisationId: 1 },
		],
		'other sector': [{ role: 'coordinator', planId: 1, sectorId: 3, organisationId: null }],
	} as const;
	for (const [name, given] of Object.entries(grants)) {
		const email = `${name.replace(' ', '_')}@example.org`;
		await addPerson(db, { email, grants: given, factor: true }, NOW);
	}
	const targets = {} as Record<Whose, Target>;
	for (const whose of WHOSE) {
		const { plan, sector, partner, base } = STANDS[whose];
		const report = (state: State) => base + STATES.indexOf(state);
		const role = { role: 'partner_reporter', planId: plan, sectorId: null, organisationId: partner } as const;
		const of = async (what: 'invited' | 'factor') =>
			whose === 'none'
				? 999
				: addPerson(db, { email: `${what}${base}@example.org`, grants: [role], [what]: true }, NOW);
		const [invited, factor] = [await of('invited'), await of('factor')];
		const [given] = await rows<{ id: number }>(
			db.writer,
			'select id from person_role where person_id = @factor and plan_id = @plan',
			{ factor, plan },
		);
		const edition = await editionOf(db.writer, report('draft'));
		const [path] = await rows<{ path: string }>(
			db.writer,
			`select p.code || '/' || s.code || '/' || d.year || '/q' || d.quarter as path
			from period d join plan p on p.id = d.plan_id join sector s on s.id = @sector where d.id = @base`,
			{ sector, base },
		);
		const there = { plan, sector, partner, period: base, report, edition };
		targets[whose] = {
			...there,
			path: path?.path ?? 'none/none/1999/q1',
			grant: given?.id ?? 9999,
			invited,
			factor,
		};
	}
	const cookies = {} as Record<Somebody, string>;
	for (const somebody of PEOPLE) {
		const email = `${(somebody === 'unproven' ? 'coordinator' : somebody).replace(' ', '_')}@example.org`;
		const [found] = await rows<{ id: number }>(db.writer, 'select id from person where email = @email', {
			email,
		});
		if (somebody === 'stranger' || !found) {
			cookies[somebody] = '';
			continue;
		}
		// Two, so that there is another one to end.
		const proven = somebody !== 'unproven';
		await signedIn(db, found.id, NOW, proven);
		cookies[somebody] = `session=${await signedIn(db, found.id, NOW, proven)}`;
		for (const whose of WHOSE.slice(0, -1)) {
			await addWorkbook(db.writer, targets[whose], found.id, workbookOf(whose, somebody));
		}
	}
	await closeDatabase(db);
	copyFileSync(path, `${path}.before`);
	return { cookies, targets };
}

async function addReports(writer: Writer, whose: Whose): Promise<void> {
	const { plan, sector, partner, base } = STANDS[whose];
	const year = { own: 2022, other: 2021, locked: 2020, 'another plan': 2022, none: 0 }[whose];
	for (const [i, state] of STATES.entries()) {
		const id = base + i;
		const dates = { opens: `${year}-01-01`, due: '2024-12-31', locks: null as string | null };
		if (whose === 'locked') Object.assign(dates, { due: `${year}-12-31`, locks: `${year}-12-31` });
		await run(
			writer,
			`insert into period (id, plan_id, year, quarter, opens, due, locks)
			values (@id, @plan, @year, @quarter, @opens, @due, @locks)`,
			{ id, plan, year, quarter: i + 1, ...dates },
		);
		if (state === 'nothing') continue;
		await run(
			writer,
			`insert into report (id, sector_id, partner_id, period_id, version, state, counts, updated_at, submitted_at)
			values (@id, @sector, @partner, @id, 1, @state, @counts, 0, @at)`,
			{ id, sector, partner, state, counts: state === 'approved' ? 1 : 0, at: state === 'draft' ? null : 1 },
		);
		await insertEntry(writer, {
			id,
			reportId: id,
			reference: state,
			indicatorId: plan === 1 ? 1 : 7,
			placeId: plan === 1 ? 4 : null,
			status: 'ongoing',
			total: 5,
			eligible: true,
		});
	}
}

/** What somebody has read from a workbook and not confirmed: nothing new, so that only it itself is gone then. */
async function addWorkbook(
	writer: Writer,
	{ report, edition }: Target,
	personId: number,
	id: string,
): Promise<void> {
	await run(
		writer,
		`insert into workbook (id, report_id, person_id, at, edition, rows)
		values (@id, @report, @personId, @at, @edition, '[]')`,
		{ id, report: report('draft'), personId, at: NOW.getTime(), edition },
	);
}

/** The name under which it was kept. */
export function workbookOf(whose: Whose, somebody: Somebody): string {
	return `${WHOSE.indexOf(whose) * 100 + PEOPLE.indexOf(somebody)}`.padStart(32, '0');
}
