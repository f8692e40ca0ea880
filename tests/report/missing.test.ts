import { expect, test } from 'vitest';
import { missingPartners } from '#lib/report/missing.ts';
import type { ReportState } from '#lib/report/report.ts';
import type { PartnerStanding } from '#lib/report/review.ts';

function standing(partnerId: number, state: ReportState | null, rest: Partial<PartnerStanding> = {}) {
	const report = state && {
		id: partnerId * 10,
		state,
		version: 1,
		rows: 1,
		nothing: false,
		submittedAt: null,
	};
	return {
		partnerId,
		code: `P${partnerId}`,
		name: `Partner ${partnerId}`,
		expected: true,
		report,
		countedId: state === 'approved' ? (report?.id ?? null) : null,
		warnings: null,
		unexplained: null,
		daysLate: 0,
		reopenedUntil: null,
		isReachable: true,
		outputs: 1,
		outputsReported: 0,
		...rest,
	};
}

const ask = (standings: readonly PartnerStanding[], carried: Record<number, number>, whole: number | null) =>
	missingPartners({
		standings,
		takesPart: (id) => id !== 9,
		carriedBy: (id) => carried[id] ?? null,
		whole,
	});

test('whoever takes part, is expected and is not in the figure; who carried most comes first', () => {
	const standings = [
		standing(1, 'approved'),
		standing(2, 'draft'),
		standing(3, null),
		standing(4, null, { expected: false }),
		standing(9, null),
	];
	expect(ask(standings, { 1: 50, 2: 10, 3: 40, 4: 1, 9: 1 }, 100)).toMatchObject([
		{ partnerId: 3, state: null, carried: 40, share: 0.4 },
		{ partnerId: 2, state: 'draft', reportId: 20, carried: 10, share: 0.1 },
	]);
});

test('an earlier version that counts is in the figure, whatever its successor waits for', () => {
	expect(ask([standing(1, 'draft', { countedId: 9 }), standing(2, 'submitted')], {}, null)).toMatchObject([
		{ partnerId: 2 },
	]);
});

test('a reported 0 is before none; then who has begun least, then by name', () => {
	const standings = [
		standing(10, 'draft'),
		standing(2, 'draft'),
		standing(3, 'submitted'),
		standing(4, null),
		standing(5, 'returned'),
	];
	const found = ask(standings, { 3: 0 }, 0);
	expect(found.map(({ partnerId }) => partnerId)).toEqual([3, 4, 2, 10, 5]);
	// Of a whole of 0 nobody has a share.
	expect(found.every(({ share }) => share === null)).toBe(true);
});
