/** The secrets of devices: sealed under a key that is not in the database. */
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { factorKey, isSealed, openSecret, sealSecret } from '#lib/server/access/factor.ts';
import { forgetUnreadable, hasSealed, sealFactors } from '#lib/server/access/commands/sealFactors.ts';
import { giveSecondFactor } from '#lib/server/access/commands/signIn.ts';
import { setUpSecondFactor } from '#lib/server/access/commands/setUpSecondFactor.ts';
import { codeAt, offeredSecret } from '#lib/server/access/totp.ts';
import { carryKey, secretKey } from '#lib/server/database/key.ts';
import { rows, type Database } from '#lib/server/database/driver.ts';
import { addPerson, FACTOR_KEY, SECRET, signedIn } from '../../support/people.ts';
import { seed } from '../../routes/support/seed.ts';
import { temporaryDatabase } from './database.ts';

const NOW = new Date('2024-05-04T09:30:00Z');
const OTHER = factorKey('another');
const letter = () => ({ subject: 'A letter', body: 'It was forgotten.' });
const grant = { planId: 1, sectorId: null, organisationId: null, role: 'coordinator' } as const;
let db: Database;
let folder: string;
let remove: () => Promise<void>;
beforeEach(async () => {
	({ db, folder, remove } = await temporaryDatabase(seed));
});
afterEach(() => remove());

const stored = () =>
	rows<{ personId: number; secret: string }>(
		db.writer,
		'select person_id as "personId", secret from second_factor order by person_id',
	);
const give = (personId: number, code: string, key = FACTOR_KEY) =>
	giveSecondFactor(db, {
		...{ personId, code, key, letter, warning: letter },
		...{ address: '192.0.2.1', now: NOW, at: NOW, previous: '' },
	});

test('a sealed secret tells nothing, opens with its key, for its person, and never twice alike', () => {
	const sealed = sealSecret(SECRET, 7, FACTOR_KEY);
	expect(isSealed(sealed)).toBe(true);
	expect(sealed).not.toContain(SECRET.slice(0, 8));
	expect(openSecret(sealed, 7, FACTOR_KEY)).toBe(SECRET);
	expect(openSecret(sealed, 8, FACTOR_KEY)).toBeNull();
	expect(openSecret(sealed, 7, OTHER)).toBeNull();
	expect(sealSecret(SECRET, 7, FACTOR_KEY)).not.toBe(sealed);
	for (const at of [12, 30, sealed.length - 1]) {
		const sign = sealed[at] === 'A' ? 'B' : 'A';
		expect(openSecret(sealed.slice(0, at) + sign + sealed.slice(at + 1), 7, FACTOR_KEY), `${at}`).toBeNull();
	}
	expect(openSecret('sealed:1:', 7, FACTOR_KEY)).toBeNull();
	expect(openSecret(SECRET, 7, FACTOR_KEY)).toBe(SECRET);
});

test('what is set up is stored sealed, and its codes let in', async () => {
	const personId = await addPerson(db, { email: 'a@example.org', grants: [grant] }, NOW);
	const secret = offeredSecret(await signedIn(db, personId, NOW, false));
	const earlier = new Date(NOW.getTime() - 60_000);
	const set = { personId, secret, before: '', letter, now: NOW, at: earlier, key: FACTOR_KEY };
	await setUpSecondFactor(db, { ...set, code: codeAt(secret, earlier) });
	expect(JSON.stringify(await stored())).not.toContain(secret);
	expect(await give(personId, codeAt(secret, NOW))).toHaveLength(32);
});

test('a start seals what an older version wrote, once, and says what another key sealed', async () => {
	const personId = await addPerson(db, { email: 'a@example.org', factor: true }, NOW);
	expect(await hasSealed(db)).toBe(false);
	expect(await sealFactors(db, FACTOR_KEY)).toBe(0);
	expect(await hasSealed(db)).toBe(true);
	const [first] = await stored();
	expect(openSecret(first?.secret ?? '', personId, FACTOR_KEY)).toBe(SECRET);
	await addPerson(db, { email: 'b@example.org', factor: true }, NOW);
	expect(await sealFactors(db, OTHER)).toBe(1);
	// Nothing is sealed with a key that is not the one.
	expect((await stored()).map(({ secret }) => isSealed(secret))).toEqual([true, false]);
	expect(await sealFactors(db, FACTOR_KEY)).toBe(0);
	expect((await stored())[0]).toEqual(first);
	expect((await stored()).every(({ secret }) => isSealed(secret))).toBe(true);
	expect(await give(personId, codeAt(SECRET, NOW))).toHaveLength(32);
});

test('with another key a code is refused by its reason, a recovery code lets in', async () => {
	const personId = await addPerson(db, { email: 'a@example.org', grants: [grant] }, NOW);
	const secret = offeredSecret(await signedIn(db, personId, NOW, false));
	const set = { personId, secret, before: '', letter, now: NOW, at: NOW, key: OTHER };
	const { recoveryCodes } = await setUpSecondFactor(db, { ...set, code: codeAt(secret, NOW) });
	await expect(give(personId, codeAt(secret, NOW))).rejects.toThrow('refused: key lost');
	expect(await give(personId, recoveryCodes[0] ?? '')).toHaveLength(32);
});

test('where the key is lost, what it sealed is forgotten, recorded and told, and nothing else', async () => {
	const lost = await addPerson(db, { email: 'a@example.org', factor: true }, NOW);
	await sealFactors(db, OTHER);
	const kept = await addPerson(db, { email: 'b@example.org', factor: true }, NOW);
	const forget = () => forgetUnreadable(db, { key: FACTOR_KEY, letter, now: NOW });
	expect(await forget()).toBe(1);
	expect((await stored()).map(({ personId }) => personId)).toEqual([kept]);
	expect(await rows(db.writer, `select person_id as id from mail`)).toEqual([{ id: lost }]);
	const told = await rows(db.writer, `select subject from audit_entry where action = 'forget second factor'`);
	expect(told).toEqual([{ subject: `person/${lost}` }]);
	expect(await forget()).toBe(0);
	await sealFactors(db, FACTOR_KEY);
	expect(await forgetUnreadable(db, { key: null, letter, now: NOW })).toBe(1);
});

test('the key goes where its database goes, for its owner alone, and over no other one', async () => {
	const at = (name: string) => {
		mkdirSync(join(folder, name));
		return join(folder, name, 'masar.sqlite');
	};
	const [from, to] = [at('from'), at('to')];
	expect(await carryKey({}, from, to)).toBe('nothing to do');
	const key = await secretKey({}, from, true);
	expect(await carryKey({ MASAR_KEY: 'given' }, from, to)).toBe('nothing to do');
	expect(await secretKey({}, to, false)).toBeNull();
	expect(await carryKey({}, from, to)).toBe('copied');
	expect(await secretKey({}, to, false)).toBe(key);
	const file = join(folder, 'to', 'masar.key');
	expect(statSync(file).mode & 0o777).toBe(0o600);
	expect(await carryKey({}, from, to)).toBe('nothing to do');
	writeFileSync(file, 'another\n');
	expect(await carryKey({}, from, to)).toBe('another is there');
	expect(readFileSync(file, 'utf8')).toBe('another\n');
});

test('of several that make the key at once all have one', async () => {
	const path = join(folder, 'any.sqlite');
	const keys = await Promise.all(Array.from({ length: 8 }, () => secretKey({}, path, true)));
	expect(new Set(keys).size).toBe(1);
});
