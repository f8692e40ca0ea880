import type { YearStart } from '#lib/plan/planYear.ts';
import type { FirstShown } from '#lib/publication/firstShown.ts';
import { quarterShort } from '#lib/i18n/date.ts';
import { formatShort } from '#lib/i18n/number.ts';
import { m } from '#lib/paraglide/messages.js';
import { approvedWords } from '#lib/figures/words/source.ts';

/** Which quarter it is, how many have reported, and what money came. */
export function firstShownWords(
	{ quarter, reports, funding: { required, received } }: FirstShown,
	plan: YearStart,
): string {
	const parts = [quarterShort(quarter, plan), approvedWords(reports)];
	if (received !== null && required !== null) {
		parts.push(
			m.received_of_required({
				received: formatShort(received, 'usd'),
				required: formatShort(required, 'usd'),
			}),
		);
	}
	return parts.join(' · ');
}
