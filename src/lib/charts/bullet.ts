/** Where the parts of a bullet bar lie, in per cent of its width. */
export interface BulletLayout {
	/** The target: all of the width, less when more than the target was reached. */
	readonly target: number;
	/** 0 where nothing was reached, or less than nothing (worse than the baseline). */
	readonly reached: number;
	readonly elapsed: number | null;
	readonly expected: number | null;
}

/** All arguments are shares of the year's target; a share is never capped, so the scale grows with it. */
export function layoutBullet(
	share: number | null,
	elapsed: number | null,
	expected: number | null,
): BulletLayout {
	const end = Math.max(1, share ?? 0, expected ?? 0);
	const at = (value: number) => Math.round((Math.max(0, value) / end) * 1000) / 10;
	const mark = (value: number | null) => (value === null ? null : at(value));
	return {
		target: at(1),
		reached: at(share ?? 0),
		elapsed: mark(elapsed),
		expected: mark(expected),
	};
}
