/** The end of the record, in the mail of those who administer. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { hasEntry } from '#lib/server/record/commands/checkAudit.ts';
import { mailSeal } from '#lib/server/record/commands/mailSeal.ts';
import { appendAudit } from '#lib/server/record/commands/appendAudit.ts';
import { checkSeals } from '#lib/server/record/commands/sealRecord.ts';
import { worksOf } from '#lib/server/jobs/works.ts';
import { readJobSettings } from '#lib/server/jobs/settings.ts';
import { sealLetter } from '#lib/server/mail/letters.ts';
import { rows, run, snapshot, transaction, type Database } from '#lib/server/database/driver.ts';
import { addPerson } from '../../support/people.ts';
import { seed } from '../../routes/support/seed.ts';
import { temporaryDatabase } from '../access/database.ts';

const NOW = new Date('2024-05-04T09:30:00Z');
const KEY = 'a key';
let db: Database;
let remove: () => Promise<void>;
beforeEach(async () => {
	({ db, remove } = await temporaryDatabase(seed));
});
afterEach(() => remove());

const send = () => mailSeal(db, { key: KEY, letter: sealLetter, now: NOW });
const letters = () =>
	rows<{ email: string; body: string }>(
		db.writer,
		'select p.email, m.body from mail m join person p on p.id = m.person_id order by p.email',
	);
const write = () =>
	transaction(db, (writer) =>
		appendAudit(writer, {
			...{ at: NOW, personId: null, planId: 1, action: 'import bundle', subject: 'plan/1' },
			...{ before: null, after: null },
		}),
	);
const administers = (planId: number) =>
	({ role: 'administrator', planId, sectorId: null, organisationId: null }) as const;

test('every administrator gets it once, and nobody else', async () => {
	await write();
	await addPerson(db, { email: 'a@example.org', grants: [administers(1), administers(2)] }, NOW);
	await addPerson(db, { email: 'b@example.org', grants: [administers(2)] }, NOW);
	await addPerson(db, { email: 'c@example.org', grants: [{ ...administers(1), role: 'coordinator' }] }, NOW);
	await addPerson(db, { email: 'd@example.org', grants: [administers(1)], invited: true }, NOW);
	await addPerson(db, { email: 'e@example.org', grants: [administers(1)], demonstration: true }, NOW);
	const disabled = await addPerson(db, { email: 'f@example.org', grants: [administers(1)] }, NOW);
	await run(db.writer, `update person set disabled_at = 1 where id = @disabled`, { disabled });
	const { seal, letters: count } = await send();
	expect(count).toBe(2);
	const sent = await letters();
	expect(sent.map(({ email }) => email)).toEqual(['a@example.org', 'b@example.org']);
	for (const { body } of sent) {
		for (const told of [String(seal?.entries), seal?.hash ?? '-', seal?.mac ?? '-'])
			expect(body).toContain(told);
		expect(body).toContain(`npm run verify-audit -- ${seal?.entries} ${seal?.hash}`);
	}
	expect((await snapshot(db, (reader) => checkSeals(reader, KEY))).fault).toBeNull();
});

test('what was told tells a record that was cut or written anew', async () => {
	await write();
	await write();
	await addPerson(db, { email: 'a@example.org', grants: [administers(1)] }, NOW);
	const { seal } = await send();
	const holds = () => snapshot(db, (reader) => hasEntry(reader, seal?.entries ?? 0, seal?.hash ?? ''));
	expect(await holds()).toBe(true);
	await write();
	expect(await holds()).toBe(true);
	await run(db.writer, `update audit_entry set hash = 'x' where id = 2`);
	expect(await holds()).toBe(false);
	await run(db.writer, `delete from audit_entry where id > 1`);
	expect(await holds()).toBe(false);
});

test('of an empty record nothing is sent', async () => {
	await addPerson(db, { email: 'a@example.org', grants: [administers(1)] }, NOW);
	expect(await send()).toEqual({ seal: null, letters: 0 });
	expect(await letters()).toEqual([]);
});

test('it goes out each week in production, by a command whose words the job understands', () => {
	const schedule = (env: Record<string, string>, production: boolean) =>
		readJobSettings(env, production, 'x').schedules.seal;
	expect([schedule({}, true), schedule({}, false)]).toEqual(['0 6 * * 1', null]);
	expect(schedule({ SEAL_AT: '0 7 1 * *' }, false)).toBe('0 7 1 * *');
	const { seal } = worksOf(readJobSettings({}, true, 'x'), () => NOW);
	expect(seal.command(NOW)[0]).toMatch(/scripts\/mail-seal\.ts$/);
	expect(seal.read({ entries: 3, letters: 2 })).toEqual({ done: true, result: { entries: 3, letters: 2 } });
	expect(seal.read({ fault: 'x' })).toBeNull();
});
