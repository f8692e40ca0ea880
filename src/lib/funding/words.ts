import { colon } from '#lib/i18n/locale.ts';
import { formatCount, formatShare, formatShort } from '#lib/i18n/number.ts';
import { levelWords } from '#lib/places/words.ts';
import type { LevelNames } from '#lib/plan/settings.ts';
import type { ContributionDetail, DonorAnswer } from './answer.ts';
import type { ContributionStatus } from './funding.ts';
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
