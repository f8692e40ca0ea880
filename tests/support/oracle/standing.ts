import type { OracleModel } from './model.ts';

/** "a window is computed by what is in force in its last quarter" */
export function standing(
	model: OracleModel,
	{ year, quarter }: { year: number; quarter: number },
): OracleModel {
	const at = `${year}-Q${quarter}`;
	const indicators = [...model.indicators.values()].map((one) => {
		const begun = one.calculations.filter(({ from }) => from <= at).at(-1);
		return [one.code, { ...one, calculation: begun?.calculation ?? one.calculation }] as const;
	});
	return { ...model, indicators: new Map(indicators) };
}
