/** An indicator's quarters as strangers may see them. Source: docs/rules.md, Small counts. */
import type { SeriesAnswer, SeriesPoint } from '#lib/figures/answer.ts';
import { cellOf, marks, type Masking, type Part } from './asked.ts';

export function maskSeries(whole: SeriesAnswer, masking: Masking, part: Part = {}): SeriesAnswer {
	const { indicator, points } = whole;
	return { indicator, points: points.map((point) => maskPoint(whole, point, masking, part)) };
}

function maskPoint(
	{ indicator }: SeriesAnswer,
	point: SeriesPoint,
	{ isWithheld }: Masking,
	part: Part,
): SeriesPoint {
	const isKept = (window: 'quarter' | 'year-to-date') =>
		isWithheld(cellOf(indicator.code, { year: point.year, quarter: point.quarter, window }, part));
	// Where nothing is known there is nothing to withhold.
	const [alone, toDate] = [
		isKept('quarter') && (point.reached !== null || point.byYear),
		isKept('year-to-date') && point.yearToDate !== null,
	];
	if (!alone && !toDate) return point;
	const { year, quarter, expected, target } = point;
	return {
		year,
		quarter,
		expected,
		target,
		reached: alone ? null : point.reached,
		high: alone ? null : point.high,
		byYear: !alone && point.byYear,
		yearToDate: toDate ? null : point.yearToDate,
		yearToDateHigh: toDate ? null : point.yearToDateHigh,
		...marks<Pick<SeriesPoint, 'withheldFigures'>>({
			withheldFigures: [alone ? (['reached'] as const) : [], toDate ? (['yearToDate'] as const) : []].flat(),
		}),
	};
}
