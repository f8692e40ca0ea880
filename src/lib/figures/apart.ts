/** What stands apart from a figure. Source: docs/rules.md, Inside the plan and Late work. */

/** Approved and begun, and counted in no figure of the window: of another appeal, or done in an earlier year. */
export interface Apart {
	readonly appeal: string | null;
	/** The earlier year in which it was done; null: of another appeal, whenever it was done. */
	readonly year: number | null;
	readonly activities: number;
	/** What they come to, in the unit's own numbers; null where their totals do not add up. */
	readonly total: number | null;
}
