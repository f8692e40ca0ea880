/** The databases of the browser tests, each made once for a run and copied for every server. */
import { join } from 'node:path';
import { closeDatabase, migrate, openDatabase, run, transaction } from '#lib/server/database/driver.ts';
import type { Database } from '#lib/server/database/driver.ts';
import { addDemonstrationAccounts } from '#lib/server/demonstration/commands/accounts.ts';
import { perceptionSurvey } from '#lib/server/demonstration/perception/survey.ts';
import { perceptionWave } from '#lib/server/demonstration/perception/wave.ts';
import { addDemonstrationReferrals } from '#lib/server/demonstration/referrals/index.ts';
import { addDemonstrationServices } from '#lib/server/demonstration/services.ts';
import { addDemonstrationReports } from '#lib/server/demonstration/commands/reports.ts';
import { importBundle } from '#lib/server/exchange/import.ts';
import { addOpenDemonstration } from '../../support/demonstration.ts';
import { SEED } from '../../support/seedFiles.ts';
import { temporaryFolder } from '../../support/temporary.ts';
import { writeTinyBundle } from '../../support/tinyBundle.ts';
import { bare, secret, writePlan } from './plans.ts';
import { addShapes } from './shapes.ts';

/** What a database holds, by its name; each takes the moment at which its server's clock stands. */
const CONTENTS = {
	...{ public: addPublic, reporting: addReporting, started: addStarted },
	/** An empty installation. */
	fresh: () => Promise.resolve(),
} as const;
export type Name = keyof typeof CONTENTS;
export const NAMES = Object.keys(CONTENTS) as Name[];

/**
 * Where the clock of each database's server stands: after the first quarter's approval; while the second is reported; years
 * after the day at which the demonstration stands; while a new plan's first quarter is reported.
 */
export const MOMENTS: Record<Name, string> = {
	public: '2024-05-04T09:30:00Z',
	reporting: '2024-07-16T09:30:00Z',
	started: '2026-11-28T09:30:00Z',
	fresh: '2026-04-05T09:30:00Z',
};

/** Where `prepare` leaves the database that servers are given a copy of. */
export const templateOf = (name: Name): string => join('test-results', `e2e-${name}.sqlite`);

/** Makes the database at `path`, where there is none. */
export async function fill(path: string, name: Name): Promise<void> {
	const db = openDatabase(path);
	await migrate(db);
	await CONTENTS[name](db, new Date(MOMENTS[name]));
	await closeDatabase(db);
}

/**
 * The demonstration, a plan judged by milestones, one without reports, one that publishes nothing, one that has no
 * quarter yet, one of 1,608 municipalities with their shapes, and the surveys of the demonstration.
 */
async function addPublic(db: Database, now: Date): Promise<void> {
	const { path: folder, remove } = temporaryFolder();
	await addOpenDemonstration(db, now);
	await importBundle(db, writePlan(join(folder, 'empty'), 'empty', 'approved'), { now });
	await importBundle(db, writePlan(join(folder, 'hidden'), 'hidden', 'published'), { now });
	await importBundle(db, writeTinyBundle(join(folder, 'judged')), { now });
	await importBundle(db, writeTinyBundle(join(folder, 'secret'), secret), { now });
	await importBundle(db, writeTinyBundle(join(folder, 'bare'), bare), { now });
	await addShapes(db, folder, now);
	await addSurveys(db);
	await addDemonstrationAccounts(db, now);
	remove();
}

/** What the first start makes of an empty database. */
async function addStarted(db: Database, now: Date): Promise<void> {
	// What publishes has words, which the build writes: it is built before this is asked, and not before tests are collected.
	const { DEMONSTRATIONS, loadDemonstration, publishDemonstration } =
		await import('../../../scripts/setup/seeding.ts');
	for (const name of DEMONSTRATIONS) await loadDemonstration(db, join(SEED, '..', name));
	await addSurveys(db);
	for (const name of DEMONSTRATIONS) await publishDemonstration(db, name);
	await addDemonstrationAccounts(db, now);
	await addDemonstrationReports(db);
}

/** The demonstration's surveys, which read words too, its referrals and its services. */
async function addSurveys(db: Database): Promise<void> {
	await addDemonstrationReferrals(db);
	await addDemonstrationServices(db);
	const { addDemonstrationSurveys } = await import('#lib/server/demonstration/surveys.ts');
	await addDemonstrationSurveys(db);
}

/** A wave that nobody published, whose open answers lie in no theme yet. */
async function addOpenAnswers(db: Database, now: Date): Promise<void> {
	const { storeSurvey } = await import('#lib/server/survey/index.ts');
	const wave = { ...perceptionWave('later'), shown: [], themes: [] };
	await storeSurvey(db, 'lrp-2024', { ...perceptionSurvey(), waves: [wave] }, { personId: null, now });
}

/** The demonstration while its second quarter of 2024 is reported, with an officer of a fifth partner. */
async function addReporting(db: Database, now: Date): Promise<void> {
	await addOpenDemonstration(db, now);
	await addDemonstrationAccounts(db, now);
	await addDemonstrationReports(db);
	await addOpenAnswers(db, now);
	await transaction(db, async (writer) => {
		await run(
			writer,
			`insert into person (email, name, created_at, demonstration)
			values ('officer5@example.org', 'Demonstration officer of partner 5', 0, 1)`,
		);
		await run(
			writer,
			`insert into person_role (person_id, plan_id, role, organisation_id)
			select p.id, o.plan_id, 'partner_approver', o.id from person p join organisation o on o.code = 'DP05'
			where p.email = 'officer5@example.org'`,
		);
		// The password that the other accounts of the demonstration have.
		await run(
			writer,
			`insert into credential (person_id, password_hash, changed_at)
			select p.id, c.password_hash, c.changed_at from person p join person a on a.email = 'approver1@example.org'
				join credential c on c.person_id = a.id
			where p.email = 'officer5@example.org'`,
		);
		await run(
			writer,
			`insert into second_factor (person_id, secret, last_step, created_at)
			select p.id, f.secret, 0, 0 from person p join person a on a.email = 'approver1@example.org'
				join second_factor f on f.person_id = a.id
			where p.email = 'officer5@example.org'`,
		);
	});
}
