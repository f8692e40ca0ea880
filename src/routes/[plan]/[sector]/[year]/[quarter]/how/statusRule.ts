import type { Status } from '#lib/figures/progress.ts';
import { m } from '#lib/paraglide/messages.js';

interface Thresholds {
	readonly onTrack: string;
	readonly behind: string;
}

const RULES: Record<Status, (thresholds: Thresholds) => string> = {
	'not reported': () => m.rule_not_reported(),
	'known to be incomplete': () => m.rule_known_to_be_incomplete(),
	'no target': () => m.rule_no_target(),
	'no milestone': () => m.rule_no_milestone(),
	achieved: () => m.rule_achieved(),
	'on track': ({ onTrack }) => m.rule_on_track({ onTrack }),
	behind: ({ onTrack, behind }) => m.rule_behind({ onTrack, behind }),
	'far behind': ({ behind }) => m.rule_far_behind({ behind }),
	withheld: () => m.rule_withheld(),
};

/** When a status is given, by the plan's thresholds. */
export function statusRule(status: Status, thresholds: Thresholds): string {
	return RULES[status](thresholds);
}
