import type { SeriesAnswer, SeriesPoint } from '#lib/figures/answer.ts';
import type { Scope } from '#lib/plan/scope.ts';
import { reachedOf } from '#lib/figures/figure.ts';
import { calculationOf } from '#lib/figures/calculations.ts';
import { addsUp, inUnit, isState, type Indicator } from '#lib/figures/indicator.ts';
import { progressOf } from '#lib/figures/progress.ts';
import { valuesOfYear } from '#lib/figures/series.ts';
import { isQuarterNumber, type Quarter, type Window } from '#lib/plan/quarter.ts';
import { targetInForce } from '#lib/framework/target.ts';
import { fromSmallest } from '#lib/figures/unit.ts';
import { rows, type Reader } from '#lib/server/database/driver.ts';
import { recorded } from '#lib/server/database/recorded.ts';
import { getFrameworks, labelOf, type SectorFramework } from '#lib/server/framework/queries/framework.ts';
import { withStatements } from './nothing.ts';
import { listStoredTotals } from './reaches.ts';
import { listTargets } from '#lib/server/framework/queries/targets.ts';

/** An indicator's figures in every quarter of the plan that has a period; undefined when no indicator has the code. */
export const getSeries = recorded(
	{ part: 'series', key: (_scope: Scope, code: string) => [code] },
	readSeries,
);

async function readSeries(reader: Reader, scope: Scope, code: string): Promise<SeriesAnswer | undefined> {
	const frameworkIn = await getFrameworks(reader, scope.sector.id);
	const quarters = await listQuarters(reader, scope.plan.id);
	const newest = frameworkIn(quarters.at(-1) ?? { year: scope.plan.lastYear, quarter: 4 });
	const label = newest.byCode.get(code);
	if (!label) return undefined;
	const targets = (await listTargets(reader, scope.sector.id)).get(label.id) ?? [];
	const found: (SeriesPoint & { readonly amounts: Amounts; readonly isSum: boolean })[] = [];
	for (const quarter of quarters) {
		const framework = frameworkIn(quarter);
		const indicator = framework.byId.get(label.id) ?? label;
		const amounts = {
			...(await figureIn(reader, scope, framework, indicator, quarter, 'quarter')),
			...yearToDateOf(await figureIn(reader, scope, framework, indicator, quarter, 'year-to-date')),
		};
		const isRange = calculationOf(indicator.calculation).isRange;
		const reached = inUnit(amounts.reached, indicator);
		const yearToDate = inUnit(amounts.yearToDate, indicator);
		// What is stated is measured against nothing.
		const { target, milestone } = isRange
			? { target: null, milestone: null }
			: targetInForce(targets, { ...quarter, otherFilter: false });
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
		found.push({
			...{ ...quarter, reached, byYear: false, yearToDate, expected, amounts },
			isSum: addsUp(indicator, framework.byId),
			high: inUnit(amounts.high, indicator),
			yearToDateHigh: inUnit(amounts.yearToDateHigh, indicator),
			target: fromSmallest(target, indicator.unit),
		});
	}
	const years = yearsWithValues(found);
	const points = found.map(({ amounts, isSum, ...point }) => ({
		...point,
		byYear: isSum && amounts.reached === null && years.has(point.year),
	}));
	const indicator = labelOf(label, newest);
	return {
		indicator: { ...indicator, addsUp: indicator.addsUp && found.every(({ isSum }) => isSum) },
		points,
	};
}

/** Smallest units; null is unknown. */
interface Amounts {
	readonly reached: number | null;
	readonly yearToDate: number | null;
	/** Of ranges. */
	readonly high: number | null;
	readonly yearToDateHigh: number | null;
}

function yearToDateOf({
	reached,
	high,
}: Pick<Amounts, 'reached' | 'high'>): Pick<Amounts, 'yearToDate' | 'yearToDateHigh'> {
	return { yearToDate: reached, yearToDateHigh: high };
}

/** The years of which somebody gave a value for the whole year. */
function yearsWithValues(
	points: readonly { readonly year: number; readonly amounts: Amounts; readonly isSum: boolean }[],
): Set<number> {
	const years = [...Map.groupBy(points, ({ year }) => year)].filter(([, ofYear]) => {
		const quarters = ofYear.map(({ amounts }) => amounts.reached);
		if (ofYear.at(-1)?.isSum !== true) return false;
		return valuesOfYear(ofYear.at(-1)?.amounts.yearToDate ?? null, quarters) !== null;
	});
	return new Set(years.map(([year]) => year));
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

/** Smallest units, or the fraction; null is unknown. */
async function figureIn(
	reader: Reader,
	scope: Scope,
	framework: SectorFramework,
	indicator: Indicator,
	quarter: Quarter,
	window: Window,
): Promise<Pick<Amounts, 'reached' | 'high'>> {
	const question = { ...quarter, window };
	const stored = await listStoredTotals(reader, scope.sector.id, question);
	const totals = await withStatements(reader, scope, framework, question, stored);
	const reached = reachedOf(indicator, framework.byId, (id) => totals.get(id) ?? null);
	return { reached, high: totals.get(indicator.id)?.high ?? null };
}
