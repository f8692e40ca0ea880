import { quarterShort } from '#lib/i18n/date.ts';
import { m } from '#lib/paraglide/messages.js';
import type { YearStart } from '#lib/plan/planYear.ts';
import { quarterAt } from '#lib/plan/quarter.ts';
import type { Life } from '#lib/framework/life.ts';

/** From and to which quarter an indicator is reported; empty: as long as the plan. */
export function lifeWords({ fromQuarter = null, toQuarter = null }: Life, plan: YearStart): string {
	const said = (index: number) => quarterShort(quarterAt(index), plan);
	if (fromQuarter !== null && toQuarter !== null)
		return m.framework_life({ from: said(fromQuarter), to: said(toQuarter) });
	if (fromQuarter !== null) return m.framework_life_from({ from: said(fromQuarter) });
	return toQuarter === null ? '' : m.framework_life_to({ to: said(toQuarter) });
}
