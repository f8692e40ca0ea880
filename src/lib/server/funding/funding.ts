/** Everything that the page of a sector's funding shows. */
import type { IndicatorProgress, Reporting } from '#lib/figures/answer.ts';
import type { Localised } from '#lib/plan/text.ts';
import type { FundingDetail } from '#lib/funding/answer.ts';
import { standsFor } from '#lib/funding/fundedResult.ts';
import type { OpenQuarter } from '#lib/plan/period.ts';
import type { Reader } from '#lib/server/database/driver.ts';
import { getFundingDetail } from '#lib/server/funding/queries/funding.ts';
import { listOutcomesAndOutputs } from '#lib/server/framework/queries/outputs.ts';
import { getProgress } from '#lib/server/figures/queries/progress.ts';

/** An output's money beside its results. */
export interface FundedResult {
	readonly output: string;
	readonly name: Localised;
	/** In hand, of what it requires; null: unknown. */
	readonly funded: number | null;
	/** What stands for its results; null: none of its indicators has a target. */
	readonly indicator: Pick<
		IndicatorProgress,
		'code' | 'name' | 'unit' | 'reached' | 'target' | 'share' | 'withheldFigures'
	> | null;
}

export interface FundingPage {
	readonly funding: FundingDetail;
	readonly outputs: readonly { readonly code: string; readonly name: Localised }[];
	/** In the framework's order; results of the year to date. */
	readonly results: readonly FundedResult[];
	readonly reports: Reporting;
}

export async function readFunding(reader: Reader, { scope, period }: OpenQuarter): Promise<FundingPage> {
	const { year, quarter } = period;
	const funding = await getFundingDetail(reader, scope, year);
	const question = { year, quarter, window: 'year-to-date' } as const;
	const { indicators, reports } = await getProgress(reader, scope, question);
	const nodes = await listOutcomesAndOutputs(reader, scope);
	const outputs = nodes.filter(({ outcome }) => outcome !== null).map(({ code, name }) => ({ code, name }));
	return {
		funding: { ...funding, outputs: inOrderOf(outputs, funding.outputs) },
		outputs,
		results: outputs.map(({ code, name }) => ({
			output: code,
			name,
			funded: funding.outputs.find(({ output }) => output === code)?.coverage ?? null,
			indicator: briefly(standsFor(code, indicators)),
		})),
		reports,
	};
}

/** Money by output in the framework's order; what is not allocated last. */
function inOrderOf(
	order: readonly { readonly code: string }[],
	rows: FundingDetail['outputs'],
): FundingDetail['outputs'] {
	const places = new Map(order.map(({ code }, at) => [code, at]));
	const placeOf = (output: string | null) => places.get(output ?? '') ?? order.length;
	return rows.toSorted((a, b) => placeOf(a.output) - placeOf(b.output));
}

function briefly(indicator: IndicatorProgress | undefined): FundedResult['indicator'] {
	if (!indicator) return null;
	const { code, name, unit, reached, target, share, withheldFigures } = indicator;
	return { code, name, unit, reached, target, share, ...(withheldFigures && { withheldFigures }) };
}
