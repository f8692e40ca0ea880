import type { YearStart } from '#lib/plan/planYear.ts';
import type { Pair, Side } from '#lib/figures/sideBySide.ts';
import { quarterShort } from '#lib/i18n/date.ts';
import { codeList, isolated, plain, separator } from '#lib/i18n/locale.ts';
import { formatChange, formatDifference } from '#lib/i18n/number.ts';
import { formatQuarter } from '#lib/plan/quarter.ts';
import { m } from '#lib/paraglide/messages.js';

/** A side by what tells it from the other one: its quarter, its place, or both. */
export function sideWords({ quarter, place }: Side, other: Side, plan: YearStart): string {
	const samePlace = place?.pcode === other.place?.pcode;
	const sameQuarter = formatQuarter(quarter) === formatQuarter(other.quarter);
	const parts = [
		...(place ? [isolated(plain(place.name))] : samePlace ? [] : [m.compare_everywhere()]),
		...(sameQuarter && !samePlace ? [] : [quarterShort(quarter, plan)]),
	];
	return parts.join(separator());
}

/** What came of one side against the other, or why that is not told; null: one of them is unknown. */
export function differenceWords(pair: Pair): string | null {
	const { difference, change, unlike, computedOtherwise, indicator } = pair;
	if (computedOtherwise) return m.compare_otherwise();
	if (unlike.length > 0) return m.compare_parts({ parts: codeList(unlike) });
	if (difference === null) return null;
	return change === null ? formatDifference(difference, indicator.unit) : formatChange(change);
}
