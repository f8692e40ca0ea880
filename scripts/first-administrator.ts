/** npm run first-administrator [-- ADDRESS]: the link for the first one; or a later plan for somebody who is there. */
import { appointAdministrator } from '#lib/server/access/commands/firstAdministrator.ts';
import { closeDatabase, databasePath, migrate, openDatabase } from '#lib/server/database/driver.ts';
import { readSettings } from '#lib/server/http/settings.ts';
import { tellFirst } from '#lib/server/access/announce.ts';

const [email, ...others] = process.argv.slice(2);
if (others.length > 0) {
	console.error('usage: npm run first-administrator [-- ADDRESS]');
	process.exit(1);
}
const db = openDatabase(databasePath(), { patient: true });
try {
	await migrate(db);
	const now = new Date();
	const lines =
		email === undefined ? await tellFirst(db, readSettings(process.env), now) : await appoint(email);
	console.log(
		lines.join('\n') || 'There is an administrator: people are invited on the page /manage/people.',
	);
	if (lines.length === 0) process.exitCode = 1;
} finally {
	await closeDatabase(db);
}

async function appoint(address: string): Promise<string[]> {
	const plans = await appointAdministrator(db, address.trim().toLowerCase(), new Date());
	if (plans === null) return [`Nobody has the address ${address}: invite them first.`];
	return plans.length > 0
		? [`${address} administers ${plans.join(', ')}.`]
		: ['Every plan has an administrator already.'];
}
