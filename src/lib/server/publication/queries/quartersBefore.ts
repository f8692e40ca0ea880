/** Quarters that stand published before another. Source: docs/rules.md, Small counts. */
import type { SeriesAnswer, SeriesPoint } from '#lib/figures/answer.ts';
import type { QuartersBefore } from '#lib/figures/masks/asked.ts';
import { quarterIndex, type Quarter } from '#lib/plan/quarter.ts';
import type { Reader } from '#lib/server/database/driver.ts';
import { getPart, standingPublications, type PublicationLabel } from './publications.ts';

/**
 * Each indicator's figures of the whole in quarters before another, as strangers read them: in that quarter's own publication, or
 * where none stands in the first one after it.
 * @param all as `listPublications` has them
 * @param isAsked which of them, by `quarterIndex`
 */
export async function findQuartersBefore(
	reader: Reader,
	all: readonly PublicationLabel[],
	quarter: Quarter,
	isAsked: (index: number) => boolean,
): Promise<QuartersBefore> {
	const found: QuartersBefore = new Map();
	for (const one of standingPublications(all)) {
		const own = quarterIndex(one);
		if (own >= quarterIndex(quarter)) continue;
		const known = new Set(found.keys());
		for (const text of (await getPart(reader, one.id, 'series')).values()) {
			const { indicator, points } = JSON.parse(text) as SeriesAnswer;
			for (const point of points) {
				const index = quarterIndex(point);
				if (!isAsked(index) || (index !== own && known.has(index))) continue;
				found.set(index, (found.get(index) ?? new Map<string, SeriesPoint>()).set(indicator.code, point));
			}
		}
	}
	return found;
}
