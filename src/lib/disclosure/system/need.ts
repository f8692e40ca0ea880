/** How much an attacker must be left in the dark. */
export interface Need {
	/** Largest less smallest possible value, at least. */
	readonly span: number;
	/** The largest possible value, at least. */
	readonly reach: number;
	/** The largest possible value, at least this much above the true one. */
	readonly above: number;
	/** The smallest possible value, at least this much below the true one. */
	readonly below: number;
}

/** No published figure tells about fewer than k people. Source: docs/rules.md, Small counts. */
export function needOf(k: number): Need {
	return { span: k, reach: k, above: 0, below: 0 };
}

export interface Bounds {
	readonly smallest: number;
	/** Infinity where nothing limits it. */
	readonly largest: number;
}

/** Whether a figure may be withheld as it is; `value` is the true one. */
export function isWide({ smallest, largest }: Bounds, need: Need, value: number): boolean {
	return (
		largest - smallest >= need.span &&
		largest >= need.reach &&
		largest >= value + need.above &&
		smallest <= value - need.below
	);
}
