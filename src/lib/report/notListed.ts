/** A place that the plan's list does not have: the partner says which, and the row goes without one. Source: docs/rules.md, Place of a value. */
import type { ReportRow } from './sheet.ts';
import type { Finding } from './validation.ts';

export interface NotListed {
	/** As the partner writes it. */
	readonly called: string;
	/** Empty: not said. */
	readonly district: string;
	readonly sort: string;
}

/** The partner's words, one line: Old Mill, Hill, village. */
export function notListedWords({ called, district, sort }: NotListed): string {
	return [called, district, sort]
		.map((part) => part.trim())
		.filter((part) => part !== '')
		.join(', ');
}

/** A question for each row whose partner did not find its place in the list; once a place is chosen there is none. */
export function notListed(rows: readonly Pick<ReportRow, 'id' | 'placeId' | 'explanations'>[]): Finding[] {
	return rows
		.filter(({ placeId, explanations }) => placeId === null && explanations['place not listed'] !== undefined)
		.map(({ id }) => ({ rule: 'place not listed', severity: 'warning', activity: id, field: 'place' }));
}
