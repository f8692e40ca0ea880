import type { Scope } from '#lib/plan/scope.ts';
import type { Localised } from '#lib/plan/text.ts';
import type { Reader } from '#lib/server/database/driver.ts';
import { getFramework, labelOf } from './framework.ts';
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
	const framework = await getFramework(reader, scope.sector.id);
	return framework.indicators.map((indicator) => {
		const { code, name, outcome, output } = labelOf(indicator, framework);
		return { code, name, outcome, output };
	});
}

/** The outputs of a sector that have an indicator to choose, in the framework's order. */
export async function listOutputChoices(reader: Reader, scope: Scope): Promise<FrameworkNode[]> {
	const { indicators } = await getFramework(reader, scope.sector.id);
	const used = new Set(indicators.map(({ output }) => output));
	const nodes = await listOutcomesAndOutputs(reader, scope);
	return nodes.filter(({ code, outcome }) => outcome !== null && used.has(code));
}
