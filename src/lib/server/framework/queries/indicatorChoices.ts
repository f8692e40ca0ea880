import type { Lastings } from '#lib/figures/standing.ts';
import type { Scope } from '#lib/plan/scope.ts';
import type { Localised } from '#lib/plan/text.ts';
import type { Reader } from '#lib/server/database/driver.ts';
import { listIndicators } from './framework.ts';
import { listOutcomesAndOutputs, type FrameworkNode } from './outputs.ts';

export interface IndicatorChoice {
	readonly code: string;
	readonly name: Localised;
	readonly outcome: string;
	/** Null: it spans outputs. */
	readonly output: string | null;
}

/** The indicators of a sector to choose one from, in the framework's order. */
export async function listIndicatorChoices(reader: Reader, scope: Scope): Promise<IndicatorChoice[]> {
	const indicators = await listIndicators(reader, scope.sector.id);
	return indicators.map(({ code, name, outcome, output }) => ({ code, name, outcome, output }));
}

/** An indicator whose calculation or sensitivity changes within the plan. */
export interface ChangingIndicator extends Pick<IndicatorChoice, 'code' | 'name'>, Lastings {}

/** Those of a sector, in the framework's order; mostly none. */
export async function listChanging(reader: Reader, scope: Scope): Promise<ChangingIndicator[]> {
	const indicators = await listIndicators(reader, scope.sector.id);
	return indicators
		.filter(({ calculations, sensitivities }) => calculations.later.length + sensitivities.later.length > 0)
		.map(({ code, name, calculations, sensitivities }) => ({ code, name, calculations, sensitivities }));
}

/** The outputs of a sector that have an indicator to choose, in the framework's order. */
export async function listOutputChoices(reader: Reader, scope: Scope): Promise<FrameworkNode[]> {
	const indicators = await listIndicators(reader, scope.sector.id);
	const used = new Set(indicators.map(({ output }) => output));
	const nodes = await listOutcomesAndOutputs(reader, scope);
	return nodes.filter(({ code, outcome }) => outcome !== null && used.has(code));
}
