/** What whoever starts the server has to know to get in; for the terminal, in English like everything there. */
import {
	DEMONSTRATION_PASSWORD,
	DEMONSTRATION_SECRET,
	listDemonstrationAccounts,
} from '#lib/server/demonstration/index.ts';
import { issueFirstToken } from '#lib/server/access/commands/firstAdministrator.ts';
import { snapshot, type Database } from '#lib/server/database/driver.ts';
import type { Settings } from '#lib/server/http/settings.ts';

/**
 * The accounts of the demonstration, which are no secret; where there are none, or they do not count, the link by which
 * somebody becomes the first administrator. Empty as soon as there is one.
 */
export async function announcement(db: Database, settings: Settings, now: Date): Promise<string[]> {
	const accounts = settings.production ? [] : await snapshot(db, listDemonstrationAccounts);
	return accounts.length > 0 ? tellAccounts(accounts) : tellFirst(db, settings, now);
}

/** The link for the first administrator; nothing where there is one. */
export async function tellFirst(db: Database, { origin }: Settings, now: Date): Promise<string[]> {
	const token = await issueFirstToken(db, now);
	if (token === null) return [];
	return [
		'• Nobody administers this server yet. Whoever opens this address first does; it works once, for 24 hours:',
		`    ${origin}/account/first/${token}`,
		'  A new one: npm run first-administrator',
	];
}

function tellAccounts(accounts: Awaited<ReturnType<typeof listDemonstrationAccounts>>): string[] {
	const width = Math.max(...accounts.map(({ email }) => email.length));
	return [
		`• Accounts of the demonstration, all with the password "${DEMONSTRATION_PASSWORD}":`,
		...accounts.map(
			({ email, name, twoSteps }) =>
				`    ${email.padEnd(width)}  ${name}${twoSteps ? ' (asks for a code)' : ''}`,
		),
		`  The code: npm run code, or an authenticator app with the key ${DEMONSTRATION_SECRET}`,
		'  In production (NODE_ENV=production, or an ORIGIN that is not this machine) none of them can sign in.',
	];
}
