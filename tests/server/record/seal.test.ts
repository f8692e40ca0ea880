/** What the sealed record shows: an end that was cut, a record that was emptied or written anew. */
import { chmodSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { run, snapshot, transaction, type Database } from '#lib/server/database/driver.ts';
import { appendAudit } from '#lib/server/record/commands/appendAudit.ts';
import { checkAudit } from '#lib/server/record/commands/checkAudit.ts';
import { checkSeals, sealRecord } from '#lib/server/record/commands/sealRecord.ts';
import { secretKey } from '#lib/server/database/key.ts';
import { addPerson } from '../../support/people.ts';
import { temporaryDatabase } from '../access/database.ts';
import { seed } from '../../routes/support/seed.ts';

const KEY = 'a key that is not in the database';
const NOW = new Date('2024-05-04T09:30:00Z');
let db: Database;
let folder: string;
let remove: () => Promise<void>;
beforeEach(async () => {
	({ db, folder, remove } = await temporaryDatabase(seed));
	await addPerson(db, { email: 'a@example.org' }, NOW);
	await write(5);
});
afterEach(() => remove());

const write = (entries: number) =>
	transaction(db, async (writer) => {
		for (let i = 0; i < entries; i++) {
			const event = {
				at: NOW,
				personId: null,
				planId: 1,
				subject: `report/${i}`,
				before: null,
				after: { i },
			};
			await appendAudit(writer, { ...event, action: 'approve report' });
		}
	});
const seal = () => sealRecord(db, KEY, NOW);
const faultOf = async (key = KEY) =>
	(await snapshot(db, (reader) => checkSeals(reader, key))).fault?.why ?? null;
const change = (text: string) => transaction(db, (writer) => run(writer, text));
/** As somebody does who owns the database and knows how the chain is made. */
async function rewrite(entries: number): Promise<void> {
	await change('delete from audit_entry');
	await write(entries);
	expect((await snapshot(db, checkAudit)).broken).toBeNull();
}

test('a record that only grew is sound, and each seal is made once', async () => {
	expect(await faultOf()).toBe('unsealed');
	expect(await seal()).toMatchObject({ entries: 5, lastId: 5 });
	expect(await seal()).toBeNull();
	await write(3);
	expect(await faultOf()).toBeNull();
	expect(await seal()).toMatchObject({ entries: 8 });
	expect(await faultOf()).toBeNull();
});

test('another key makes no seal that holds', async () => {
	await seal();
	expect(await faultOf('another key')).toBe('wrong key');
	await sealRecord(db, 'another key', NOW);
	await write(1);
	await sealRecord(db, 'another key', NOW);
	expect(await faultOf()).toBe('wrong key');
});

test('cut, emptied, rewritten as a whole and without its seals', async () => {
	await seal();
	await change('delete from audit_entry where id > 3');
	expect((await snapshot(db, checkAudit)).broken).toBeNull();
	expect(await faultOf()).toBe('rewritten');
	await rewrite(4);
	expect(await faultOf()).toBe('rewritten');
	await change('delete from audit_seal');
	expect(await faultOf()).toBe('unsealed');
	await change('delete from audit_entry');
	expect(await faultOf()).toBe('emptied');
});

test('the key is given, or stands in a file beside the database for its owner alone', async () => {
	const path = join(folder, 'any');
	const file = join(folder, 'masar.key');
	rmSync(file, { force: true });
	expect(await secretKey({ MASAR_KEY: 'given' }, path, true)).toBe('given');
	expect(await secretKey({}, path, false)).toBeNull();
	const made = await secretKey({}, path, true);
	expect(made).toMatch(/^[0-9a-f]{64}$/);
	expect(statSync(file).mode & 0o777).toBe(0o600);
	expect(await secretKey({}, path, true)).toBe(made);
	expect(readFileSync(file, 'utf8').trim()).toBe(made);
	writeFileSync(file, '');
	chmodSync(file, 0o600);
	expect(await secretKey({}, path, true)).not.toBe(made);
});
