/** Everybody who could ask, in the plan of the seed, and forms sent as a browser sends them. */
import { closeDatabase, openDatabase, rows } from '#lib/server/database/driver.ts';
import type { Grant } from '#lib/access/grant.ts';
import { ROLES, WITH_SECOND_FACTOR, type PlanRole, type Role } from '#lib/access/permission.ts';
import { addPerson, signedIn } from '../../support/people.ts';
import { raw, type App, type RawAnswer } from './app.ts';
import { seed } from './seed.ts';

const NOW = new Date('2024-05-04T09:30:00Z');

function grantOf(role: PlanRole): Grant {
	const organisationId = role.startsWith('partner') ? 1 : role === 'donor' ? 3 : null;
	return {
		...{ role, planId: 1, sectorId: null, organisationId },
		...(role === 'clearer' && { clears: 'co_lead' }),
	};
}

/** The seed's plans, and a person for each role; `person@…` has none. */
export async function seedPeople(path: string): Promise<void> {
	await seed(path);
	const db = openDatabase(path);
	for (const role of ROLES) {
		const factor = WITH_SECOND_FACTOR.includes(role);
		await addPerson(db, { email: `${role}@example.org`, grants: [grantOf(role)], factor }, NOW);
	}
	await addPerson(db, { email: 'person@example.org' }, NOW);
	await closeDatabase(db);
}

/** A cookie for each role; an unproven one is a coordinator's who has given the password only. */
export async function cookiesOf(app: App): Promise<Record<Role, string>> {
	const db = openDatabase(app.database);
	const ids = await rows<{ id: number; email: string }>(db.writer, 'select id, email from person');
	const token = async (name: string, proven = true) => {
		const found = ids.find(({ email }) => email === `${name}@example.org`);
		return `session=${await signedIn(db, found?.id ?? 0, NOW, proven)}`;
	};
	const cookies = {
		stranger: '',
		unproven: await token('coordinator', false),
		person: await token('person'),
	};
	const roles = await Promise.all(ROLES.map(async (role) => [role, await token(role)] as const));
	await closeDatabase(db);
	return { ...cookies, ...(Object.fromEntries(roles) as Record<PlanRole, string>) };
}

function isList(fields: object): fields is readonly (readonly [string, string])[] {
	return Array.isArray(fields);
}

/**
 * @param fields a name comes as often as its field has choices
 * @param headers in place of a browser's own
 */
export async function post(
	app: App,
	path: string,
	fields: Readonly<Record<string, string>> | readonly (readonly [string, string])[],
	{ cookie = '', headers = {} }: { cookie?: string; headers?: Record<string, string> } = {},
): Promise<RawAnswer> {
	return raw(app, path, {
		method: 'POST',
		body: String(new URLSearchParams(isList(fields) ? fields.map(([name, value]) => [name, value]) : fields)),
		headers: {
			origin: app.origin,
			accept: 'text/html',
			'content-type': 'application/x-www-form-urlencoded',
			...(cookie && { cookie }),
			...headers,
		},
	});
}

/** The session that an answer sets, as a browser sends it back. */
export function cookieOf({ headers }: RawAnswer): string {
	return (headers['set-cookie'] ?? []).map((line) => line.split(';')[0]).join('; ');
}
