import type { Scope } from '#lib/plan/scope.ts';
import type { Quarter } from '#lib/plan/quarter.ts';
import { addressOf, homeAddress } from '#lib/i18n/address.ts';
import { quarterShort } from '#lib/i18n/date.ts';
import { plain, separator } from '#lib/i18n/locale.ts';
import { m } from '#lib/paraglide/messages.js';

/** From the plans to the quarter's dashboard: the way back from any page of the quarter. */
export function quarterTrail(scope: Scope, quarter: Quarter): { href: string; label: string }[] {
	return [
		{ href: homeAddress(), label: m.all_plans() },
		{
			href: addressOf(scope, quarter),
			label: `${plain(scope.sector.name)}${separator()}${quarterShort(quarter, scope.plan)}`,
		},
	];
}
