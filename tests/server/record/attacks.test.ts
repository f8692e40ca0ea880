/** Promise G (docs/rules.md, Tests of the promises): whoever can write into the database changes the record. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkAudit } from '#lib/server/record/commands/checkAudit.ts';
import { appendAudit } from '#lib/server/record/commands/appendAudit.ts';
import { run, transaction, type Writer } from '#lib/server/database/driver.ts';
import { engineOfRun, type EngineName } from '../../support/engine.ts';
import { PATIENCE, sampled } from '../../support/long.ts';
import { execute } from '../../support/statements.ts';
import { NOW, useSetting } from '../report/setting.ts';

const setting = useSetting();
const ENTRIES = 60;

type Attack = (writer: Writer, from: number, to: number) => Promise<number>;
const edit =
	(set: string): Attack =>
	(writer, id) =>
		run(writer, `update audit_entry set ${set} where id = @id`, { id });

const ATTACKS: Record<string, Attack> = {
	'another moment': edit('at = at + 1'),
	'another person': edit('person_id = coalesce(person_id, 1) + 1'),
	nobody: edit('person_id = 9'),
	'another plan': edit('plan_id = coalesce(plan_id, 1) + 1'),
	'another action': edit(`action = action || 'x'`),
	'another subject': edit(`subject = subject || '0'`),
	'another before': edit(`before = '{"state":"approved"}'`),
	'nothing after': edit('after = null'),
	'another hash': edit(`hash = upper(hash) || 'x'`),
	'another hash before': edit(`previous_hash = 'x'`),
	'a deletion': (writer, id) => run(writer, `delete from audit_entry where id = @id`, { id }),
	'a deletion that is closed up': async (writer, id) => {
		const gone = await run(writer, `delete from audit_entry where id = @id`, { id });
		await run(writer, `update audit_entry set id = -id where id > @id`, { id });
		await run(writer, `update audit_entry set id = -id - 1 where id < 0`);
		return gone;
	},
	'two that change places': async (writer, from, to) => {
		if (from === to) return 0;
		await run(writer, `update audit_entry set id = -1 where id = @from`, { from });
		await run(writer, `update audit_entry set id = @from where id = @to`, { from, to });
		return run(writer, `update audit_entry set id = @to where id = -1`, { to });
	},
	'a copy': (writer, from) =>
		run(
			writer,
			`insert into audit_entry (id, at, person_id, plan_id, action, subject, before, after, previous_hash, hash)
			select ${ENTRIES + 1}, at, person_id, plan_id, action, subject, before, after, previous_hash, hash || 'x'
			from audit_entry where id = @from`,
			{ from },
		),
	'an end cut off': (writer, id) => run(writer, `delete from audit_entry where id >= @id`, { id }),
	'a beginning cut off': (writer, id) => run(writer, `delete from audit_entry where id <= @id`, { id }),
	'all of it': (writer) => run(writer, 'delete from audit_entry'),
};

/** References are not looked at. */
const UNGUARDED: Readonly<Record<EngineName, string>> = {
	sqlite: 'pragma foreign_keys = off',
	postgresql: 'set session_replication_role = replica',
};

const attack = fc.record({
	kind: fc.constantFrom(...Object.keys(ATTACKS)),
	from: fc.integer({ min: 1, max: ENTRIES }),
	to: fc.integer({ min: 1, max: ENTRIES }),
});

test('every edit, deletion, move and cut of the record is seen', { timeout: PATIENCE }, async () => {
	await transaction(setting.db, async (writer) => {
		for (let i = 1; i <= ENTRIES; i += 1) {
			await appendAudit(writer, {
				at: NOW,
				personId: i % 3 === 0 ? null : 1,
				planId: i % 7 === 0 ? null : 1,
				action: i % 2 === 0 ? 'approve report' : 'submit report',
				subject: `report/${i}`,
				before: i % 5 === 0 ? null : { state: 'draft' },
				after: { state: 'submitted', note: `${i}` },
			});
		}
	});
	// As an operator has it who wrote down what `npm run verify-audit` printed.
	const { entries, last } = await transaction(setting.db, checkAudit);
	expect(entries).toBe(ENTRIES);
	// Neither references nor unique columns keep out whoever has the file.
	await execute(setting.db, UNGUARDED[engineOfRun()]);
	const undone = new Error('undone');
	const unseen: unknown[] = [];
	let done = 0;
	for (const one of sampled(attack, { title: 'Attacks on the record', full: 1000, seed: 4 })) {
		const attacked = transaction(setting.db, async (writer) => {
			const changed = (await ATTACKS[one.kind]?.(writer, one.from, one.to)) ?? 0;
			const found = await checkAudit(writer);
			const isSeen = found.broken !== null || found.entries !== entries || found.last !== last;
			if (isSeen !== changed > 0) unseen.push(one);
			done += changed > 0 ? 1 : 0;
			throw undone;
		});
		await expect(attacked).rejects.toBe(undone);
	}
	console.log(`${done} attacks, ${unseen.length} unseen`);
	expect(unseen).toEqual([]);
	expect(done).toBeGreaterThan(0);
});
