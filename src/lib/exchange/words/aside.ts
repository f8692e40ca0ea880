/** What of an export of ActivityInfo became no figure, in words. */
import type { LeftOut, Unknown } from '#lib/exchange/activityInfo/aside.ts';
import { m } from '#lib/paraglide/messages.js';

const LEFT: Readonly<Record<LeftOut, () => string>> = {
	'typed or computed on the way to a metric': m.activityinfo_left_step,
	planning: m.activityinfo_left_planning,
	'left out by a rule': m.activityinfo_left_rule,
	'of no quarter of the plan': m.activityinfo_left_quarter,
};

export function leftOutWords(why: LeftOut): string {
	return LEFT[why]();
}

const UNKNOWN: Readonly<Record<Unknown['what'], () => string>> = {
	field: m.activityinfo_field,
	partner: m.partner,
	place: m.activityinfo_cadastre,
	value: m.activityinfo_value,
};

export function unknownWords(what: Unknown['what']): string {
	return UNKNOWN[what]();
}
