import fc from 'fast-check';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { plan, report } from '#db/schema/index.ts';
import type { PeopleMethods } from '#lib/plan/settings.ts';
import { approveReport } from '#lib/server/report/commands/approveReport.ts';
import { checkTotals, rebuildTotals } from '#lib/server/figures/commands/totals/index.ts';
import { withdrawApproval } from '#lib/server/report/commands/withdrawApproval.ts';
import {
	closeDatabase,
	type Database,
	migrate,
	openDatabase,
	run,
	transaction,
} from '#lib/server/database/driver.ts';
import { anyActivity, writeReport } from './totals/activities.ts';
import { expectedTotals, storedTotals, type ActivityModel, type ReportModel } from './totals/model.ts';
import {
	CAMP,
	COMBINATIONS,
	INDICATORS,
	PARTNERS,
	PERIODS,
	PLAN,
	REVIEWER,
	SECTORS,
	writePlan,
} from './totals/plan.ts';
import { LARGEST, METHODS } from './totals/methods.ts';
import { newAddress } from '../../support/engine.ts';
import { PATIENCE, sampled } from '../../support/long.ts';

const NOW = new Date('2024-12-01T12:00:00Z');

let folder: string;
let db: Database;

beforeAll(async () => {
	folder = mkdtempSync(join(tmpdir(), 'masar-totals-'));
	db = openDatabase(await newAddress(folder));
	await migrate(db);
	await transaction(db, async (writer) => writePlan(writer));
});

afterAll(async () => {
	await closeDatabase(db);
	rmSync(folder, { recursive: true });
});

interface Submission {
	readonly does: 'submit';
	readonly partner: number;
	readonly period: number;
	/** Of the approved reports, which one this corrects, in the place of `partner` and `period`; null: none. */
	readonly corrects: number | null;
	readonly rows: readonly ActivityModel[];
}

type Step = Submission | { readonly does: 'approve' | 'withdraw'; readonly pick: number };

const anyStep: fc.Arbitrary<Step> = fc.oneof(
	{
		weight: 3,
		arbitrary: fc.record({
			does: fc.constant('submit' as const),
			partner: fc.constantFrom(...PARTNERS),
			period: fc.constantFrom(...PERIODS.map(({ id }) => id)),
			corrects: fc.option(fc.nat(9)),
			rows: fc.array(anyActivity, { minLength: 1, maxLength: 8, size: 'max' }),
		}),
	},
	{ weight: 4, arbitrary: fc.record({ does: fc.constant('approve' as const), pick: fc.nat(9) }) },
	{ weight: 2, arbitrary: fc.record({ does: fc.constant('withdraw' as const), pick: fc.nat(9) }) },
);

/** One report for each sector that the rows name: a partner reports sector by sector. */
async function submit(reports: ReportModel[], step: Submission): Promise<void> {
	const approved = reports.filter(({ state }) => state === 'approved');
	const corrected = step.corrects === null ? undefined : approved[step.corrects % approved.length];
	const { partner, period } = corrected ?? step;
	for (const sector of SECTORS) {
		const activities = step.rows.filter(
			({ indicator }) => INDICATORS.find(({ id }) => id === indicator)?.sectorId === sector,
		);
		const versions = reports.filter(
			(one) => one.sector === sector && one.partner === partner && one.period === period,
		);
		if (versions.some(({ state }) => state === 'submitted')) continue;
		const submitted: ReportModel = {
			id: reports.length + 1,
			sector,
			partner,
			period,
			version: versions.length + 1,
			activities,
			state: 'submitted',
			counts: false,
		};
		await transaction(db, async (writer) => writeReport(writer, submitted, NOW));
		reports.push(submitted);
	}
}

function versionsOf(
	reports: readonly ReportModel[],
	{ sector, partner, period }: ReportModel,
): ReportModel[] {
	return reports.filter((one) => one.sector === sector && one.partner === partner && one.period === period);
}

async function approve(reports: readonly ReportModel[], pick: number): Promise<void> {
	const waiting = reports.filter(({ state }) => state === 'submitted');
	const chosen = waiting[pick % waiting.length];
	if (!chosen) return;
	await approveReport(db, { reportId: chosen.id, personId: REVIEWER, now: NOW });
	for (const one of versionsOf(reports, chosen)) one.counts = false;
	chosen.state = 'approved';
	chosen.counts = true;
}

async function withdraw(reports: readonly ReportModel[], pick: number): Promise<void> {
	const approved = reports.filter(({ state }) => state === 'approved');
	const chosen = approved[pick % approved.length];
	if (!chosen) return;
	const versions = versionsOf(reports, chosen);
	const request = { reportId: chosen.id, personId: REVIEWER, now: NOW, reason: 'a mistake' };
	if (!chosen.counts || versions.some(({ state }) => state === 'submitted')) {
		await expect(withdrawApproval(db, request)).rejects.toMatchObject({ reason: 'wrong state' });
		return;
	}
	await withdrawApproval(db, request);
	chosen.state = 'submitted';
	chosen.counts = false;
	const before = versions
		.filter(({ state }) => state === 'approved')
		.sort((a, b) => b.version - a.version)[0];
	if (before) before.counts = true;
}

class Rollback extends Error {}

/** What a recount finds, undone afterwards so that it cannot mend what a later step would show. */
async function recount(): Promise<unknown[]> {
	let faults: unknown[] = ['the recount did not end'];
	await transaction(db, async (writer) => {
		faults = await checkTotals(writer);
		throw new Rollback();
	}).catch((error: unknown) => {
		if (!(error instanceof Rollback)) throw error;
	});
	return faults;
}

async function startOver(methods: PeopleMethods): Promise<void> {
	await transaction(db, async (writer) => {
		await writer.delete(report);
		await writer.update(plan).set({ ...methods });
		await rebuildTotals(writer, PLAN.id);
	});
}

test(
	'after every approval and withdrawal the totals are what the rules make of them',
	async () => {
		const anySteps = fc.array(anyStep, { minLength: 1, maxLength: 24, size: 'max' });
		const courses = { title: 'Approvals and withdrawals in any order', full: 300, seed: 11 };
		for (const [methods, steps] of sampled(fc.tuple(fc.constantFrom(...METHODS), anySteps), courses)) {
			await startOver(methods);
			expect(await storedTotals(db.writer)).toEqual([]);
			const reports: ReportModel[] = [];
			for (const step of steps) {
				if (step.does === 'submit') {
					await submit(reports, step);
					continue;
				}
				await (step.does === 'approve' ? approve : withdraw)(reports, step.pick);
				expect(await storedTotals(db.writer)).toEqual(expectedTotals(reports, methods));
				expect(await recount()).toEqual([]);
			}
		}
	},
	PATIENCE,
);

const ONE: ActivityModel = {
	donors: [],
	tags: [],
	also: [],
	more: [],
	indicator: 10,
	place: 4,
	status: 'ongoing',
	appeal: null,
	done: null,
	ofYear: false,
	total: 5,
	span: 0,
	cells: COMBINATIONS.slice(0, 1).map((combination) => ({ combination, value: 3 })),
};

test('of activities that name no municipality a derived count has the largest quarter of each partner', async () => {
	await startOver(LARGEST);
	const reports: ReportModel[] = [];
	const unnamed = { ...ONE, place: null, more: [{ indicator: 1, total: 1 }] };
	await submit(reports, { does: 'submit', partner: 1, period: 2, corrects: null, rows: [unnamed] });
	await submit(reports, { does: 'submit', partner: 1, period: 3, corrects: null, rows: [unnamed, unnamed] });
	await submit(reports, { does: 'submit', partner: 2, period: 3, corrects: null, rows: [unnamed] });
	// A report is of one sector: each step has submitted two. The last ones first, so that an earlier quarter comes later.
	while (reports.some(({ state }) => state === 'submitted')) {
		await approve(reports, reports.filter(({ state }) => state === 'submitted').length - 1);
		expect(await storedTotals(db.writer)).toEqual(expectedTotals(reports, LARGEST));
	}
	expect(await storedTotals(db.writer)).toContain(
		'indicator 17 2024 Q2 year-to-date: 3 to nothing over nothing (3 unnamed) of 3',
	);
});

/** Of one indicator, without breakdowns. */
function plain(indicator: number, total: number, rest: Partial<ActivityModel> = {}): ActivityModel {
	return { ...ONE, indicator, total, status: 'completed', cells: [], ...rest };
}

/** What a report moves depends on what others said before it: each approval in turn, and the figure after the last. */
test.each<{
	readonly what: string;
	readonly reports: readonly (readonly [partner: number, period: number, ...rows: ActivityModel[]])[];
	readonly figure: string;
}>([
	{
		what: 'where the denominator is the latest, a later report takes the numerator of an earlier one away',
		reports: [
			[1, 2, plain(10, 2), plain(11, 4)],
			[1, 3, plain(10, 3), plain(11, 8)],
		],
		figure: 'indicator 15 2024 Q2 year-to-date: 3 to nothing over 8 (0 unnamed) of 4',
	},
	{
		what: 'a ratio of places counts a place once, whoever serves it',
		reports: [
			[1, 2, plain(3, 1), plain(12, 5)],
			[2, 2, plain(3, 1), plain(12, 7)],
		],
		figure: 'indicator 16 2024 Q1 quarter: 1 to nothing over 12 (0 unnamed) of 4',
	},
	{
		what: 'a camp of two partners counts once, though one of them names a municipality, which is not counted, too',
		reports: [
			[1, 2, plain(20, 1, { place: CAMP })],
			[2, 3, plain(20, 1, { place: CAMP })],
			[1, 3, plain(20, 1, { place: CAMP }), plain(20, 2)],
		],
		figure: 'indicator 20 2024 Q2 quarter: 3 to nothing over nothing (2 unnamed) of 3',
	},
	{
		what: 'at a municipality that is not counted the largest quarter stands',
		reports: [
			[1, 2, plain(20, 5)],
			[1, 3, plain(20, 2)],
		],
		figure: 'indicator 20 2024 Q2 year-to-date: 5 to nothing over nothing (5 unnamed) of 2',
	},
])('$what', async ({ reports: said, figure }) => {
	// How people are counted decides which facts are read beside: where the largest counts, all at a place.
	for (const methods of METHODS) {
		await startOver(methods);
		const reports: ReportModel[] = [];
		for (const [partner, period, ...rows] of said) {
			await submit(reports, { does: 'submit', partner, period, corrects: null, rows });
			while (reports.some(({ state }) => state === 'submitted')) {
				await approve(reports, 0);
				expect(await storedTotals(db.writer)).toEqual(expectedTotals(reports, methods));
			}
		}
		expect(await storedTotals(db.writer)).toContain(figure);
	}
});

test('a recount tells what does not agree, and the rebuilt totals do', async () => {
	await startOver(LARGEST);
	const reports: ReportModel[] = [];
	await submit(reports, { does: 'submit', partner: 1, period: 2, corrects: null, rows: [ONE] });
	await approve(reports, 0);
	for (const table of ['place_total', 'window_total', 'people_total']) {
		await transaction(db, (writer) => run(writer, `update ${table} set total = total + 1`));
		expect(await recount()).toContainEqual(expect.objectContaining({ table }));
	}
	await transaction(db, async (writer) => {
		await run(writer, 'delete from group_total');
		await run(writer, 'delete from window_group');
		await rebuildTotals(writer, PLAN.id);
	});
	expect(await recount()).toEqual([]);
	expect(await storedTotals(db.writer)).toEqual(expectedTotals(reports, LARGEST));
});
