import { COUNTED_PLACES, type Calculation } from '#lib/figures/calculations.ts';
import type { Indicator } from '#lib/figures/indicator.ts';
import { type ProgressFacts } from '#lib/figures/progress.ts';
import { DEFAULT_THRESHOLDS } from '#lib/plan/settings.ts';

export function indicator(id: number, calculation: Calculation, rest: Partial<Indicator> = {}): Indicator {
	return {
		id,
		code: `1.${id}`,
		unit: 'count',
		calculation,
		of: COUNTED_PLACES,
		parts: [],
		numerator: null,
		denominator: null,
		countsPeople: false,
		direction: 'up',
		baseline: null,
		...rest,
	};
}

export function frameworkOf(indicators: readonly Indicator[]) {
	const byId = new Map(indicators.map((one) => [one.id, one]));
	return {
		byId,
		indicator: (id: number): Indicator => {
			const found = byId.get(id);
			if (!found) throw new Error(`the test has no indicator ${id}`);
			return found;
		},
	};
}

/** The question of an indicator in the first quarter's year to date, in a plan that judges by milestones. */
export function question(rest: Partial<ProgressFacts>): ProgressFacts {
	return {
		reached: null,
		target: null,
		milestone: null,
		baseline: null,
		direction: 'up',
		isState: false,
		quarter: 1,
		window: 'year-to-date',
		paceRule: 'milestones',
		thresholds: DEFAULT_THRESHOLDS,
		markedIncomplete: false,
		...rest,
	};
}
