import type { PlaceAnswer } from '#lib/figures/answer.ts';
import { showsAll } from '#lib/plan/scope.ts';
import type { OpenQuarter } from '#lib/plan/period.ts';
import type { Window } from '#lib/plan/quarter.ts';
import { addressOf } from '#lib/i18n/address.ts';
import { plain } from '#lib/i18n/locale.ts';
import { m } from '#lib/paraglide/messages.js';
import { absent } from '#lib/server/http/allow.ts';
import type { Reader } from '#lib/server/database/driver.ts';
import { getPlace } from '#lib/server/figures/queries/place.ts';

/** A place of the plan in a quarter; throws 404, with the way to the places that have figures. */
export async function readPlace(
	reader: Reader,
	{ scope, period }: OpenQuarter,
	pcode: string,
	window: Window,
): Promise<PlaceAnswer> {
	const question = { year: period.year, quarter: period.quarter, window };
	const answer = await getPlace(reader, scope, pcode, question);
	if (answer) return answer;
	absent(m.error_no_place({ plan: plain(scope.plan.name) }), [
		{ href: `${addressOf(scope, period)}#where`, label: m.where() },
		...(showsAll(scope)
			? [{ href: addressOf(scope, period, '/partners'), label: m.who_does_what_where() }]
			: []),
	]);
}
