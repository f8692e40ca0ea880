/** What a donor's money reached as strangers may see it. Source: docs/rules.md, Small counts. */
import type { WindowQuestion } from '#lib/figures/answer.ts';
import { maskApart } from '#lib/figures/masks/apart.ts';
import { cellOf, isGuarded, type Masking } from '#lib/figures/masks/asked.ts';
import type { DonorAnswer, DonorPlace, DonorResult } from '#lib/funding/answer.ts';

export function maskDonor(whole: DonorAnswer, asked: WindowQuestion, masking: Masking): DonorAnswer {
	const donor = whole.donor.code;
	const { funding, contributions, sectorInHand, activities, shared } = whole;
	return {
		donor: whole.donor,
		funding,
		contributions,
		...{ sectorInHand, activities, shared },
		results: whole.results.map((result) => maskResult(result, donor, asked, masking)),
		places: whole.places.map((place) => maskDonorPlace(place, donor, asked, masking)),
	};
}

function maskResult(whole: DonorResult, donor: string, asked: WindowQuestion, masking: Masking): DonorResult {
	const cell = cellOf(whole.indicator.code, asked);
	if (!isGuarded(masking, cell)) return whole;
	const { indicator, activities, shared } = whole;
	const isKept = whole.reached !== null && masking.isWithheld({ ...cell, donor });
	const isWholeKept = whole.whole !== null && masking.isWithheld(cell);
	return {
		indicator,
		activities,
		shared,
		reached: isKept ? null : whole.reached,
		apart: maskApart(whole.apart, indicator.code, masking),
		whole: isWholeKept ? null : whole.whole,
		// What another donor funded too is in no table.
		sharedReached: null,
		...(isKept ? { isWithheld: true } : {}),
		...(isWholeKept ? { wholeIsWithheld: true } : {}),
	};
}

function maskDonorPlace(
	whole: DonorPlace,
	donor: string,
	asked: WindowQuestion,
	masking: Masking,
): DonorPlace {
	const { indicator, place } = whole;
	const cell = cellOf(indicator.code, asked, { donor });
	if (!isGuarded(masking, cell)) return whole;
	// A wider place stands here for what is known of it and no further.
	return { indicator, place, reached: null, municipalities: 0 };
}
