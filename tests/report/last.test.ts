import { expect, test } from 'vitest';
import { cardsOf } from '#lib/report/card.ts';
import { countedOf, derivedCount } from '#lib/report/counted.ts';
import { lastByRow, lastOfIndicator } from '#lib/report/last.ts';
import { blankRow, type RowEntry } from '#lib/report/row.ts';
import type { ReportRow, SheetPlace } from '#lib/report/sheet.ts';

const row = (id: number, entry: Partial<RowEntry> = {}): ReportRow => ({
	...blankRow(1),
	placeId: 4,
	...entry,
	id,
	activityId: id,
	version: 1,
	totalDerived: false,
	explanations: {},
	continues: null,
	sent: null,
	changedBy: null,
	changedById: null,
	changedAt: null,
});
const figure = (total: number, reference: string | null = null, placeId = 4) => ({
	reference,
	indicatorId: 1,
	placeId,
	total,
	byMonth: false,
});
const cards = (rows: readonly ReportRow[]) => cardsOf(rows, () => '1');
const HERE = { planCode: 'lrp', year: 2024 };

test('last quarter stands by its reference, and else once a place', () => {
	const rows = [row(1), row(2), row(3, { reference: 'A' }), row(4, { reference: 'B', placeId: 5 })];
	const last = [figure(7), figure(2, 'A'), figure(30, 'C'), figure(9, null, 5)];
	expect([...lastByRow(cards(rows), last)]).toEqual([
		[3, 2],
		[1, 37],
		[4, 9],
	]);
	expect(lastOfIndicator(last, 1)).toBe(48);
	expect(lastOfIndicator(last, 2)).toBeNull();
});

test('what is under way counts once it is completed, where only completed ones count', () => {
	const rows = [
		row(1, { status: 'completed', total: 2 }),
		row(2, { status: 'ongoing', total: 7 }),
		row(3, { status: 'planned', total: 50 }),
		row(4, { status: 'ongoing', total: 90, appeal: 'other' }),
		row(5, { status: 'ongoing' }),
	];
	expect(countedOf(rows, { id: 1, counts: 'completed' }, HERE)).toEqual({ now: 2, later: 9 });
	expect(countedOf(rows, { id: 1, counts: 'begun' }, HERE)).toEqual({ now: 9, later: 9 });
	expect(countedOf(rows, { id: 2, counts: 'begun' }, HERE)).toEqual({ now: null, later: null });
});

test('places that follow from activities are told once, and only of the kinds that count', () => {
	const place = (kind: SheetPlace['kind']): SheetPlace => ({
		pcode: 'x',
		name: { en: 'x' },
		level: 3,
		kind,
		within: null,
	});
	const places = { 4: place('municipality'), 5: place('camp'), 6: place('municipality') };
	const derived = {
		code: '1',
		name: { en: 'x' },
		output: '1',
		parts: [1, 2],
		of: ['municipality'] as const,
		counts: 'completed' as const,
	};
	const rows = [
		row(1, { status: 'completed', total: 2 }),
		row(2, { status: 'completed', total: 1, indicatorId: 2, also: [5] }),
		row(3, { status: 'completed', total: 0, placeId: 6 }),
		row(4, { status: 'ongoing', total: 3, placeId: 6 }),
	];
	expect(derivedCount(rows, derived, places, HERE)).toEqual({ now: 1, later: 2 });
	expect(derivedCount([], derived, places, HERE)).toEqual({ now: null, later: null });
});
