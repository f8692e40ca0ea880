/** Who changes services of which plan, and when. */
export interface ServiceAct {
	readonly planId: number;
	/** Null: nobody, as at the first start. */
	readonly personId: number | null;
	readonly now: Date;
}
