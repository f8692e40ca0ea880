/** Where the parts of a funding bar lie, in per cent of its width. */
export interface FundingBarLayout {
	/** The requirement: all of the width, less where there is more money than that. */
	readonly required: number;
	readonly received: number;
	/** Begins where received ends. */
	readonly carryOver: number;
}

/** Null: nothing is required, so there is nothing to measure money by. */
export function layoutFundingBar(
	required: number | null,
	received: number,
	carryOver: number,
): FundingBarLayout | null {
	if (required === null || required === 0) return null;
	const end = Math.max(required, received + carryOver);
	const at = (value: number) => Math.round((value / end) * 1000) / 10;
	return { required: at(required), received: at(received), carryOver: at(carryOver) };
}
