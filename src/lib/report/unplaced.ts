import type { Quarter } from '#lib/plan/quarter.ts';

/** What an earlier counted report of the partner has under a reference without a place. */
export interface Unplaced {
	readonly reference: string;
	readonly indicatorId: number;
	readonly reportId: number;
	/** Its row there. */
	readonly row: number;
	readonly quarter: Quarter;
}
