import { calculationOf, isReported } from '#lib/figures/calculations.ts';
import { addsUp, countsPlaces, reportedBehind } from '#lib/figures/indicator.ts';
import type { PipelineFigure } from '#lib/figures/pipeline.ts';
import { guardOf } from '#lib/figures/protection.ts';
import { fromSmallest } from '#lib/figures/unit.ts';
import type { Quarter } from '#lib/plan/quarter.ts';
import type { Scope } from '#lib/plan/scope.ts';
import { rows, type Reader } from '#lib/server/database/driver.ts';
import { recorded } from '#lib/server/database/recorded.ts';
import { getFramework, type SectorFramework } from '#lib/server/framework/queries/framework.ts';

interface Row {
	indicator: number;
	activity: number;
	total: number;
}

/** Whether an indicator is a count of people or hangs on one: what is planned of it stands in no table, and is never told. */
export function isPipelineProtected(code: string, { byCode, indicators }: SectorFramework): boolean {
	const indicator = byCode.get(code);
	const byId = new Map(indicators.map((one) => [one.id, one]));
	return indicator !== undefined && guardOf(indicator, byId, () => true) !== 'free';
}

/**
 * What the planned activities in a quarter's approved reports come to, of every indicator that is not protected and of which
 * totals can be added up; one without a planned entry is not there. Of the whole plan, inside of it alone.
 */
export const listPipeline = recorded(
	{
		part: 'pipeline',
		key: (_scope: Scope, { year, quarter }: Quarter) => [year, quarter],
		otherwise: [],
	},
	async (reader: Reader, { plan, sector }: Scope, at: Quarter): Promise<readonly PipelineFigure[]> => {
		const { year, quarter } = at;
		const framework = await getFramework(reader, sector.id, { year, quarter, window: 'quarter' });
		const found = await rows<Row>(
			reader,
			`select a.indicator_id as indicator, w.id as activity, sum(a.total) as total
			from period d
				join report r on r.period_id = d.id and r.sector_id = @sectorId and r.counts = 1
				join activity w on w.report_id = r.id and w.status = 'planned' and (w.appeal is null or w.appeal = @plan)
				join entry a on a.activity_id = w.id and a.total is not null
			where d.plan_id = @planId and d.year = @year and d.quarter = @quarter
			group by 1, 2`,
			{ planId: plan.id, plan: plan.code, sectorId: sector.id, year, quarter },
		);
		const planned = Map.groupBy(found, ({ indicator }) => indicator);
		return framework.indicators.flatMap((indicator): PipelineFigure[] => {
			const { code, unit } = indicator;
			if (!isAdded(indicator, framework) || isPipelineProtected(code, framework)) return [];
			const its = reportedBehind(indicator, framework.byId).flatMap(({ id }) => planned.get(id) ?? []);
			if (its.length === 0) return [];
			const total = its.reduce((sum, one) => sum + one.total, 0);
			const activities = new Set(its.map(({ activity }) => activity)).size;
			return [{ code, unit, total: fromSmallest(total, unit), activities }];
		});
	},
);

/** Within one quarter totals of what is reported add up, but for counts of places and ranges; of composites those that do. */
function isAdded(indicator: SectorFramework['indicators'][number], { byId }: SectorFramework): boolean {
	if (countsPlaces(indicator, byId) || calculationOf(indicator.calculation).isRange) return false;
	return isReported(indicator.calculation) || addsUp(indicator, byId);
}
