/** "the sign is kept and printed, and a sum with one of them is "over"": docs/rules.md, Values that are not counts. */
import type { Counted, OracleIndicator, OracleModel } from './model.ts';
import { chosen, picks } from './reached.ts';

export function aboutOf(model: OracleModel, code: string, activities: readonly Counted[]): string | null {
	const { calculation } = model.indicators.get(code) as OracleIndicator;
	if (calculation === 'ratio') return null;
	const values = valuesOf(model, code, activities);
	const signed = values.filter(({ about, high, total }) => about !== '' || high > total);
	if (signed.length === 0) return null;
	if (values.length === 1 && signed[0]?.about) return signed[0].about;
	// What several state, or a range, is told from the lowest to the highest.
	return calculation === 'stated' ? null : '>';
}

/** The values that a figure is added up from. */
function valuesOf(model: OracleModel, code: string, activities: readonly Counted[]): Counted[] {
	const { calculation, parts } = model.indicators.get(code) as OracleIndicator;
	if (calculation === 'composite') return parts.flatMap((part) => valuesOf(model, part, activities));
	// A derived count counts activities.
	if (parts.length > 0) return [];
	const own = activities.filter(({ indicator }) => indicator === code);
	return picks(model, code) ? chosen(own, calculation) : own;
}
