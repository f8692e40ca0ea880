import type { Localised, Scope } from '#lib/domain/answer.ts';
import type { Reader } from '../db.ts';
import { getFramework, labelOf } from './framework.ts';

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
