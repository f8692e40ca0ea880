/** What of a bundle may be right and is likely a slip: it is asked before it is stored. Source: docs/exchange.md, Import in the browser. */
import type { DoubtKind } from '#lib/exchange/found.ts';
import { dayOf } from '#lib/plan/day.ts';
import { formatQuarter, quarterAt } from '#lib/plan/quarter.ts';
import { key, KEYS, type Reference } from '#lib/server/exchange/queries/bundle/reference.ts';
import type { Bundle, Stored } from '#lib/server/exchange/readBundle.ts';
import type { Head } from '#lib/server/exchange/reports/heads.ts';
import type { Lookup } from '#lib/server/exchange/reports/lookup.ts';

export interface Doubt {
	readonly is: DoubtKind;
	/** Code of the partner, and the quarter: `P1, 2024-Q3`. */
	readonly report: string;
}

/**
 * Approved reports of a quarter that has not opened, and of a partner that nobody expects in the sector then. Where the sector
 * expects nobody at all, none is asked about.
 * @param heads of reports that would change
 */
export function doubtsAbout(
	heads: readonly Head[],
	{ reference }: Pick<Bundle, 'reference'>,
	stored: Stored,
	{ organisations }: Pick<Lookup, 'organisations'>,
	now: Date,
): Doubt[] {
	const today = dayOf(reference.plan, now);
	const opens = new Map(
		[...(stored.shared?.periods ?? []), ...reference.periods].map((one) => [KEYS.periods(one), one.opens]),
	);
	const expected = [...stored.sector.participation, ...reference.participation];
	const codes = new Map([...organisations].toReversed().map(([code, id]) => [id, code]));
	return heads
		.filter(({ state }) => state === 'approved')
		.flatMap(({ partner, quarter }): Doubt[] => {
			const at = quarterAt(quarter);
			const report = `${codes.get(partner) ?? ''}, ${formatQuarter(at)}`;
			const isOpened = (opens.get(key(at.year, at.quarter)) ?? '') <= today;
			const isExpected = expected.length === 0 || isExpectedIn(expected, organisations, partner, quarter);
			return [
				...(isOpened ? [] : [{ is: 'not opened', report } as const]),
				...(isExpected ? [] : [{ is: 'not expected', report } as const]),
			];
		});
}

function isExpectedIn(
	expected: Reference['participation'],
	organisations: Lookup['organisations'],
	partner: number,
	quarter: number,
): boolean {
	return expected.some(
		(one) =>
			organisations.get(one.partner) === partner &&
			one.from <= quarter &&
			(one.to === null || quarter <= one.to),
	);
}
