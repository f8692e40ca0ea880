import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkAudit } from '#lib/server/record/commands/checkAudit.ts';
import { run, snapshot, transaction } from '#lib/server/database/driver.ts';
import { appendAudit } from '#lib/server/record/commands/appendAudit.ts';
import { listAudit } from '#lib/server/record/queries/audit.ts';
import { NOW, useSetting } from '../report/setting.ts';

const setting = useSetting();
const ENTRIES = 12;

async function write(count = ENTRIES): Promise<void> {
	await transaction(setting.db, async (writer) => {
		for (let i = 1; i <= count; i++) {
			await appendAudit(writer, {
				at: NOW,
				personId: i % 3 === 0 ? null : 1,
				planId: 1,
				action: i % 2 === 0 ? 'approve report' : 'submit report',
				subject: `report/${i}`,
				before: { state: 'draft' },
				after: { state: 'submitted', note: `50 % _ ${i}` },
			});
		}
	});
}

const check = () => snapshot(setting.db, checkAudit);
const spoil = (text: string, parameters: object) =>
	transaction(setting.db, async (writer) => run(writer, text, parameters));

test('an untouched record is sound, an empty one too', async () => {
	expect(await check()).toMatchObject({ entries: 0, broken: null });
	await write();
	expect(await check()).toMatchObject({ entries: ENTRIES, broken: null });
});

const SPOILS: Record<string, (id: number) => [text: string, parameters: object]> = {
	'another time': (id) => [`update audit_entry set at = at + 1 where id = @id`, { id }],
	'another person': (id) => [`update audit_entry set person_id = 2 where id = @id`, { id }],
	'another action': (id) => [`update audit_entry set action = 'x' where id = @id`, { id }],
	'another subject': (id) => [`update audit_entry set subject = 'report/99' where id = @id`, { id }],
	'another before': (id) => [`update audit_entry set before = '{"state":"x"}' where id = @id`, { id }],
	'another after': (id) => [`update audit_entry set after = null where id = @id`, { id }],
	'a new hash': (id) => [`update audit_entry set hash = 'x' where id = @id`, { id }],
	deletion: (id) => [`delete from audit_entry where id = @id and id < ${ENTRIES}`, { id }],
	'another place': (id) => [
		`update audit_entry set id = id + 1000 where id = @id and id < ${ENTRIES}`,
		{ id },
	],
};

test('every edit, deletion and move within it is found, and the first broken entry named', async () => {
	await write();
	await fc.assert(
		fc.asyncProperty(
			fc.constantFrom(...Object.keys(SPOILS)),
			fc.integer({ min: 1, max: ENTRIES - 1 }),
			async (kind, id) => {
				const [text, parameters] = SPOILS[kind]?.(id) ?? ['', {}];
				const back = new Error('back');
				const found = transaction(setting.db, async (writer) => {
					await run(writer, text, parameters);
					const { broken } = await checkAudit(writer);
					// What follows a hash, or an entry that is gone, is where the chain breaks.
					expect(broken?.id).toBeLessThanOrEqual(id + 1001);
					expect(broken).not.toBeNull();
					throw back;
				});
				await expect(found).rejects.toBe(back);
			},
		),
		{ numRuns: 60 },
	);
});

test('the last hash shows that the end was cut off', async () => {
	await write();
	const { last } = await check();
	await spoil(`delete from audit_entry where id = @id`, { id: ENTRIES });
	const after = await check();
	expect(after.broken).toBeNull();
	expect(after.last).not.toBe(last);
});

test('is searched by words and by action, newest first, page by page', async () => {
	await write(130);
	const ask = (question: Parameters<typeof listAudit>[2]) =>
		snapshot(setting.db, (reader) => listAudit(reader, 1, question));
	const first = await ask({});
	expect(first.map(({ id }) => id)).toEqual(Array.from({ length: 100 }, (_, i) => 130 - i));
	expect(await ask({ beforeId: 31 })).toHaveLength(30);
	expect((await ask({ action: 'approve report' })).every(({ id }) => id % 2 === 0)).toBe(true);
	expect((await ask({ text: '% _ 7"' })).map(({ id }) => id)).toEqual([7]);
	expect(await ask({ text: '100 %' })).toEqual([]);
	expect(await snapshot(setting.db, (reader) => listAudit(reader, 2, {}))).toEqual([]);
});
