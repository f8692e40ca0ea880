/** Who does what where as strangers may see it. Source: docs/rules.md, Small counts. */
import type { PartnerActivity } from '#lib/figures/answer.ts';
import type { Quarter } from '#lib/plan/quarter.ts';
import { cellOf, isGuarded, type Masking } from './asked.ts';

/** A partner's protected figures are told of the country alone: of a district it stands here without them. */
export function maskPartners(
	whole: readonly PartnerActivity[],
	{ year, quarter }: Quarter,
	masking: Masking,
): PartnerActivity[] {
	return whole.map((activity) => {
		const { partner, indicator, output, place } = activity;
		const cell = cellOf(indicator.code, { year, quarter, window: 'quarter' });
		if (!isGuarded(masking, cell)) return activity;
		return { partner, indicator, output, place, reached: null, high: null, municipalities: 0 };
	});
}
