import type { Calculation } from '#lib/figures/calculations.ts';
import type { Unit } from '#lib/figures/unit.ts';
import { currencyWords } from '#lib/i18n/number.ts';
import { m } from '#lib/paraglide/messages.js';

const NAMES: Record<Calculation, () => string> = {
	sum: m.calculation_sum,
	distinct: m.calculation_distinct,
	derived: m.calculation_derived,
	latest: m.calculation_latest,
	peak: m.calculation_peak,
	stated: m.calculation_stated,
	ratio: m.calculation_ratio,
	composite: m.calculation_composite,
};

const WORDS: Record<Calculation, () => string> = {
	sum: m.calculation_sum_text,
	distinct: m.calculation_distinct_text,
	derived: m.calculation_derived_text,
	latest: m.calculation_latest_text,
	peak: m.calculation_peak_text,
	stated: m.calculation_stated_text,
	ratio: m.calculation_ratio_text,
	composite: m.calculation_composite_text,
};

const EXAMPLES: Record<Calculation, () => string> = {
	sum: m.calculation_sum_example,
	distinct: m.calculation_distinct_example,
	derived: m.calculation_derived_example,
	latest: m.calculation_latest_example,
	peak: m.calculation_peak_example,
	stated: m.calculation_stated_example,
	ratio: m.calculation_ratio_example,
	composite: m.calculation_composite_example,
};

/** The rule with a figure's own numbers in it. */
const RULES: Record<Calculation, (told: RuleTold) => string> = {
	sum: m.why_sum,
	distinct: m.why_distinct,
	derived: m.why_derived,
	latest: m.why_latest,
	peak: m.why_peak,
	stated: ({ equation }) => m.why_stated({ figure: equation }),
	ratio: m.why_ratio,
	composite: ({ equation, countsPlaces }) =>
		countsPlaces ? m.why_union({ equation }) : m.why_composite({ equation }),
};

/** But of the plan's own currency. */
const UNITS: Record<Exclude<Unit, 'money' | 'money per person and month'>, () => string> = {
	people: m.unit_people,
	households: m.unit_households,
	count: m.unit_count,
	usd: m.unit_usd,
	kg: m.unit_kg,
	tonnes: m.unit_tonnes,
	km: m.unit_km,
	hectares: m.unit_hectares,
	acres: m.plan_unit_acres,
	m2: m.unit_m2,
	m3: m.unit_m3,
	litres: m.unit_litres,
	percent: m.unit_percent,
};

export function calculationName(calculation: Calculation): string {
	return NAMES[calculation]();
}

/** How `reached` is computed, in a sentence. */
export function calculationWords(calculation: Calculation): string {
	return WORDS[calculation]();
}

export interface RuleTold {
	/** `3 + 2 + 4 = 9`; the figure alone where no sum is shown that comes to it. */
	readonly equation: string;
	/** Of a composite: it counts the places of its parts, each once. */
	readonly countsPlaces: boolean;
}

/** How a figure came about, with its own numbers. */
export function ruleWords(calculation: Calculation, told: RuleTold): string {
	return RULES[calculation](told);
}

export function calculationExample(calculation: Calculation): string {
	return EXAMPLES[calculation]();
}

/** @param currency the plan's own, as ISO 4217 codes it: what `money` is in */
export function unitWords(unit: Unit, currency: string): string {
	if (unit === 'money') return currencyWords(currency);
	if (unit !== 'money per person and month') return UNITS[unit]();
	return m.plan_unit_monthly({ currency: currencyWords(currency) });
}
