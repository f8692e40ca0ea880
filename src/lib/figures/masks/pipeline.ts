import type { PipelineFigure } from '#lib/figures/pipeline.ts';
import type { Quarter } from '#lib/plan/quarter.ts';
import { cellOf, isGuarded, type Masking } from './asked.ts';

/** What is planned stands in no table: of a figure of people, or one that hangs on such, nothing is told. */
export function maskPipeline(
	all: readonly PipelineFigure[],
	quarter: Quarter,
	masking: Masking,
): readonly PipelineFigure[] {
	return all.filter(({ code }) => !isGuarded(masking, cellOf(code, { ...quarter, window: 'quarter' })));
}
