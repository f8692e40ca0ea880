/** Brings the database up to date, and gives an empty one the demonstration. */
import { join } from 'node:path';
import { addDemonstrationAccounts } from '#lib/server/demonstration/commands/accounts.ts';
import { addDemonstrationReports } from '#lib/server/demonstration/commands/reports.ts';
import { addDemonstrationReferrals } from '#lib/server/demonstration/referrals/index.ts';
import { addDemonstrationServices } from '#lib/server/demonstration/services.ts';
import { addDemonstrationSurveys } from '#lib/server/demonstration/surveys.ts';
import { readSettings } from '#lib/server/http/settings.ts';
import { announcement } from '#lib/server/access/announce.ts';
import { listPlans } from '#lib/server/plan/queries/plans.ts';
import {
	closeDatabase,
	databaseName,
	databasePath,
	isNoFile,
	migrate,
	openDatabase,
	snapshot,
} from '#lib/server/database/driver.ts';
import { step } from './setup/step.mjs';

const SEEDS = 'db/seed';
const path = databasePath();
const isNew = isNoFile(path);
const db = openDatabase(path, { patient: true });
if (isNew) await step(`Creating the database ${databaseName(path)}`, () => migrate(db));
else await migrate(db);
const settings = readSettings(process.env);
const wanted = process.env.DEMONSTRATION ?? (settings.production ? 'no' : 'yes');
if (wanted === 'yes' && (await snapshot(db, listPlans)).length === 0) {
	// Loaded where it is needed only: most starts find the demonstration in its place.
	const { DEMONSTRATIONS, loadDemonstration, publishDemonstration } = await import('./setup/seeding.ts');
	for (const name of DEMONSTRATIONS) {
		await step(`Loading the demonstration ${name}`, () => loadDemonstration(db, join(SEEDS, name)));
	}
	// A quarter's text names a figure of theirs.
	if (!settings.production) {
		await step('Loading surveys', () => addDemonstrationSurveys(db));
		// A published quarter holds what its sector sent.
		await step('Loading referrals', () => addDemonstrationReferrals(db));
	}
	for (const name of DEMONSTRATIONS) {
		await step(`Publishing quarters of ${name}`, () => publishDemonstration(db, name));
	}
	if (!settings.production) {
		await addDemonstrationAccounts(db, new Date());
		await addDemonstrationReports(db);
		await step('Loading its services', () => addDemonstrationServices(db));
	}
	if (process.argv.includes('--tell')) {
		console.log((await announcement(db, settings, new Date())).join('\n'));
	}
}
await closeDatabase(db);
