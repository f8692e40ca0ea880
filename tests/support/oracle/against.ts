/** What was reached against its target: docs/rules.md, Progress. */
import type { OracleIndicator, OracleModel } from './model.ts';

export interface OracleWindow {
	readonly year: number;
	readonly quarter: number;
	readonly window: 'quarter' | 'year-to-date';
}

/** "target in force at the window's end"; "expected"; "pace"; "Status". */
export function against(
	model: OracleModel,
	indicator: OracleIndicator,
	reached: number | null,
	{ year, quarter, window }: OracleWindow,
) {
	const { plan, targets } = model;
	const own = targets.filter(
		(row) =>
			indicator.calculation !== 'stated' &&
			row.indicator === indicator.code &&
			row.year === year &&
			!row.isSplit,
	);
	const inForce = (of: number | null) =>
		own
			.filter((row) => row.quarter === of && row.from <= quarter)
			.sort((a, b) => b.from - a.from)
			.at(0)?.value ?? null;
	const target = inForce(null);
	const { baseline, isDown } = indicator;
	const hasTarget = target !== null && (isDown ? baseline !== null && baseline !== target : target !== 0);
	let share: number | null = null;
	let expected: number | null = null;
	let pace: number | null = null;
	if (hasTarget && reached !== null) {
		share = isDown ? ((baseline ?? 0) - reached) / ((baseline ?? 0) - target) : reached / target;
	}
	// "a milestone without a year's target is still `expected`"
	if (window === 'year-to-date') expected = inForce(quarter);
	if (hasTarget && expected === null && window === 'year-to-date') {
		const part = quarter / 4;
		const linear = isDown ? (baseline ?? 0) - ((baseline ?? 0) - target) * part : target * part;
		const isState = ['latest', 'peak', 'ratio'].includes(indicator.calculation);
		const otherwise = plan.pace === 'linear' ? linear : null;
		expected = isState && !isDown ? target : otherwise;
	}
	if (reached !== null && expected !== null && !(isDown && baseline === null)) {
		const [done, due] = isDown
			? [(baseline ?? 0) - reached, (baseline ?? 0) - expected]
			: [reached, expected];
		pace = due === 0 ? null : done / due;
	}
	const { on_track = 0.9, behind = 0.5 } = plan.thresholds ?? {};
	const status =
		reached === null
			? 'not reported'
			: share === null
				? 'no target'
				: share >= 1
					? 'achieved'
					: pace === null
						? 'no milestone'
						: pace >= on_track
							? 'on track'
							: pace >= behind
								? 'behind'
								: 'far behind';
	return { target, share, expected, pace, status };
}
