/** What of a draft or a publication would be another figure by now. Source: docs/rules.md, Corrections. */
import type { IndicatorProgress } from '#lib/figures/answer.ts';
import type { Localised } from '#lib/plan/text.ts';
import type { Quarter } from '#lib/plan/quarter.ts';

/** A figure of the year to date. */
export interface Moved extends Pick<IndicatorProgress, 'code' | 'name' | 'unit'> {
	readonly was: number | null;
	readonly is: number | null;
}

/** Why figures moved: a report that was approved since, as the first of its partner and quarter or as a corrected one. */
export interface DecidedReport extends Quarter {
	readonly id: number;
	readonly partner: Localised;
	readonly kind: 'late' | 'corrected';
	/** Milliseconds. */
	readonly at: number;
}

export interface MovedSince {
	readonly figures: readonly Moved[];
	readonly reports: readonly DecidedReport[];
}

/** Of what was withheld nobody is told whether it moved. @param then as strangers read it @param now true figures */
export function listMovedFigures(
	then: readonly IndicatorProgress[],
	now: readonly IndicatorProgress[],
): Moved[] {
	const before = new Map(then.map((one) => [one.code, one]));
	return now.flatMap(({ code, name, unit, reached }) => {
		const was = before.get(code);
		const moved = was && !was.withheldFigures?.includes('reached') && was.reached !== reached;
		return moved || (!was && reached !== null)
			? [{ code, name, unit, was: was?.reached ?? null, is: reached }]
			: [];
	});
}
