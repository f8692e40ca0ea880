/** Who does what in which district. */
import type { PublishedFigure } from '#lib/publication/publishedFigure.ts';
import { getProgress } from '#lib/server/figures/queries/progress.ts';
import { listPartnerActivities } from '#lib/server/figures/queries/partners.ts';
import type { FileEdition } from '../edition.ts';
import { rowOf } from './row.ts';

/** A partner whose figure is withheld stands there all the same: that there was work is no figure. */
export async function partnerRows({ reader, scope, period }: FileEdition): Promise<PublishedFigure[]> {
	const { year, quarter } = period;
	const { indicators } = await getProgress(reader, scope, { year, quarter, window: 'quarter' });
	const labels = new Map(indicators.map((one) => [one.code, one]));
	const { activities } = await listPartnerActivities(reader, scope, period);
	return activities.map(({ partner, indicator: { code, unit }, place, reached }) =>
		rowOf(
			{
				...{ year, quarter, window: 'quarter', figure: 'reached', unit, value: reached },
				indicator: labels.get(code) ?? null,
				partner: partner.code,
				place,
				level: place?.level ?? 2,
			},
			reached === null ? 'c' : null,
		),
	);
}
