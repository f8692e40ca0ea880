/**
 * Many at once, in any order: promises B1 and B3 to B6 (docs/rules.md, Tests of the promises), at the counts of
 * `support/long`.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { approveReport } from '#lib/server/report/commands/approveReport.ts';
import { deleteDraft, setNothingToReport } from '#lib/server/report/commands/changeDraft.ts';
import { returnReport } from '#lib/server/report/commands/returnReport.ts';
import { Conflict, Refused } from '#lib/server/refused.ts';
import { editionOf, submitReport } from '#lib/server/report/commands/submitReport.ts';
import { checkTotals } from '#lib/server/figures/commands/totals/index.ts';
import { undoDecision } from '#lib/server/report/commands/undoDecision.ts';
import { withdrawApproval } from '#lib/server/report/commands/withdrawApproval.ts';
import { snapshot, transaction } from '#lib/server/database/driver.ts';
import { PATIENCE, repeated, sampled } from '../../support/long.ts';
import { NOW, OFFICER, REVIEWER, useSetting, type Setting } from './setting.ts';

const setting = useSetting();
const { start, save, ask, change } = setting;
const act = (reportId: number, personId = OFFICER) => ({ reportId, personId, now: NOW });

describe('B1: one submission, replayed', () => {
	test('50 at a time, is one report and one answer', { timeout: PATIENCE }, async () => {
		const id = await start();
		await save(id);
		const edition = await snapshot(setting.db, (reader) => editionOf(reader, id));
		const send = () => submitReport(setting.db, { ...act(id), key: 'k', edition });
		for (const round of repeated({ title: 'Rounds of 50 submissions', full: 200 })) {
			await Promise.all(Array.from({ length: 50 }, send));
			expect([round, await ask('select count(*) as n from report')]).toEqual([round, [{ n: 1 }]]);
		}
		expect(await ask(`select count(*) as n from audit_entry where action = 'submit report'`)).toEqual([
			{ n: 1 },
		]);
		const other = submitReport(setting.db, { ...act(id), key: 'k', edition: 'another' });
		await expect(other).rejects.toMatchObject({ reason: 'key used' });
	});
});

describe('B3: two edits of one row at once', () => {
	test('one is kept, the other told', { timeout: PATIENCE }, async () => {
		const id = await start();
		let { entryId, version } = await save(id, { total: 0 });
		for (const at of repeated({ title: 'Pairs of edits', full: 1_000 })) {
			const pair = at + 1;
			const seen = { entryId, version };
			const results = await Promise.allSettled([
				save(id, { total: pair * 10 }, seen),
				save(id, { total: pair * 10 + 1 }, seen),
			]);
			const won = results.filter((one) => one.status === 'fulfilled');
			const lost = results.filter((one) => one.status === 'rejected');
			expect(won).toHaveLength(1);
			expect(lost[0]?.reason).toBeInstanceOf(Conflict);
			const total = pair * 10 + results.findIndex((one) => one.status === 'fulfilled');
			expect(await ask('select total from entry')).toEqual([{ total }]);
			({ entryId, version } = won[0]?.value ?? seen);
		}
	});
});

/** Each submission under a key of its own: it is another one, not the one before sent again. */
let nextKey = 0;

type Step = (setting: Setting, id: number) => Promise<unknown>;

const STEPS: Record<string, Step> = {
	start: ({ start }) => start(),
	save: ({ save }, id) => save(id, { total: (id * 7) % 50, placeId: [4, 5, 6, null][id % 4] ?? null }),
	// A distinct count beside the sum: it does not add up, and has to be recounted all the same.
	count: ({ save }, id) => save(id, { indicatorId: 3, total: 1, placeId: [4, 5, 6][id % 3] ?? null }),
	nothing: ({ db }, id) => setNothingToReport(db, { ...act(id), nothing: true }),
	submit: ({ submit }, id) => submit(id, `key ${id} ${nextKey++}`),
	approve: ({ db }, id) => approveReport(db, act(id, REVIEWER)),
	return: ({ db }, id) => returnReport(db, { ...act(id, REVIEWER), comment: 'x' }),
	withdraw: ({ db }, id) => withdrawApproval(db, { ...act(id, REVIEWER), reason: 'x' }),
	undo: ({ db }, id) => undoDecision(db, act(id, REVIEWER)),
	delete: ({ db }, id) => deleteDraft(db, act(id)),
	'approve one’s own': ({ db }, id) => approveReport(db, act(id, OFFICER)),
};

/** From a state to the states that a step may lead to. */
const LISTED: Record<string, readonly string[]> = {
	draft: ['draft', 'submitted', 'gone'],
	submitted: ['submitted', 'approved', 'returned'],
	approved: ['approved', 'submitted'],
	returned: ['returned', 'submitted'],
};

describe('B4 and B6: steps in any order', () => {
	test('only the listed transitions, and totals that equal a recount', { timeout: PATIENCE }, async () => {
		await start();
		const step = fc.tuple(fc.constantFrom(...Object.keys(STEPS)), fc.nat({ max: 30 }));
		const states = async () =>
			new Map(
				(await ask<{ id: number; state: string }>('select id, state from report order by id')).map((r) => [
					r.id,
					r.state,
				]),
			);
		let [asked, done] = [0, 0];
		for (const [name, pick] of sampled(step, { title: 'Steps in any order', full: 10_000, seed: 7 })) {
			const before = await states();
			// The newest ones mostly: the rest is history.
			const ids = [...before.keys()].slice(-3);
			const id = ids[pick % ids.length] ?? 1;
			const outcome = await STEPS[name]?.(setting, id).then(
				() => 'done',
				(error: unknown) => (error instanceof Error ? error.name : 'unknown'),
			);
			expect(['done', 'Refused']).toContain(outcome);
			if (outcome === 'done') done += 1;
			const after = await states();
			for (const [one, state] of before) {
				expect(LISTED[state], `${name} led from ${state}`).toContain(after.get(one) ?? 'gone');
			}
			asked += 1;
			if (asked % 50 === 0) expect(await transaction(setting.db, checkTotals)).toEqual([]);
		}
		expect(await transaction(setting.db, checkTotals)).toEqual([]);
		// The others were refused, as they have to be.
		expect(done).toBeGreaterThan(asked / 10);
	});
});

/** The states in which a command would be carried out, were the quarter not locked. Beginning a report needs none. */
const ADMITTED: Record<string, string> = {
	start: 'draft submitted returned approved',
	save: 'draft',
	count: 'draft',
	nothing: 'draft',
	submit: 'draft',
	approve: 'submitted',
	return: 'submitted',
	withdraw: 'approved',
	undo: 'approved returned',
	delete: 'draft',
	'approve one’s own': 'submitted',
};

describe('B5: a locked quarter', () => {
	test('every command is refused in every state, and changes nothing', { timeout: PATIENCE }, async () => {
		// One of another quarter is approved, for beginning a report knows only the newest of its quarter.
		const reports: Record<string, number> = {
			draft: await start(3, 1),
			submitted: await start(3, 2),
			returned: await start(3, 3),
			approved: await start(2, 3),
		};
		const { submitted = 0, returned = 0, approved = 0 } = reports;
		for (const id of Object.values(reports)) await save(id);
		for (const id of [submitted, returned, approved]) await setting.submit(id);
		await returnReport(setting.db, { ...act(returned, REVIEWER), comment: 'x' });
		await setting.approve(approved);
		await change(`update period set opens = '2024-04-01', due = '2024-07-01', locks = '2024-07-09'`);
		const all = () =>
			ask(
				'select r.*, a.total, a.version as row_version from report r left join entry a on a.report_id = r.id order by r.id',
			);
		const before = await all();
		expect(before).toMatchObject(Object.keys(reports).map((state) => ({ state, total: 10 })));

		const attempt = async (name: string, state: string) => {
			const outcome = await STEPS[name]?.(setting, reports[state] ?? 0).then(
				() => 'done',
				(error: unknown) => (error instanceof Refused ? error.reason : String(error)),
			);
			const expected = ADMITTED[name]?.split(' ').includes(state) ? 'locked' : 'wrong state';
			expect([name, state, outcome]).toEqual([name, state, expected]);
		};
		for (const name of Object.keys(STEPS))
			for (const state of Object.keys(reports)) await attempt(name, state);
		const pair = fc.tuple(fc.constantFrom(...Object.keys(STEPS)), fc.constantFrom(...Object.keys(reports)));
		const attempts = { title: 'Attempts on a locked quarter', full: 10_000, seed: 3 };
		for (const [name, state] of sampled(pair, attempts)) await attempt(name, state);
		expect(await all()).toEqual(before);
	});
});
