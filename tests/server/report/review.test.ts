import { asc, eq } from 'drizzle-orm';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { auditEntry, dataVersion, period, personRole, report } from '#db/schema/index.ts';
import { FIRST_HASH, hashOf } from '#lib/server/record/commands/appendAudit.ts';
import { approveReport } from '#lib/server/report/commands/approveReport.ts';
import { withdrawApproval } from '#lib/server/report/commands/withdrawApproval.ts';
import {
	first,
	closeDatabase,
	migrate,
	openDatabase,
	transaction,
	type Database,
} from '#lib/server/database/driver.ts';
import { writeReport } from '../figures/totals/activities.ts';
import { storedTotals, type ReportModel } from '../figures/totals/model.ts';
import { REVIEWER, writePlan } from '../figures/totals/plan.ts';
import { newAddress } from '../../support/engine.ts';

const NOW = new Date('2024-12-01T12:00:00Z');
const FIRST = {
	id: 1,
	sector: 1,
	partner: 1,
	period: 2,
	version: 1,
	state: 'submitted',
	counts: false,
} as const;

let folder: string;
let db: Database;

beforeEach(async () => {
	folder = mkdtempSync(join(tmpdir(), 'masar-review-'));
	db = openDatabase(await newAddress(folder));
	await migrate(db);
	await transaction(db, async (writer) => writePlan(writer));
});

afterEach(async () => {
	await closeDatabase(db);
	rmSync(folder, { recursive: true });
});

/** A version that says one figure, by which the totals show whether it counts. */
async function submit(version: number, total: number): Promise<void> {
	const one = {
		indicator: 1,
		place: 4,
		status: 'ongoing',
		appeal: null,
		done: null,
		ofYear: false,
		total,
		cells: [],
		donors: [],
		tags: [],
		also: [],
		more: [],
		span: 0,
	} as const;
	const model: ReportModel = { ...FIRST, id: version, version, activities: [one] };
	await transaction(db, async (writer) => writeReport(writer, model, NOW));
}

const approve = (reportId: number, now = NOW) => approveReport(db, { reportId, personId: REVIEWER, now });
const withdraw = (reportId: number, reason = 'a mistake', now = NOW) =>
	withdrawApproval(db, { reportId, personId: REVIEWER, now, reason });

async function state() {
	return {
		reports: await db.writer
			.select({ id: report.id, state: report.state, counts: report.counts })
			.from(report)
			.orderBy(asc(report.id)),
		totals: await storedTotals(db.writer),
		audit: await db.writer.select().from(auditEntry),
		version: await first(db.writer.select().from(dataVersion)),
	};
}

async function expectRefused(attempt: () => Promise<unknown>, reason: string): Promise<void> {
	const before = await state();
	await expect(attempt()).rejects.toMatchObject({ name: 'Refused', reason });
	expect(await state()).toEqual(before);
}

async function reached(): Promise<string[]> {
	return (await storedTotals(db.writer)).filter((line) => line.startsWith('indicator 1 2024 Q1 quarter'));
}

test('the version approved last counts; withdrawn, the one before it counts again', async () => {
	for (const version of [1, 2, 3]) {
		await submit(version, 10 * version);
		await approve(version);
		expect(await reached()).toEqual([
			`indicator 1 2024 Q1 quarter: ${10 * version} to nothing over nothing (0 unnamed) of 1`,
		]);
	}
	await withdraw(3);
	expect(await reached()).toEqual([
		'indicator 1 2024 Q1 quarter: 20 to nothing over nothing (0 unnamed) of 1',
	]);
	expect((await state()).reports).toEqual([
		{ id: 1, state: 'approved', counts: false },
		{ id: 2, state: 'approved', counts: true },
		{ id: 3, state: 'submitted', counts: false },
	]);
});

test('the approved version counts until its successor is approved', async () => {
	await submit(1, 10);
	await approve(1);
	await submit(2, 20);
	expect(await reached()).toEqual([
		'indicator 1 2024 Q1 quarter: 10 to nothing over nothing (0 unnamed) of 1',
	]);
});

test('withdrawing the only version leaves nothing behind: unknown, not 0', async () => {
	await submit(1, 10);
	await approve(1);
	await withdraw(1);
	expect(await storedTotals(db.writer)).toEqual([]);
});

describe('refused, and nothing changes', () => {
	test('approving what is not there, or what is not submitted', async () => {
		await submit(1, 10);
		await approve(1);
		await expectRefused(() => approve(99), 'not found');
		await expectRefused(() => approve(1), 'wrong state');
	});

	test('withdrawing without a reason', async () => {
		await submit(1, 10);
		await approve(1);
		await expectRefused(() => withdraw(1, ' \n'), 'reason missing');
	});

	test('withdrawing what is not approved, an older version, or one whose successor waits', async () => {
		await submit(1, 10);
		await expectRefused(() => withdraw(1), 'wrong state');
		await approve(1);
		await submit(2, 20);
		await expectRefused(() => withdraw(1), 'wrong state');
		await approve(2);
		await expectRefused(() => withdraw(1), 'wrong state');
	});

	test("reviewing one's own organisation", async () => {
		await submit(1, 10);
		const role = { personId: REVIEWER, planId: 1, role: 'partner_reporter', organisationId: 1 } as const;
		await db.writer.insert(personRole).values(role);
		await expectRefused(() => approve(1), 'own organisation');
	});

	test('after the last day of the lock, in the time zone of the plan', async () => {
		await submit(1, 10);
		await db.writer.update(period).set({ due: '2024-04-30', locks: '2024-04-30' }).where(eq(period.id, 2));
		const firstMinuteInBeirut = new Date('2024-04-30T21:00:00Z');
		await expectRefused(() => approve(1, firstMinuteInBeirut), 'locked');
		await approve(1, new Date(firstMinuteInBeirut.getTime() - 60_000));
		await expectRefused(() => withdraw(1, 'a mistake', firstMinuteInBeirut), 'locked');
	});
});

test('each change is in the record, chained, and moves the data version', async () => {
	await submit(1, 10);
	await approve(1);
	await withdraw(1, 'counted twice');
	const { audit, version } = await state();
	expect(version).toMatchObject({ version: 2, publicVersion: 2, publicChangedAt: NOW });
	expect(audit).toMatchObject([
		{ action: 'approve report', subject: 'report/1', personId: REVIEWER, at: NOW, after: { counted: 1 } },
		{ action: 'withdraw approval', subject: 'report/1', after: { counted: null, reason: 'counted twice' } },
	]);
	let previous = FIRST_HASH;
	for (const { previousHash, hash, ...event } of audit) {
		expect(previousHash).toBe(previous);
		expect(hash).toBe(hashOf(event, previousHash));
		previous = hash;
	}
});
