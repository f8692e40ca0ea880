import { and, eq, isNotNull, or } from 'drizzle-orm';
import { surveyWave } from '#db/schema/index.ts';
import type { Quarter } from '#lib/plan/quarter.ts';
import type { Scope } from '#lib/plan/scope.ts';

/** That a wave goes with a sector's quarter, published or not. */
export function goesWith(sectorId: number, { year, quarter }: Quarter) {
	return and(
		eq(surveyWave.withSectorId, sectorId),
		eq(surveyWave.withYear, year),
		eq(surveyWave.withQuarter, quarter),
	);
}

/** That a wave is public, or goes with the quarter that whoever asks prepares. */
export function isToldTo({ sector, prepares }: Pick<Scope, 'sector' | 'prepares'>) {
	const isPublic = isNotNull(surveyWave.publishedAt);
	return prepares ? or(isPublic, goesWith(sector.id, prepares)) : isPublic;
}
