import { colon } from '#lib/i18n/locale.ts';
import type { MoneyFigure } from '#lib/figures/trace/asked.ts';
import { inOneDirection, sumWords } from '#lib/figures/words/trace.ts';
import { formatCount, formatFigure, formatShare, formatShort } from '#lib/i18n/number.ts';
import { levelWords } from '#lib/places/words.ts';
import type { LevelNames } from '#lib/plan/settings.ts';
import type { ContributionDetail, DonorAnswer } from './answer.ts';
import type { ContributionStatus } from './funding.ts';
import type { MoneyTrace } from './trace.ts';
import { m } from '#lib/paraglide/messages.js';

const STATUSES: Record<ContributionStatus, () => string> = {
	pledged: m.money_pledged,
	committed: m.money_committed,
	received: m.money_received,
	carry_over: m.money_carry_over,
};

export function moneyStatus(status: ContributionStatus): string {
	return STATUSES[status]();
}

const FIGURES: Record<MoneyFigure, () => string> = {
	required: m.money_required,
	received: m.money_received,
	'carry-over': m.money_carry_over,
	'in-hand': m.money_in_hand,
	gap: m.money_gap,
	committed: m.money_committed,
	pledged: m.money_pledged,
};

export function moneyWords(figure: MoneyFigure): string {
	return FIGURES[figure]();
}

/** How a sum of money comes about, with its own numbers. */
export function moneyRule({ figure, amount, terms, outputs }: MoneyTrace, year: string): string {
	const usd = (value: number | null) => formatFigure(value, 'usd');
	if (amount === null) return m.why_money_unknown();
	if (terms.length > 0) {
		const [first, ...rest] = terms.map((term) => ({
			sign: term.isTakenAway ? '−' : '+',
			amount: usd(term.amount ?? 0),
		}));
		const calculation = [first?.amount, ...rest.flatMap((one) => [one.sign, one.amount])].join(' ');
		return m.why_money_terms({ equation: inOneDirection(`${calculation} = ${usd(amount)}`) });
	}
	if (figure !== 'required') return m.why_money_given({ figure: usd(amount) });
	const required = outputs.map((one) => usd(one.amount));
	return m.why_money_required({ year, equation: sumWords(required, usd(amount)) });
}

/** What else is to be known of a contribution. */
export function contributionFlags({ inKind, subGrant, output, partner }: ContributionDetail): string[] {
	return [
		...(subGrant ? [m.sub_grant()] : []),
		...(inKind ? [m.in_kind()] : []),
		...(output === null && partner === null ? [m.unearmarked()] : []),
	];
}

/** A donor in a few sentences: what is in hand of it, how many activities name it, in how many districts they are. */
export function donorSentences(
	{ funding, sectorInHand, activities, shared, places }: DonorAnswer,
	levels: LevelNames,
): string[] {
	const inHand = (funding?.received ?? 0) + (funding?.carryOver ?? 0);
	const amount = formatShort(inHand, 'usd');
	const districts = new Set(places.flatMap(({ place }) => (place?.level === 2 ? [place.pcode] : []))).size;
	return [
		...(inHand > 0 && sectorInHand > inHand
			? [m.donor_in_hand({ amount, share: formatShare(inHand / sectorInHand) })]
			: inHand > 0
				? [m.donor_in_hand_alone({ amount })]
				: []),
		...(activities > 0
			? [m.donor_named_by({ count: formatCount(activities), shared: formatCount(shared) })]
			: []),
		...(districts > 0 ? [`${levelWords(2, levels)}${colon()}${formatCount(districts)}.`] : []),
	];
}
