/** Random activities, and how a report of them gets into the database. */
import fc from 'fast-check';
import { activityAlso, activityDonor, activityTag, cell, entry, report } from '#db/schema/index.ts';
import { isReported } from '#lib/figures/calculations.ts';
import { QUARTERS } from '#lib/plan/quarter.ts';
import { ACTIVITY_STATUSES } from '#lib/report/report.ts';
import type { Writer } from '#lib/server/database/driver.ts';
import { isEligible, isLate, servesOfActivity, type ActivityModel, type ReportModel } from './model.ts';
import {
	CAMP,
	COMBINATIONS,
	DISTRICT,
	DONORS,
	INDICATORS,
	MUNICIPALITIES,
	PERIODS,
	PLACES,
	PLAN,
	TAGS,
} from './plan.ts';
import { insertEntry } from '../../../support/entries.ts';

/** An activity of any reported indicator, anywhere, with any breakdowns. */
export const anyActivity: fc.Arbitrary<ActivityModel> = fc
	.record({
		indicator: fc.constantFrom(...INDICATORS.filter(({ calculation }) => isReported(calculation))),
		place: fc.constantFrom(...PLACES),
		status: fc.constantFrom(...ACTIVITY_STATUSES, 'completed'),
		appeal: fc.constantFrom(null, null, PLAN.code, 'another'),
		done: fc.constantFrom(null, null, ...QUARTERS, 'an earlier year' as const),
		ofYear: fc.constantFrom(false, false, true),
		cells: fc.uniqueArray(fc.record({ combination: fc.constantFrom(...COMBINATIONS), value: fc.nat(4) }), {
			maxLength: 6,
			selector: ({ combination }) => combination.id,
		}),
		donors: fc.subarray(DONORS),
		tags: fc.subarray(TAGS),
		span: fc.nat(3),
		also: fc.oneof(fc.constant([]), fc.subarray([...MUNICIPALITIES, CAMP, DISTRICT])),
		more: fc.oneof(
			fc.constant([]),
			fc.subarray([1, 2, 3, 10]).map((ids) => ids.map((id) => ({ indicator: id, total: id % 4 }))),
		),
		rest: fc.nat(4),
		isKnown: fc.boolean(),
	})
	.map(({ indicator, cells, rest, isKnown, ofYear, more, ...one }) => {
		const masks = new Map<number, number>();
		for (const { combination, value } of cells) {
			masks.set(combination.mask, (masks.get(combination.mask) ?? 0) + value);
		}
		const total = masks.size === 0 && !isKnown ? null : Math.max(0, ...masks.values()) + rest;
		return {
			...one,
			indicator: indicator.id,
			// A report is of one sector.
			more: indicator.sectorId === 1 ? more : [],
			cells,
			total,
			ofYear: ofYear && indicator.calculation === 'sum',
		};
	});

/** Writes a report as it was submitted or approved; the totals are left alone. */
export async function writeReport(writer: Writer, model: ReportModel, now: Date): Promise<void> {
	const { id, sector, partner, period, version, state, counts } = model;
	await writer.insert(report).values({
		id,
		sectorId: sector,
		partnerId: partner,
		periodId: period,
		version,
		state,
		counts,
		updatedAt: now,
	});
	const when = PERIODS.find((one) => one.id === period);
	for (const one of model.activities) {
		const { indicator: indicatorId, place: placeId, status, appeal, total } = one;
		const year = when?.year ?? 0;
		const isEarlier = one.done === 'an earlier year';
		const doneIn = isEarlier
			? year * 4 - 2
			: when && isLate(one.done, when.quarter)
				? year * 4 + one.done - 1
				: null;
		const row = {
			reportId: id,
			indicatorId,
			placeId,
			status,
			appeal,
			doneIn,
			total,
			high: total === null || one.span === 0 ? null : total + one.span,
			ofYear: one.ofYear,
			eligible: isEligible(one),
		};
		const activityId = await insertEntry(writer, row);
		const serves = servesOfActivity(one);
		for (const { combination, value } of one.cells) {
			const answers = serves.get(combination.mask) ?? 0;
			await writer.insert(cell).values({
				entryId: activityId,
				combinationId: combination.id,
				serves: answers,
				value,
			});
		}
		for (const { indicator, total } of one.more) {
			const eligible = isEligible({ ...one, indicator });
			await writer
				.insert(entry)
				.values({ activityId, reportId: id, placeId, indicatorId: indicator, total, eligible });
		}
		for (const placeId of one.also) await writer.insert(activityAlso).values({ activityId, placeId });
		for (const donorId of one.donors) await writer.insert(activityDonor).values({ activityId, donorId });
		for (const tag of one.tags) await writer.insert(activityTag).values({ activityId, tag });
	}
}
