import type { YearStart } from '#lib/plan/planYear.ts';
import type { Side } from '#lib/figures/sideBySide.ts';
import { quarterShort } from '#lib/i18n/date.ts';
import { isolated, plain, separator } from '#lib/i18n/locale.ts';
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
