/** The words around an indicator's figure on the dashboard. */
import type { IndicatorProgress } from '#lib/figures/answer.ts';
import { shareBefore } from '#lib/figures/finding.ts';
import type { PlanGroup } from '#lib/plan/scope.ts';
import type { QuarterNumber, Window } from '#lib/plan/quarter.ts';
import type { Unit } from '#lib/figures/unit.ts';
import { partOfWindowWords, quarterOnly } from '#lib/i18n/date.ts';
import { codeList, separator } from '#lib/i18n/locale.ts';
import {
	DASH,
	formatChange,
	formatCount,
	formatDifference,
	formatExpected,
	formatFigure,
	formatShare,
} from '#lib/i18n/number.ts';
import { withoutPlaceWords } from '#lib/places/words.ts';
import { m } from '#lib/paraglide/messages.js';
import { besideLines } from './beside.ts';
import { groupLine } from './group.ts';

/**
 * What a figure leaves open or takes along: by sex and cohort, without a place, parts that are missing. Age and
 * disability stand on the indicator's own page.
 */
export function sublines(indicator: IndicatorProgress, groups: readonly PlanGroup[]): string[] {
	const { reached, unknownParts } = indicator;
	const lines: string[] = [];
	for (const dimension of ['sex', 'cohort'] as const) {
		const line = groupLine(indicator, dimension, groups);
		if (line) lines.push(line);
	}
	const place = placeWords(indicator);
	if (place) lines.push(place);
	if (indicator.targetIsSumOfParts) lines.push(m.target_is_sum_of_parts());
	if (reached !== null && unknownParts.length > 0) {
		lines.push(m.parts_not_reported({ parts: codeList(unknownParts) }));
	}
	return [...lines, ...statementLines(indicator)];
}

/** Why it is known to be incomplete; what stands beside it; what was done in earlier quarters, or given for the whole year; that nobody had anything to report, or that nobody has reported the last quarter of a year to date. */
export function statementLines({
	noneReported,
	isJudged,
	missingQuarters,
	ofYear,
	late,
	beside,
	unit,
	incomplete,
}: IndicatorProgress): string[] {
	const last = missingQuarters?.at(-1);
	return [
		...(incomplete === null ? [] : [m.incomplete_because({ reason: incomplete })]),
		...besideLines(beside),
		...(noneReported === null
			? []
			: [m.none_reported_by({ count: noneReported, partners: formatCount(noneReported) })]),
		...late.map(({ doneIn, reached }) =>
			m.of_which_late({ count: formatFigure(reached, unit), quarter: quarterOnly(doneIn) }),
		),
		...(ofYear === null ? [] : [m.of_which_by_year({ count: formatFigure(ofYear, unit) })]),
		...(isJudged || last === undefined ? [] : [m.last_quarter_missing({ quarter: quarterOnly(last) })]),
	];
}

function placeWords({ reached, withoutPlace, unit, countsPlaces }: IndicatorProgress): string | null {
	if (!withoutPlace) return null;
	const count = formatFigure(withoutPlace, unit);
	if (countsPlaces) return m.including_unnamed({ count });
	// Where none has a place there is nothing on the map to be misread.
	return withoutPlace === reached ? null : withoutPlaceWords(count);
}

export interface ChangeWords {
	/** −74 %, or the difference where a percentage misleads; null where no change can be told. */
	readonly change: string | null;
	/** From what, or why there is none. */
	readonly from: string;
}

export function changeWords({ reached, previous, unit }: IndicatorProgress): ChangeWords | null {
	if (!previous) return null;
	if (previous.computedOtherwise) return { change: null, from: m.change_computed_otherwise() };
	if (previous.isWithheld) return { change: null, from: m.withheld() };
	if (previous.reached === null) {
		return { change: null, from: reached === null ? DASH : m.change_unknown_then() };
	}
	const then = formatFigure(previous.reached, unit);
	if (previous.change !== null) {
		return { change: formatChange(previous.change), from: m.change_from({ then }) };
	}
	if (previous.difference !== null) {
		return { change: formatDifference(previous.difference, unit), from: m.change_from({ then }) };
	}
	if (previous.unknownParts.length > 0) {
		const parts = codeList(previous.unknownParts);
		return { change: null, from: m.change_parts_unknown({ then, parts }) };
	}
	return { change: null, from: reached === null ? m.change_then({ then }) : m.change_zero_then() };
}

/** What a sighted reader sees in the bar. */
export function bulletLabel(indicator: IndicatorProgress, window: Window, quarter: QuarterNumber): string {
	const { share, expected, unit, isJudged } = indicator;
	const before = shareBefore(indicator);
	const words: string[] = [m.bullet_share({ share: formatShare(share) })];
	if (before !== null) words.push(m.bullet_before({ share: formatShare(before) }));
	if (!isJudged) return words.join(separator());
	words.push(partOfWindowWords(window, quarter));
	if (expected !== null) words.push(m.bullet_expected({ expected: formatExpected(expected, unit) }));
	return words.join(separator());
}

/** Things are achieved, people are reached: two words in Arabic and French. */
export function reachedWords(unit: Unit): string {
	return unit === 'people' || unit === 'households' ? m.reached_people() : m.reached();
}

/** The word for reached as it stands beside a figure, without a capital. */
export function reachedBeside(unit: Unit): string {
	return unit === 'people' || unit === 'households' ? m.reached_small_people() : m.reached_small();
}
