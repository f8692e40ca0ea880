import type { Apart } from '#lib/figures/apart.ts';
import { yearWords, type YearStart } from '#lib/plan/planYear.ts';
import type { Unit } from '#lib/figures/unit.ts';
import { colon, separator } from '#lib/i18n/locale.ts';
import { formatCount, formatFigure } from '#lib/i18n/number.ts';
import { m } from '#lib/paraglide/messages.js';

/** What stands apart from a figure, in one line that says so. */
export function apartLine(apart: readonly Apart[], unit: Unit, plan: YearStart): string {
	return m.apart_title() + colon() + apart.map((one) => apartWords(one, unit, plan)).join(separator());
}

/** Done in 2023, reported late: 40. Of what does not add up, how many activities. */
export function apartWords({ appeal, year, activities, total }: Apart, unit: Unit, plan: YearStart): string {
	const count =
		total === null
			? m.apart_activities({ count: activities, shown: formatCount(activities) })
			: formatFigure(total, unit);
	return appeal === null && year !== null
		? m.apart_earlier_year({ year: yearWords(year, plan), count })
		: m.apart_other_appeal({ appeal: appeal ?? '', count });
}
