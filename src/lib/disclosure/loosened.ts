/** Whether strangers would see more of an indicator than they did. Source: docs/rules.md, Disclosure. */
import { standingIn, type Lasting } from '#lib/plan/firstQuarter.ts';
import { quarterIndex, type Quarter } from '#lib/plan/quarter.ts';
import { showsMore, type Sensitivity } from './disclosure.ts';

/** The plan's beginning, whichever its first year is. */
const BEGINNING: Quarter = { year: 0, quarter: 1 };

/** The first quarter of which less would be kept than before, year 0 from the plan's beginning; null: none. */
export function loosenedFrom(is: Lasting<Sensitivity>, then: Lasting<Sensitivity>): Quarter | null {
	const changes = [BEGINNING, ...is.later, ...then.later].sort((a, b) => quarterIndex(a) - quarterIndex(b));
	return changes.find((one) => showsMore(standingIn(is, one), standingIn(then, one))) ?? null;
}
