/** Money as the record, and a page that was read, have it. */
import { rateText } from '#lib/funding/rate.ts';
import { stampOf } from '#lib/server/plan/index.ts';
import type { EnteredContribution, EnteredRequirement } from './queries/entered.ts';

type Given = Pick<EnteredRequirement, 'amount' | 'currency' | 'usdRate'>;

/** An amount as it was given, with its rate. */
const moneyFacts = ({ amount, currency, usdRate }: Given) => ({
	amount: amount / 100,
	currency,
	rate: rateText(usdRate),
});

export function requirementFacts(year: number, { output, ...given }: Given & { output: string | null }) {
	return { year, output, ...moneyFacts(given) };
}

type Contributed = Given &
	Pick<EnteredContribution, 'reference' | 'year' | 'output' | 'status' | 'date' | 'inKind'>;

/** @param donor code, as `partner` */
export function contributionFacts(given: Contributed, donor: string, partner: string | null) {
	const { reference, year, output, status, date, inKind } = given;
	return { reference, year, donor, partner, output, status, date, inKind, ...moneyFacts(given) };
}

/** Names what a page showed of it. */
export function requirementStamp(year: number, requirement: EnteredRequirement): string {
	return stampOf(requirementFacts(year, requirement));
}

/** Names what a page showed of it. */
export function contributionStamp(one: EnteredContribution): string {
	return stampOf(contributionFacts(one, one.donor.code, one.partner?.code ?? null));
}
