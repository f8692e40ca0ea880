/** Where the parts of a bullet bar lie, in per cent of its width. */
export interface BulletLayout {
	/** The target: all of the width, less when more than the target was reached. */
	readonly target: number;
	/** 0 where nothing was reached, or less than nothing (worse than the baseline). */
	readonly reached: number;
	readonly elapsed: number | null;
	readonly before: number | null;
	readonly expected: number | null;
}

/** What a bar shows, all as shares of the year's target; null: not drawn. */
export interface BulletShares {
	readonly share: number | null;
	readonly elapsed: number | null;
	/** A year before. */
	readonly before: number | null;
	readonly expected: number | null;
}

/** A share is never capped, so the scale grows with it. */
export function layoutBullet({ share, elapsed, before, expected }: BulletShares): BulletLayout {
	const end = Math.max(1, share ?? 0, before ?? 0, expected ?? 0);
	const at = (value: number) => Math.round((Math.max(0, value) / end) * 1000) / 10;
	const mark = (value: number | null) => (value === null ? null : at(value));
	return {
		target: at(1),
		reached: at(share ?? 0),
		elapsed: mark(elapsed),
		before: mark(before),
		expected: mark(expected),
	};
}
