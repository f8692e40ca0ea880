/**
 * Many at once, in any order: promises B1 and B3 to B6 (docs/rules.md, Tests of the promises), at the counts of
 * `support/long`.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { approveReport } from '#lib/server/report/commands/approveReport.ts';
import { deleteDraft, setNothingToReport } from '#lib/server/report/commands/changeDraft.ts';
import { returnReport } from '#lib/server/report/commands/returnReport.ts';
import { Conflict } from '#lib/server/refused.ts';
import { editionOf, submitReport } from '#lib/server/report/commands/submitReport.ts';
import { checkTotals } from '#lib/server/figures/commands/totals/index.ts';
import { withdrawApproval } from '#lib/server/report/commands/withdrawApproval.ts';
import { snapshot, transaction } from '#lib/server/database/driver.ts';
import { patience, times } from '../../support/long.ts';
import { NOW, OFFICER, REVIEWER, useSetting, type Setting } from './setting.ts';

const setting = useSetting();
const { start, save, ask, change } = setting;
const act = (reportId: number, personId = OFFICER) => ({ reportId, personId, now: NOW });

describe('B1: one submission, replayed', () => {
	const replays = times(10_000);
	test(
		`${replays} times, 50 at a time, is one report and one answer`,
		{ timeout: patience(30_000) },
		async () => {
			const id = await start();
			await save(id);
			const edition = await snapshot(setting.db, (reader) => editionOf(reader, id));
			const send = () => submitReport(setting.db, { ...act(id), key: 'k', edition });
			for (let round = 0; round < replays / 50; round++) await Promise.all(Array.from({ length: 50 }, send));
			expect(await ask('select count(*) as n from report')).toEqual([{ n: 1 }]);
			expect(await ask(`select count(*) as n from audit_entry where action = 'submit report'`)).toEqual([
				{ n: 1 },
			]);
			const other = submitReport(setting.db, { ...act(id), key: 'k', edition: 'another' });
			await expect(other).rejects.toMatchObject({ reason: 'key used' });
		},
	);
});

describe('B3: two edits of one row at once', () => {
	const pairs = times(1_000);
	test(`${pairs} pairs: one is kept, the other told`, { timeout: patience(30_000) }, async () => {
		const id = await start();
		let { entryId, version } = await save(id, { total: 0 });
		for (let pair = 1; pair <= pairs; pair++) {
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

type Step = (setting: Setting, id: number) => Promise<unknown>;

const STEPS: Record<string, Step> = {
	start: ({ start }) => start(),
	save: ({ save }, id) => save(id, { total: (id * 7) % 50, placeId: [4, 5, 6, null][id % 4] ?? null }),
	// A distinct count beside the sum: it does not add up, and has to be recounted all the same.
	count: ({ save }, id) => save(id, { indicatorId: 3, total: 1, placeId: [4, 5, 6][id % 3] ?? null }),
	nothing: ({ db }, id) => setNothingToReport(db, { ...act(id), nothing: true }),
	submit: ({ submit }, id) => submit(id, `key ${id} ${Math.random()}`),
	approve: ({ db }, id) => approveReport(db, act(id, REVIEWER)),
	return: ({ db }, id) => returnReport(db, { ...act(id, REVIEWER), comment: 'x' }),
	withdraw: ({ db }, id) => withdrawApproval(db, { ...act(id, REVIEWER), reason: 'x' }),
	delete: ({ db }, id) => deleteDraft(db, act(id)),
	'approve one’s own': ({ db }, id) => approveReport(db, act(id, OFFICER)),
};

/** From a state to the states that a step may lead to. */
const LISTED: Record<string, readonly string[]> = {
	draft: ['draft', 'submitted', 'gone'],
	submitted: ['submitted', 'approved', 'returned'],
	approved: ['approved', 'submitted'],
	returned: ['returned'],
};

describe('B4 and B6: steps in any order', () => {
	const count = times(10_000);
	test(
		`${count} steps: only the listed transitions, and totals that equal a recount`,
		{ timeout: patience(120_000) },
		async () => {
			await start();
			const steps = fc.sample(fc.tuple(fc.constantFrom(...Object.keys(STEPS)), fc.nat({ max: 30 })), {
				numRuns: count,
				seed: 7,
			});
			const states = async () =>
				new Map(
					(await ask<{ id: number; state: string }>('select id, state from report')).map((r) => [
						r.id,
						r.state,
					]),
				);
			let done = 0;
			for (const [i, [name, pick]] of steps.entries()) {
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
				if (i % 50 === 49) expect(await transaction(setting.db, checkTotals)).toEqual([]);
			}
			expect(await transaction(setting.db, checkTotals)).toEqual([]);
			// The others were refused, as they have to be.
			expect(done).toBeGreaterThan(count / 10);
		},
	);
});

describe('B5: a locked quarter', () => {
	const attempts = times(10_000);
	test(`${attempts} attempts by every command change nothing`, { timeout: patience(60_000) }, async () => {
		const id = await start();
		await save(id);
		await change(
			`update period set opens = '2024-04-01', due = '2024-07-01', locks = '2024-07-09' where id = 3`,
		);
		const all = () =>
			ask(
				'select r.*, a.total, a.version as row_version from report r left join entry a on a.report_id = r.id',
			);
		const before = await all();
		const steps = fc.sample(fc.constantFrom(...Object.keys(STEPS)), { numRuns: attempts, seed: 3 });
		for (const name of steps) await STEPS[name]?.(setting, id).catch(() => undefined);
		expect(await all()).toEqual(before);
		expect(await ask('select count(*) as n from report')).toEqual([{ n: 1 }]);
	});
});
