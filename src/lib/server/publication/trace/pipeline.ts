/** What is planned of an indicator, for the page that explains it. */
import type { IndicatorLabel } from '#lib/figures/answer.ts';
import { WITHHELD, traced, type Trace } from '#lib/figures/trace/trace.ts';
import type { Quarter } from '#lib/plan/quarter.ts';
import type { Scope } from '#lib/plan/scope.ts';
import type { Reader } from '#lib/server/database/driver.ts';
import { isPipelineProtected, listPipeline } from '#lib/server/figures/queries/pipeline.ts';
import { getFramework, labelOf } from '#lib/server/framework/queries/framework.ts';

export interface TracedPipeline {
	readonly is: 'pipeline';
	readonly indicator: IndicatorLabel;
	readonly trace: Trace;
	/** Planned activities that it is added up from; null: nothing is told of it. */
	readonly activities: number | null;
}

/** Undefined: nothing of it is planned, or it is no figure that can be added up. */
export async function tracePipeline(
	reader: Reader,
	scope: Scope,
	quarter: Quarter,
	code: string,
): Promise<TracedPipeline | undefined> {
	const framework = await getFramework(reader, scope.sector.id, { ...quarter, window: 'year-to-date' });
	const own = framework.byCode.get(code);
	if (!own) return undefined;
	const told = { is: 'pipeline', indicator: labelOf(own, framework) } as const;
	if (isPipelineProtected(code, framework)) return { ...told, trace: WITHHELD, activities: null };
	const found = (await listPipeline(reader, scope, quarter)).find((one) => one.code === code);
	if (!found) return undefined;
	const figure = { reached: found.total, high: null, about: null, isWithheld: false };
	return { ...told, trace: traced(figure), activities: found.activities };
}
