/** The built application while the demonstration's second quarter of 2024 is reported, with an officer of a fifth partner. */
import { rmSync } from 'node:fs';
import {
	closeDatabase,
	databasePath,
	migrate,
	openDatabase,
	run,
	transaction,
} from '#lib/server/database/driver.ts';
import { addDemonstrationAccounts } from '#lib/server/demonstration/commands/accounts.ts';
import { addDemonstrationReports } from '#lib/server/demonstration/commands/reports.ts';
import { importBundle } from '#lib/server/exchange/import.ts';

const path = databasePath();
for (const ending of ['', '-wal', '-shm']) rmSync(path + ending, { force: true });
const db = openDatabase(path);
await migrate(db);
const now = new Date(process.env.MASAR_NOW ?? '');
await importBundle(db, 'db/seed/lrp-2024', { now });
await addDemonstrationAccounts(db, now);
await addDemonstrationReports(db);
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
});
await closeDatabase(db);
// By a variable: the build is there when this runs, not when types are checked.
const server = new URL('../../../build/server.js', import.meta.url).href;
await import(server);
