/** An indicator's quarters as strangers may see them. Source: docs/rules.md, Small counts. */
import type { SeriesAnswer, SeriesPoint } from '#lib/figures/answer.ts';
import { quarterIndex } from '#lib/plan/quarter.ts';
import { cellOf, marks, type Masking } from './asked.ts';

export function maskSeries(whole: SeriesAnswer, masking: Masking): SeriesAnswer {
	const { indicator, points } = whole;
	return { indicator, points: points.map((point) => maskPoint(whole, point, masking)) };
}

function maskPoint(
	{ indicator }: SeriesAnswer,
	point: SeriesPoint,
	{ isWithheld, before }: Masking,
): SeriesPoint {
	const isKept = (window: 'quarter' | 'year-to-date') =>
		isWithheld(cellOf(indicator.code, { year: point.year, quarter: point.quarter, window }));
	const [ofQuarter, ofYear] = [isKept('quarter'), isKept('year-to-date')];
	// As it stands published, also where by now something is known or nothing is: that would tell what changed.
	const published = before?.get(quarterIndex(point))?.get(indicator.code);
	if (published && (ofQuarter || ofYear)) return published;
	// Where nothing is known there is nothing to withhold.
	const [alone, toDate] = [
		ofQuarter && (point.reached !== null || point.byYear),
		ofYear && point.yearToDate !== null,
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
