import type { SeriesAnswer, SeriesPoint } from '#lib/figures/answer.ts';
import type { Scope } from '#lib/plan/scope.ts';
import { reachedOf } from '#lib/figures/figure.ts';
import { inUnit, isState } from '#lib/figures/indicator.ts';
import { progressOf } from '#lib/figures/progress.ts';
import { isQuarterNumber, type Quarter, type Window } from '#lib/plan/quarter.ts';
import { targetInForce } from '#lib/framework/target.ts';
import { fromSmallest } from '#lib/figures/unit.ts';
import { rows, type Reader } from '#lib/server/database/driver.ts';
import {
	getFramework,
	labelOf,
	type FrameworkIndicator,
	type SectorFramework,
} from '#lib/server/framework/queries/framework.ts';
import { withStatements } from './nothing.ts';
import { listStoredTotals } from './reaches.ts';
import { listTargets } from '#lib/server/framework/queries/targets.ts';

/** An indicator's figures in every quarter of the plan that has a period; undefined when no indicator has the code. */
export async function getSeries(
	reader: Reader,
	scope: Scope,
	code: string,
): Promise<SeriesAnswer | undefined> {
	const framework = await getFramework(reader, scope.sector.id);
	const indicator = framework.byCode.get(code);
	if (!indicator) return undefined;
	const targets = (await listTargets(reader, scope.sector.id)).get(indicator.id) ?? [];
	const points: SeriesPoint[] = [];
	for (const quarter of await listQuarters(reader, scope.plan.id)) {
		const reached = await figureIn(reader, scope, framework, indicator, quarter, 'quarter');
		const yearToDate = await figureIn(reader, scope, framework, indicator, quarter, 'year-to-date');
		const { target, milestone } = targetInForce(targets, { ...quarter, otherFilter: false });
		const { expected } = progressOf({
			reached: yearToDate,
			target: fromSmallest(target, indicator.unit),
			milestone: fromSmallest(milestone, indicator.unit),
			baseline: fromSmallest(indicator.baseline, indicator.unit),
			direction: indicator.direction,
			isState: isState(indicator, framework.byId),
			quarter: quarter.quarter,
			window: 'year-to-date',
			paceRule: scope.plan.pace,
			thresholds: scope.plan.thresholds,
			markedIncomplete: false,
		});
		points.push({ ...quarter, reached, yearToDate, expected, target: fromSmallest(target, indicator.unit) });
	}
	return { indicator: labelOf(indicator, framework), points };
}

async function listQuarters(reader: Reader, planId: number): Promise<Quarter[]> {
	return (
		await rows<{ year: number; quarter: number }>(
			reader,
			'select year, quarter from period where plan_id = @planId order by year, quarter',
			{ planId },
		)
	).flatMap(({ year, quarter }) => (isQuarterNumber(quarter) ? [{ year, quarter }] : []));
}

async function figureIn(
	reader: Reader,
	scope: Scope,
	framework: SectorFramework,
	indicator: FrameworkIndicator,
	quarter: Quarter,
	window: Window,
): Promise<number | null> {
	const question = { ...quarter, window };
	const stored = await listStoredTotals(reader, scope.sector.id, question);
	const totals = await withStatements(reader, scope, framework, question, stored);
	const reached = reachedOf(indicator, framework.byId, (id) => totals.get(id) ?? null);
	return inUnit(reached, indicator);
}
