import { fromSmallest, type Unit } from '#lib/figures/unit.ts';
import type { YearStart } from '#lib/plan/planYear.ts';
import type { Finding } from '#lib/report/validation.ts';
import { monthWords, quarterLong } from '#lib/i18n/date.ts';
import { plain, separator } from '#lib/i18n/locale.ts';
import { formatFigure } from '#lib/i18n/number.ts';
import { m } from '#lib/paraglide/messages.js';
import { kindWords } from '#lib/places/words.ts';
import { dimensionWords } from '#lib/figures/words/group.ts';
import type { Dimension } from '#lib/plan/groups.ts';
import { faultWords } from './fault.ts';

/** What is wrong or odd, and what to do. */
export function findingWords(finding: Finding, unit: Unit, plan: YearStart): string {
	const amount = (value: number) => formatFigure(fromSmallest(value, unit), unit);
	const amounts = ({ found, limit }: { readonly found: number; readonly limit: number }) => ({
		found: amount(found),
		limit: amount(limit),
	});
	const named = (dimensions: readonly Dimension[]) => ({
		dimensions: dimensions.map(dimensionWords).join(separator()),
	});
	switch (finding.rule) {
		case 'unreadable':
			return faultWords(finding.unread.fault, finding.unread.text);
		case 'breakdown above total':
			return finding.month === null
				? m.finding_breakdown_above_total({ ...amounts(finding), ...named(finding.dimensions) })
				: m.finding_month_above_total({
						...{ ...amounts(finding), ...named(finding.dimensions) },
						month: monthWords(finding.month),
					});
		case 'dimension not allowed':
			return m.finding_dimension_not_allowed(named(finding.dimensions));
		case 'twice':
			return m.finding_twice();
		case 'completed before':
			return m.finding_completed_before();
		case 'above 1':
			return m.finding_above_1({ found: amount(finding.found) });
		case 'place not counted':
			return m.finding_place_not_counted({
				kinds: finding.kinds.map((kind) => kindWords({ level: 3, kind })).join(separator()),
			});
		case 'empty':
			return m.finding_empty();
		case 'nothing and something':
			return m.finding_nothing_and_something();
		case 'dimension missing':
			return m.finding_dimension_missing(named(finding.dimensions));
		case 'alike':
			return m.finding_alike();
		case 'no figure':
			return m.finding_no_figure();
		case 'unlike last quarter':
			return m.finding_unlike_last_quarter(amounts(finding));
		case 'running total':
			return m.finding_running_total(amounts(finding));
		case 'above target':
			return m.finding_above_target(amounts(finding));
		case 'outside participation':
			return m.finding_outside_participation();
		case 'counted by another':
			return m.finding_counted_by_another({ partner: finding.partner });
		case 'place not listed':
			return m.finding_place_not_listed();
		case 'no place':
			return m.finding_no_place();
		case 'placed now':
			return m.finding_placed_now({ quarter: quarterLong(finding.before.quarter, plan) });
		case 'parent as total':
			return m.finding_parent_as_total({ group: plain(finding.group) });
		case 'not said again':
			return m.finding_not_said_again({ count: finding.count });
		case 'above population':
			return m.finding_above_population(amounts(finding));
	}
}
