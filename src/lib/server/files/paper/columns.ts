/** What follows one another, in two columns of about one length: the compiler fills the first and leaves the second short. */

export interface Measured<Of> {
	readonly one: Of;
	/** Signs. */
	readonly length: number;
}

/** One column where there is but one; none where there is nothing. */
export function inColumns<Of>(all: readonly Measured<Of>[]): Of[][] {
	const sum = (of: readonly Measured<Of>[]) => of.reduce((length, one) => length + one.length, 0);
	const apart = (cut: number) => Math.abs(sum(all.slice(0, cut)) - sum(all.slice(cut)));
	const cuts = all.map((_, i) => i + 1);
	const best = cuts.reduce((one, other) => (apart(other) < apart(one) ? other : one), 1);
	const columns = [all.slice(0, best), all.slice(best)].filter((column) => column.length > 0);
	return columns.map((column) => column.map(({ one }) => one));
}
