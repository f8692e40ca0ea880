import { formatQuarter, type Quarter, type Window } from '#lib/plan/quarter.ts';
import { addressOf } from './address.ts';

export interface CompareAddress {
	/** The other quarter. */
	readonly with?: Quarter;
	/** P-code; absent: the whole plan. */
	readonly place?: string | undefined;
	/** P-code of the other place; absent: the same. */
	readonly other?: string | undefined;
	readonly window?: Window;
}

/** The address of two quarters or places side by side. @param file instead of the page, its rows */
export function compareAddress(
	scope: Parameters<typeof addressOf>[0],
	quarter: Quarter,
	asked: CompareAddress,
	file: 'compare' | 'compare.csv' = 'compare',
): string {
	const query = new URLSearchParams();
	if (asked.with) query.set('with', formatQuarter(asked.with));
	if (asked.place) query.set('place', asked.place);
	if (asked.other) query.set('other', asked.other);
	if (asked.window === 'quarter') query.set('window', asked.window);
	const question = query.size > 0 ? `?${query}` : '';
	return addressOf(scope, quarter, `/${file}`) + question;
}
