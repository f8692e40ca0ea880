/** What signing in rests on: passwords, sessions, limits, codes, links. */
import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import * as schema from '#db/schema/index.ts';
import { beginAttempt, forgive, type Attempt } from '#lib/server/access/commands/attempts.ts';
import { hashPassword, isPassword } from '#lib/server/access/password.ts';
import { digest } from '#lib/server/access/secret.ts';
import { endSessions, findSession, touchSession } from '#lib/server/access/commands/session.ts';
import { giveSecondFactor, signIn } from '#lib/server/access/commands/signIn.ts';
import { codeAt, newRecoveryCodes, offeredSecret, qrCode, stepOf } from '#lib/server/access/totp.ts';
import { setUpSecondFactor } from '#lib/server/access/commands/setUpSecondFactor.ts';
import { first, snapshot, transaction, type Database } from '#lib/server/database/driver.ts';
import { addPerson, FACTOR_KEY, PASSWORD, SECRET, signedIn } from '../../support/people.ts';
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

const letter = () => ({ subject: 'A code', body: 'It was used.' });
const find = (token: string, now = NOW, production = false) =>
	snapshot(db, (reader) => findSession(reader, token, now, production));
const request = {
	password: PASSWORD,
	address: '192.0.2.1',
	now: NOW,
	production: false,
	previous: undefined,
};
const code = (personId: number, given: string, at: Date, previous: string) =>
	giveSecondFactor(db, {
		personId,
		code: given,
		address: '192.0.2.1',
		now: NOW,
		at,
		key: FACTOR_KEY,
		previous,
		letter,
		warning: letter,
	});

describe('a password', () => {
	test('is right or wrong, however its letters were composed', async () => {
		const stored = await hashPassword('Chaise café lumière');
		expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
		expect(await isPassword('Chaise café lumière'.normalize('NFD'), stored)).toBe(true);
		expect(await isPassword('chaise café lumière', stored)).toBe(false);
		expect(await isPassword('Chaise café lumière', undefined)).toBe(false);
		expect(await isPassword('', 'not a hash')).toBe(false);
	});

	test('leaves another hash each time', async () => {
		expect(await hashPassword(PASSWORD)).not.toBe(await hashPassword(PASSWORD));
	});
});

describe('a session', () => {
	test('is found by its token, of which only a hash is stored', async () => {
		const personId = await addPerson(db, { email: 'a@example.org', grants: [grant] }, NOW);
		const token = await signedIn(db, personId, NOW);
		expect(await find(token)).toMatchObject({ owes: 'nothing', viewer: { personId, grants: [grant] } });
		const stored = await db.writer.select().from(schema.session);
		expect(stored.map(({ hash }) => hash)).toEqual([digest(token)]);
		expect(JSON.stringify(stored)).not.toContain(token);
		expect(await find(`${token}x`)).toBeUndefined();
	});

	test('ends when it lies idle, and at the latest after a week', async () => {
		const personId = await addPerson(db, { email: 'a@example.org' }, NOW);
		const token = await signedIn(db, personId, NOW);
		expect(await find(token, later(12 * 60))).toBeDefined();
		expect(await find(token, later(12 * 60 + 1))).toBeUndefined();
		for (let hours = 10; hours < 7 * 24; hours += 10) {
			await transaction(db, (writer) => touchSession(writer, token, later(hours * 60)));
		}
		expect(await find(token, later(7 * 24 * 60 - 1))).toBeDefined();
		expect(await find(token, later(7 * 24 * 60))).toBeUndefined();
	});

	test('owes a second factor where there is one, or the role asks for it', async () => {
		const plain = await addPerson(db, { email: 'a@example.org' }, NOW);
		const asked = await addPerson(db, { email: 'b@example.org', factor: true }, NOW);
		const required = await addPerson(db, { email: 'c@example.org', grants: [grant] }, NOW);
		const owes = async (personId: number) => (await find(await signedIn(db, personId, NOW, false)))?.owes;
		expect(await owes(plain)).toBe('nothing');
		expect(await owes(asked)).toBe('code');
		expect(await owes(required)).toBe('set-up');
	});

	test('loses with the next request what was taken away', async () => {
		const personId = await addPerson(db, { email: 'a@example.org', grants: [grant] }, NOW);
		const token = await signedIn(db, personId, NOW);
		await transaction(db, async (writer) => writer.delete(schema.personRole));
		expect((await find(token))?.viewer.grants).toEqual([]);
		await transaction(db, (writer) => endSessions(writer, personId));
		expect(await find(token)).toBeUndefined();
	});

	test('of the demonstration is none in production', async () => {
		const personId = await addPerson(db, { email: 'a@example.org', demonstration: true }, NOW);
		const token = await signedIn(db, personId, NOW);
		expect(await find(token)).toBeDefined();
		expect(await find(token, NOW, true)).toBeUndefined();
		const tried = { ...request, email: 'a@example.org', production: true };
		await expect(signIn(db, tried)).rejects.toThrow('refused: wrong sign-in');
	});
});

/** Until when an attempt has to wait; null: it was let through. */
async function waitOf(begun: Promise<void>): Promise<Date | null> {
	try {
		await begun;
		return null;
	} catch (error) {
		if (error instanceof TooOften) return error.until;
		throw error;
	}
}

describe('limits', () => {
	const attempt: Attempt = { what: 'sign-in', account: 'A@example.org', address: '192.0.2.1', now: NOW };

	test('ten tries of an account from anywhere, and then a wait that is told and ends', async () => {
		const tries = Array.from({ length: 30 }, (_, at) =>
			beginAttempt(db, { ...attempt, account: 'a@example.org ', address: `198.51.100.${at}` }),
		);
		const answers = await Promise.all(tries.map(waitOf));
		expect(answers.filter((until) => until === null)).toHaveLength(10);
		expect(answers.at(-1)).toEqual(later(15));
		expect(await waitOf(beginAttempt(db, { ...attempt, now: later(14) }))).toEqual(later(15));
		expect(await waitOf(beginAttempt(db, { ...attempt, now: later(15) }))).toBeNull();
	});

	test('fifty tries from one network, whoever is tried', async () => {
		const answers: (Date | null)[] = [];
		for (let at = 0; at < 60; at++) {
			const address = `2001:db8:0:1:${at.toString(16)}::1`;
			answers.push(await waitOf(beginAttempt(db, { ...attempt, account: `${at}@example.org`, address })));
		}
		expect(answers.filter((until) => until === null)).toHaveLength(50);
		const other = { ...attempt, account: 'x@example.org', address: '2001:db8:0:2::1' };
		expect(await waitOf(beginAttempt(db, other))).toBeNull();
	});

	test('a success forgives one try from its address, not those that others made from there', async () => {
		for (let at = 0; at < 49; at++) {
			await beginAttempt(db, { ...attempt, account: `${at}@example.org`, now: later(-1) });
		}
		expect(await waitOf(beginAttempt(db, attempt))).toBeNull();
		await transaction(db, (writer) => forgive(writer, attempt));
		expect(await waitOf(beginAttempt(db, { ...attempt, account: 'x@example.org' }))).toBeNull();
		expect(await waitOf(beginAttempt(db, { ...attempt, account: 'y@example.org' }))).toEqual(later(14));
	});

	test('what succeeds counts no more', async () => {
		for (let at = 0; at < 20; at++) {
			expect(await waitOf(beginAttempt(db, attempt))).toBeNull();
			await transaction(db, (writer) => forgive(writer, attempt));
		}
		expect((await first(db.writer.select({ n: sql<number>`count(*)` }).from(schema.attempt)))?.n).toBe(0);
	});
});

describe('a code', () => {
	const at = new Date('2026-01-01T00:00:10Z');
	const half = (steps: number) => new Date(at.getTime() + steps * 30_000);

	test('is that of RFC 6238, of one half minute before or after too', () => {
		const rfc = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
		expect(codeAt(rfc, new Date(1111111109_000))).toBe('081804');
		const now = codeAt(SECRET, at);
		expect(stepOf(SECRET, `${now.slice(0, 3)} ${now.slice(3)}`, at)).toBe(at.getTime() / 30_000 - 1 / 3);
		expect(stepOf(SECRET, now, half(1))).not.toBeNull();
		expect(stepOf(SECRET, now, half(2))).toBeNull();
		expect(['', '12345', '1234567', 'abcdef'].map((one) => stepOf(SECRET, one, at))).toEqual([
			null,
			null,
			null,
			null,
		]);
	});

	test('is taken once, and the session that it begins is another', async () => {
		const personId = await addPerson(db, { email: 'a@example.org', factor: true }, NOW);
		const owed = await signIn(db, { ...request, email: 'a@example.org' });
		const given = await code(personId, codeAt(SECRET, at), at, owed);
		expect(await find(owed)).toBeUndefined();
		expect((await find(given))?.owes).toBe('nothing');
		await expect(code(personId, codeAt(SECRET, at), at, owed)).rejects.toThrow('refused: wrong code');
		await expect(code(personId, codeAt(SECRET, half(-1)), at, owed)).rejects.toThrow('refused: wrong code');
		const next = await code(personId, codeAt(SECRET, half(1)), half(1), owed);
		expect((await find(next))?.owes).toBe('nothing');
	});

	test('cannot be guessed: five tries', async () => {
		const personId = await addPerson(db, { email: 'a@example.org', factor: true }, NOW);
		const right = codeAt(SECRET, at);
		const wrong = right === '000000' ? '000001' : '000000';
		for (let tries = 0; tries < 5; tries++) {
			await expect(code(personId, wrong, at, '')).rejects.toThrow('refused: wrong code');
		}
		await expect(code(personId, wrong, at, '')).rejects.toBeInstanceOf(TooOften);
		// Once, to the owner: whoever tries has the password.
		expect(await db.writer.select().from(schema.mail)).toHaveLength(1);
		await expect(code(personId, right, at, '')).rejects.toBeInstanceOf(TooOften);
	});

	test('sets up the factor; each recovery code then lets in once, however it is typed', async () => {
		const personId = await addPerson(db, { email: 'a@example.org', grants: [grant] }, NOW);
		const token = await signedIn(db, personId, NOW, false);
		const secret = offeredSecret(token);
		expect(offeredSecret(token)).toBe(secret);
		const set = { personId, secret, before: '', letter, now: NOW, at, key: FACTOR_KEY };
		const wrong = setUpSecondFactor(db, { ...set, code: '000000' });
		await expect(wrong).rejects.toThrow('refused: wrong first code');
		const done = await setUpSecondFactor(db, { ...set, code: codeAt(secret, at) });
		expect(await find(token)).toBeUndefined();
		const [first = ''] = done.recoveryCodes;
		const stored = JSON.stringify(await db.writer.select().from(schema.recoveryCode));
		expect(done.recoveryCodes.filter((one) => stored.includes(one.replaceAll('-', '')))).toEqual([]);
		const entered = await code(personId, ` ${first.toUpperCase().replaceAll('-', ' ')}`, at, '');
		expect((await find(entered))?.owes).toBe('nothing');
		await expect(code(personId, first, at, '')).rejects.toThrow('refused: wrong code');
	});

	test('is replaced only with a code of its own, and its owner is told', async () => {
		const personId = await addPerson(db, { email: 'a@example.org', grants: [grant], factor: true }, NOW);
		const token = await signedIn(db, personId, NOW);
		const secret = offeredSecret(token);
		const set = { personId, secret, letter, now: NOW, at, key: FACTOR_KEY, code: codeAt(secret, at) };
		const letters = async () => (await db.writer.select().from(schema.mail)).length;
		for (const before of ['', '000000', codeAt(secret, at), 'aaaa-bbbb-cccc-dddd']) {
			await expect(setUpSecondFactor(db, { ...set, before })).rejects.toThrow('refused: wrong code');
		}
		expect(await find(token)).toBeDefined();
		expect(await letters()).toBe(0);
		const done = await setUpSecondFactor(db, { ...set, before: codeAt(SECRET, at) });
		expect(await letters()).toBe(1);
		const again = { ...set, secret: offeredSecret(done.token), code: codeAt(offeredSecret(done.token), at) };
		await setUpSecondFactor(db, { ...again, before: done.recoveryCodes[3] ?? '' });
	});

	test('a recovery code is stored slow and salted, and its use is told by mail', async () => {
		const personId = await addPerson(db, { email: 'a@example.org', grants: [grant] }, NOW);
		const secret = offeredSecret(await signedIn(db, personId, NOW, false));
		const set = {
			personId,
			secret,
			before: '',
			letter,
			now: NOW,
			at,
			key: FACTOR_KEY,
			code: codeAt(secret, at),
		};
		const { recoveryCodes } = await setUpSecondFactor(db, set);
		for (const { hash } of await db.writer.select().from(schema.recoveryCode)) {
			expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
		}
		const before = (await db.writer.select().from(schema.mail)).length;
		await code(personId, recoveryCodes[0] ?? '', at, '');
		expect((await db.writer.select().from(schema.mail)).length).toBe(before + 1);
	});

	test('recovery codes differ, and the square holds the secret', () => {
		const codes = newRecoveryCodes();
		expect(new Set(codes).size).toBe(10);
		expect(codes.every((one) => /^[2-9a-z]{4}(-[2-9a-z]{4}){3}$/.test(one))).toBe(true);
		const { size, path } = qrCode(SECRET, 'a@example.org');
		expect(path.match(/M/g)?.length).toBeGreaterThan((size * size) / 10);
	});
});

test('the first step answers and takes the same for a known and an unknown address', async () => {
	await addPerson(db, { email: 'known@example.org' }, NOW);
	await addPerson(db, { email: 'invited@example.org', invited: true }, NOW);
	const fastest = new Map<string, number>();
	const ratio = () => Math.max(...fastest.values()) / Math.min(...fastest.values());
	// What is beside it on the machine slows single ones down: the fastest of each come to the same, if they are.
	for (let round = 0; round < 5 || (round < 50 && ratio() >= 1.5); round++) {
		for (const email of ['known@example.org', 'invited@example.org', 'nobody@example.org']) {
			const began = performance.now();
			// Half an hour later each time: nobody is held up for having tried too often.
			const attempt = { ...request, email, password: 'wrong', now: later(round * 30) };
			await expect(signIn(db, attempt)).rejects.toThrow('refused: wrong sign-in');
			fastest.set(email, Math.min(fastest.get(email) ?? Infinity, performance.now() - began));
		}
	}
	expect(ratio()).toBeLessThan(1.5);
});
