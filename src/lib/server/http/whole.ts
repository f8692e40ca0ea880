/** The door to what strangers of a plan that protects small counts do not see. */
import { addressOf } from '#lib/i18n/address.ts';
import { quarterShort } from '#lib/i18n/date.ts';
import { m } from '#lib/paraglide/messages.js';
import type { OpenQuarter, WholeQuarter } from '#lib/plan/period.ts';
import { showsAll } from '#lib/plan/scope.ts';
import { absent } from './allow.ts';

/**
 * The quarter for what tells figures by partner, donor, tag or group. Throws 404, with the reason, where the plan protects
 * small counts from whoever asks.
 */
export function wholeOf(quarter: OpenQuarter): WholeQuarter {
	const { scope, period } = quarter;
	if (showsAll(scope)) return { ...quarter, scope };
	absent(m.closed_text(), [{ href: addressOf(scope, period), label: quarterShort(period, scope.plan) }]);
}
