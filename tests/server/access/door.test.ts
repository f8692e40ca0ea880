/** Who is let in again: known devices, second factors, invitations. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import * as schema from '#db/schema/index.ts';
import { issueToken, spendTokens } from '#lib/server/access/commands/oneUse.ts';
import { findToken } from '#lib/server/access/queries/token.ts';
import { findDevice, rememberDevice } from '#lib/server/access/commands/devices.ts';
import type { PlanRole } from '#lib/access/permission.ts';
import { findSession } from '#lib/server/access/commands/session.ts';
import { signIn } from '#lib/server/access/commands/signIn.ts';
import { snapshot, transaction, type Database } from '#lib/server/database/driver.ts';
import { addPerson, PASSWORD, signedIn } from '../../support/people.ts';
import { seed } from '../../routes/support/seed.ts';
import { TooOften } from '#lib/server/refused.ts';
import { temporaryDatabase } from './database.ts';

const NOW = new Date('2024-05-04T09:30:00Z');
const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);
const grant = { role: 'coordinator', planId: 1, sectorId: null, organisationId: null } as const;

let db: Database;
let remove: () => void;
beforeEach(async () => {
	({ db, remove } = await temporaryDatabase(seed));
});
afterEach(() => remove());

const find = (token: string, now = NOW, production = false) =>
	snapshot(db, (reader) => findSession(reader, token, now, production));
const request = {
	password: PASSWORD,
	address: '192.0.2.1',
	now: NOW,
	production: false,
	previous: undefined,
};
test('a stranger’s tries do not close the door of a device that signed in before', async () => {
	const personId = await addPerson(db, { email: 'a@example.org' }, NOW);
	await addPerson(db, { email: 'b@example.org' }, NOW);
	const enter = (password: string, device?: string, email = 'a@example.org', address = '192.0.2.1') =>
		signIn(db, { ...request, email, password, device, address });
	const token = await enter(PASSWORD);
	const device = await rememberDevice(db, { token, device: undefined, now: NOW });
	expect(JSON.stringify(await db.writer.select().from(schema.knownDevice))).not.toContain(device);
	expect(await rememberDevice(db, { token, device, now: NOW })).toBe(device);
	for (let tries = 0; tries < 10; tries++) {
		await expect(enter('wrong', undefined, 'a@example.org', `198.51.100.${tries}`)).rejects.toThrow(
			'wrong sign-in',
		);
	}
	await expect(enter(PASSWORD, undefined, 'a@example.org', '203.0.113.1')).rejects.toBeInstanceOf(TooOften);
	await expect(enter(PASSWORD, 'a device that is made up')).rejects.toBeInstanceOf(TooOften);
	await enter(PASSWORD, device);
	// It does not open the door for others, nor to guesses without end.
	await expect(enter(PASSWORD, undefined, 'a@example.org', '203.0.113.1')).rejects.toBeInstanceOf(TooOften);
	for (let tries = 0; tries < 10; tries++)
		await expect(enter('wrong', device)).rejects.toThrow('wrong sign-in');
	await expect(enter(PASSWORD, device)).rejects.toBeInstanceOf(TooOften);
	expect(await findDevice(db, 'b@example.org', device)).toBeUndefined();
	expect(personId).toBeGreaterThan(0);
});

test('whoever submits owes a second factor, and everybody where the plan says so', async () => {
	const owes = async (role: PlanRole) => {
		const given = { ...grant, role, organisationId: role.startsWith('partner') ? 1 : null };
		const id = await addPerson(db, { email: `${role}-${Math.random()}@example.org`, grants: [given] }, NOW);
		return (await find(await signedIn(db, id, NOW, false)))?.owes;
	};
	expect(await owes('partner_approver')).toBe('set-up');
	expect(await owes('partner_reporter')).toBe('nothing');
	expect(await owes('reader')).toBe('nothing');
	await db.writer.update(schema.plan).set({ secondFactor: 'all' });
	expect(await owes('reader')).toBe('set-up');
});

test('a later invitation takes the place of earlier ones', async () => {
	const personId = await addPerson(db, { email: 'new@example.org', invited: true }, NOW);
	const issue = () => transaction(db, (writer) => issueToken(writer, 'invitation', personId, NOW));
	const [first, second] = [await issue(), await issue()];
	const owner = (token: string) => snapshot(db, (reader) => findToken(reader, 'invitation', token, NOW));
	expect(await owner(first)).toBeUndefined();
	expect(await owner(second)).toBe(personId);
});

describe('a link', () => {
	test('works once, for its own purpose, for a day, and none is in the database', async () => {
		const personId = await addPerson(db, { email: 'a@example.org' }, NOW);
		const token = await transaction(db, (writer) => issueToken(writer, 'reset', personId, NOW));
		const owner = (kind: 'reset' | 'invitation', now = NOW) =>
			snapshot(db, (reader) => findToken(reader, kind, token, now));
		expect(await owner('reset')).toBe(personId);
		expect(await owner('invitation')).toBeUndefined();
		expect(await owner('reset', later(24 * 60))).toBeUndefined();
		expect(JSON.stringify(await db.writer.select().from(schema.oneUseToken))).not.toContain(token);
		await transaction(db, (writer) => spendTokens(writer, 'invitation', personId, NOW));
		expect(await owner('reset')).toBe(personId);
		await transaction(db, (writer) => spendTokens(writer, 'reset', personId, NOW));
		expect(await owner('reset')).toBeUndefined();
	});
});
