import type { Status } from '#lib/figures/progress.ts';
import { m } from '#lib/paraglide/messages.js';

const WORDS: Record<Status, () => string> = {
	'not reported': m.status_not_reported,
	'known to be incomplete': m.status_known_to_be_incomplete,
	'no target': m.status_no_target,
	'no milestone': m.status_no_milestone,
	achieved: m.status_achieved,
	'on track': m.status_on_track,
	behind: m.status_behind,
	'far behind': m.status_far_behind,
	withheld: m.withheld,
};

export function statusWords(status: Status): string {
	return WORDS[status]();
}
