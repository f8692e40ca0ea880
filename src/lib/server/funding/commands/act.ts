/** Who changes a sector's money, and when. */
export interface MoneyAct {
	readonly planId: number;
	readonly sectorId: number;
	readonly personId: number;
	readonly now: Date;
}

/** Contributions that a sector has, at most: more come of a file that repeats itself. */
export const CONTRIBUTIONS_OF_A_SECTOR = 20_000;
