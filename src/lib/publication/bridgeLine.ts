/** What a later quarter prints of an indicator that was published before. Source: docs/rules.md, Corrections. */
import type { IndicatorProgress, SeriesPoint } from '#lib/figures/answer.ts';
import type { Quarter } from '#lib/plan/quarter.ts';
import { bridgeOf, type Bridge } from './bridge.ts';

/** By how its figure is made: `adds` and `places` add up to the year to date, of the others was and is are told. */
export type BridgeLine =
	| {
			readonly code: string;
			readonly kind: 'adds';
			readonly terms: Bridge;
			/** What was reported late is among what was added: of people nobody is told how many that were. */
			readonly lateIsAdded: boolean;
	  }
	| {
			readonly code: string;
			readonly kind: 'places';
			readonly terms: Bridge;
			/** What the quarter alone reached: those that are new are some of these. */
			readonly alone: number | null;
	  }
	| {
			readonly code: string;
			readonly kind: 'other';
			readonly was: number | null;
			readonly is: number | null;
	  };

/** As a publication holds it. */
export interface PublishedBridge extends Quarter {
	/** Of the earlier quarter, as it stood when the figures were taken: 1.0. */
	readonly revision: string;
	readonly lines: readonly BridgeLine[];
}

/** An indicator as strangers read it, of the later publication and of the earlier one; each year to date but `alone`. */
export interface BridgedIndicator {
	/** Of the earlier quarter, as published. */
	readonly published: IndicatorProgress;
	/** Of the earlier quarter as it stands by now, without what later ones reported of it. */
	readonly restated: SeriesPoint;
	readonly alone: IndicatorProgress;
	readonly toDate: IndicatorProgress;
	/** Under so many people no difference is told; 0: it tells of none. */
	readonly least: number;
	/** It tells of people, or hangs on what does. */
	readonly isGuarded: boolean;
}

/**
 * Null where nothing is told: a side is withheld or unknown on both ends, is computed or measured otherwise by now, is a range
 * or about something; where it tells of people and what was corrected is a few of them; and where nothing changed of what is
 * not added up.
 */
export function bridgeLine(of: BridgedIndicator): BridgeLine | null {
	const { published, restated, alone, toDate } = of;
	const { code } = toDate;
	const isOther = published.calculation !== toDate.calculation || published.unit !== toDate.unit;
	const isVague = [published, alone, toDate].some(({ about }) => about !== null) || toDate.isRange;
	if (isOther || isVague || isWithheld(published) || restated.withheldFigures?.includes('yearToDate'))
		return null;
	if (published.reached === null && restated.yearToDate === null) return null;
	if (isFew((restated.yearToDate ?? 0) - (published.reached ?? 0), of)) return null;
	if (!toDate.addsUp && !toDate.countsPlaces) {
		const [was, is] = [published.reached, restated.yearToDate];
		return was === is ? null : { code, kind: 'other', was, is };
	}
	if (isWithheld(alone) || isWithheld(toDate)) return null;
	const late = toDate.countsPlaces ? 0 : alone.late.reduce((sum, { reached }) => sum + reached, 0);
	const terms = bridgeOf({
		published: published.reached,
		restated: late === 0 ? restated.yearToDate : (restated.yearToDate ?? 0) + late,
		yearToDate: toDate.reached,
		hasLater: alone.reached !== null,
	});
	if (!terms) return null;
	return toDate.countsPlaces
		? { code, kind: 'places', terms, alone: alone.reached }
		: { code, kind: 'adds', terms, lateIsAdded: of.isGuarded };
}

function isWithheld({ withheldFigures }: IndicatorProgress): boolean {
	return withheldFigures?.includes('reached') ?? false;
}

function isFew(difference: number, { isGuarded, least }: BridgedIndicator): boolean {
	const size = Math.abs(difference);
	return isGuarded && size > 0 && size < least;
}
