/** Quarters that stand published before another. Source: docs/rules.md, Small counts. */
import type { SeriesAnswer } from '#lib/figures/answer.ts';
import type { QuartersBefore } from '#lib/figures/masks/asked.ts';
import { quarterIndex, type Quarter } from '#lib/plan/quarter.ts';
import type { Reader } from '#lib/server/database/driver.ts';
import { getPart, standingPublications, type PublicationLabel } from './publications.ts';

/**
 * Each indicator's figures of the whole in those quarters before another that stand published, as strangers read them there.
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
		const index = quarterIndex(one);
		if (index >= quarterIndex(quarter) || !isAsked(index)) continue;
		const series = [...(await getPart(reader, one.id, 'series')).values()];
		const points = series.flatMap((text) => {
			const { indicator, points } = JSON.parse(text) as SeriesAnswer;
			const own = points.find((point) => quarterIndex(point) === index);
			return own ? [[indicator.code, own] as const] : [];
		});
		found.set(index, new Map(points));
	}
	return found;
}
