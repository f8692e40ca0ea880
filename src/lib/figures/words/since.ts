/** Since when what holds. */
import { quarterShort } from '#lib/i18n/date.ts';
import { m } from '#lib/paraglide/messages.js';
import type { YearStart } from '#lib/plan/planYear.ts';
import type { Lasting } from '#lib/plan/firstQuarter.ts';

export interface SinceWords {
	/** Since when. */
	readonly since: string;
	readonly what: string;
}

/** Each value with its first quarter, in their order; none where one holds throughout. */
export function sinceWords<Value>(
	{ first, later }: Lasting<Value>,
	plan: YearStart,
	say: (value: Value) => string,
): SinceWords[] {
	if (later.length === 0) return [];
	return [
		{ since: m.holds_from_start(), what: say(first) },
		...later.map(({ value, ...from }) => ({
			since: m.holds_from({ quarter: quarterShort(from, plan) }),
			what: say(value),
		})),
	];
}
