/** Who came in, went or tried to stands in the record, without what was typed. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkPassword } from '#lib/server/access/commands/checkPassword.ts';
import { giveSecondFactor, signIn } from '#lib/server/access/commands/signIn.ts';
import { endOthers, signOut } from '#lib/server/access/commands/signOut.ts';
import { codeAt } from '#lib/server/access/totp.ts';
import { checkAudit } from '#lib/server/record/commands/checkAudit.ts';
import { askReset } from '#lib/server/access/commands/askReset.ts';
import { snapshot, type Database } from '#lib/server/database/driver.ts';
import { listAudit } from '#lib/server/record/queries/audit.ts';
import { addPerson, FACTOR_KEY, PASSWORD, SECRET, signedIn } from '../../support/people.ts';
import { seed } from '../../routes/support/seed.ts';
import { temporaryDatabase } from './database.ts';

const NOW = new Date('2024-05-04T09:30:00Z');
const grant = { role: 'coordinator', planId: 1, sectorId: null, organisationId: null } as const;
let db: Database;
let remove: () => void;
beforeEach(async () => {
	({ db, remove } = await temporaryDatabase(seed));
});
afterEach(() => remove());

const told = async (planId = 1, action = 'entry') =>
	(await snapshot(db, (reader) => listAudit(reader, planId, { action }))).reverse();
const request = { address: '192.0.2.77', now: NOW, production: false, previous: undefined };
const tryPassword = (email: string, password: string) => signIn(db, { ...request, email, password });

test('signing in and out, each step and each that failed', async () => {
	const personId = await addPerson(db, { email: 'c@example.org', grants: [grant], factor: true }, NOW);
	await expect(tryPassword('c@example.org', 'a wrong password')).rejects.toThrow('refused');
	const first = await tryPassword('c@example.org', PASSWORD);
	const give = (code: string) =>
		giveSecondFactor(db, {
			...{ ...request, personId, code, at: NOW, key: FACTOR_KEY, previous: first },
			letter: () => ({ subject: 'A code', body: 'It was used.' }),
			warning: () => ({ subject: 'A code', body: 'It was wrong.' }),
		});
	await expect(give('000000')).rejects.toThrow('refused: wrong code');
	const second = await give(codeAt(SECRET, NOW));
	await signedIn(db, personId, NOW);
	expect(await endOthers(db, { personId, token: second, now: NOW })).toBe(1);
	await signOut(db, { personId, token: second, now: NOW });
	const name = 'Name of c@example.org';
	const subject = `person/${personId}`;
	expect(await told()).toMatchObject([
		{ action: 'fail sign-in', person: null, subject, about: { name } },
		{ action: 'sign in', person: name, subject },
		{ action: 'fail second factor', person: null, subject },
		{ action: 'give second factor', person: name, after: '{"by":"device"}' },
		{ action: 'end sessions', person: name, after: '{"ended":1}' },
		{ action: 'sign out', person: name, subject },
	]);
	expect((await snapshot(db, checkAudit)).broken).toBeNull();
});

test('keeps nothing of what a stranger typed', async () => {
	await expect(tryPassword('nobody@example.org', 'a stranger’s words')).rejects.toThrow('refused');
	await askReset(db, 'nobody@example.org', NOW, false);
	const entries = await told();
	expect(entries).toMatchObject([
		{ action: 'fail sign-in', person: null, subject: 'person/unknown', about: null },
		{ action: 'ask for password', person: null, subject: 'person/unknown' },
	]);
	expect(JSON.stringify(entries)).not.toMatch(/nobody@|stranger|192\.0/);
});

test('a wrong password for a change, and a request for a new one', async () => {
	const personId = await addPerson(db, { email: 'c@example.org', grants: [grant] }, NOW);
	const tried = { what: 'sign-in', account: 'c@example.org', address: '192.0.2.1', now: NOW } as const;
	await expect(checkPassword(db, personId, 'wrong', tried)).rejects.toThrow('refused: wrong password');
	await checkPassword(db, personId, PASSWORD, tried);
	await askReset(db, 'c@example.org', NOW, false);
	expect(await told()).toMatchObject([
		{ action: 'fail password', person: 'Name of c@example.org' },
		{ action: 'ask for password', person: null, subject: `person/${personId}` },
	]);
});

test('is seen where the person has a role, and nowhere else', async () => {
	await addPerson(db, { email: 'c@example.org', grants: [grant] }, NOW);
	await addPerson(db, { email: 'd@example.org' }, NOW);
	await tryPassword('c@example.org', PASSWORD);
	await tryPassword('d@example.org', PASSWORD);
	expect(await told()).toMatchObject([{ person: 'Name of c@example.org' }]);
	expect(await told(2)).toEqual([]);
	expect(await told(1, 'sign in')).toHaveLength(1);
	expect(await told(1, 'review')).toEqual([]);
});
