/** Money. Source: domain.md, "Funding". All amounts are USD cents unless named otherwise. */

export const CONTRIBUTION_STATUSES = ['pledged', 'committed', 'received', 'carry_over'] as const;
export type ContributionStatus = (typeof CONTRIBUTION_STATUSES)[number];

/** A rate is kept as an integer of 1/RATE_SCALE USD for one unit of the currency. */
export const RATE_SCALE = 1_000_000;

/**
 * Hundredths of a currency → USD cents, rounded half up to a cent, without floating point.
 * @param rate USD for one unit, in 1/RATE_SCALE
 */
export function toUsdCents(hundredths: number, rate: number): number {
	const scale = BigInt(RATE_SCALE);
	return Number((BigInt(hundredths) * BigInt(rate) * 2n + scale) / (scale * 2n));
}

export interface FundingSums {
	/** Null when no requirement is known. */
	readonly required: number | null;
	readonly received: number;
	readonly carryOver: number;
	readonly committed: number;
	readonly pledged: number;
}

/** required − (received + carried over): below 0 it is over-funded. Null when the requirement is unknown. */
export function gapOf({ required, received, carryOver }: FundingSums): number | null {
	return required === null ? null : required - received - carryOver;
}

/** (received + carried over) ÷ required; null when the requirement is unknown or 0. */
export function coverageOf({ required, received, carryOver }: FundingSums): number | null {
	return required === null || required === 0 ? null : (received + carryOver) / required;
}
