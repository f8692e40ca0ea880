/** What is wrong or odd in a report, from the report and everything that it is compared with. */
import {
	checkPlausibility,
	figureKey,
	type OthersActivity,
	type Surroundings,
} from '#lib/report/plausibility.ts';
import { isQuarterNumber } from '#lib/plan/quarter.ts';
import type { ReportRow } from '#lib/report/sheet.ts';
import { notListed } from '#lib/report/notListed.ts';
import { parentsAsTotals } from '#lib/report/parents.ts';
import { placedNow, placeless } from '#lib/report/placing.ts';
import { targetInForce } from '#lib/framework/target.ts';
import { checkReport, type EnteredActivity, type Finding } from '#lib/report/validation.ts';
import { rows, type Reader } from '#lib/server/database/driver.ts';
import {
	getFramework,
	type FrameworkIndicator,
	type SectorFramework,
} from '#lib/server/framework/queries/framework.ts';
import { unsaid, type StandingFigure } from '#lib/report/stands.ts';
import { listPlaces, type PlaceTree } from '#lib/server/places/queries/placeLabels.ts';
import type { ReportHead } from './head.ts';
import { listNothing } from './outputs.ts';
import { listUnplaced } from './unplaced.ts';
import { listPlanGroups } from '#lib/server/plan/queries/plans.ts';
import { listStandingFigures } from './stands.ts';
import { breakdownsOf } from '#lib/report/breakdown.ts';
import { monthSums } from '#lib/report/monthly.ts';
import { listTargets } from '#lib/server/framework/queries/targets.ts';

/** Errors and warnings, errors first. */
export async function listFindings(
	reader: Reader,
	head: ReportHead,
	reported: readonly ReportRow[],
): Promise<Finding[]> {
	const framework = await getFramework(reader, head.sectorId, { year: head.year, quarter: head.quarter });
	const places = await listPlaces(reader, head.planId, head);
	const indicators = new Map(framework.indicators.map((indicator) => [indicator.id, indicator]));
	const entered = reported.flatMap((row) => toEntered(row, indicators, places) ?? []);
	const around = await surroundingsOf(reader, head, reported, framework, places);
	const past = { completed: await listCompleted(reader, head) };
	const standing = head.nothingToReport ? [] : await listStandingFigures(reader, head);
	const findings = [
		...checkReport(entered, head.nothingToReport, past, (await listNothing(reader, head.id)).length > 0),
		...checkPlausibility(entered, around),
		...notListed(reported),
		...placeless(reported),
		...placedNow(reported, await listUnplaced(reader, head)),
		...parentsAsTotals(reported, await listPlanGroups(reader, head.planId)),
		...notSaidAgain(unsaid(reported, standing)),
	];
	return findings.sort((a, b) => Number(a.severity === 'warning') - Number(b.severity === 'warning'));
}

/** One question for each indicator: it is asked beside its rows, figure by figure. */
function notSaidAgain(figures: readonly Pick<StandingFigure, 'indicatorId'>[]): Finding[] {
	return [...Map.groupBy(figures, ({ indicatorId }) => indicatorId)].map(
		([indicator, { length: count }]) => ({
			...{ rule: 'not said again', severity: 'warning', activity: null, field: null },
			...{ indicator, count },
		}),
	);
}

function toEntered(
	row: ReportRow,
	indicators: ReadonlyMap<number, FrameworkIndicator>,
	places: PlaceTree,
): EnteredActivity | undefined {
	const indicator = indicators.get(row.indicatorId);
	if (!indicator) return undefined;
	const place = row.placeId === null ? undefined : places.get(row.placeId);
	return {
		...row,
		indicator,
		place: place ? { id: place.id, level: place.level, kind: place.kind } : null,
		breakdowns: breakdownsOf(row),
		months: monthSums(row.months),
	};
}

async function surroundingsOf(
	reader: Reader,
	head: ReportHead,
	reported: readonly ReportRow[],
	{ indicators }: SectorFramework,
	places: PlaceTree,
): Promise<Surroundings> {
	const targets = await listTargets(reader, head.sectorId, head.year);
	const quarter = isQuarterNumber(head.quarter) ? head.quarter : 4;
	const question = { year: head.year, quarter, otherFilter: false };
	const funders = new Map(
		reported.map(({ id, donors, throughId }) => [id, throughId === null ? donors : [...donors, throughId]]),
	);
	return {
		lastQuarter: await listLastQuarter(reader, head),
		earlierThisYear: await listEarlierThisYear(reader, head),
		targets: new Map(
			indicators.flatMap(({ id }) => {
				const { target } = targetInForce(targets.get(id) ?? [], question);
				return target === null ? [] : [[id, target]];
			}),
		),
		participation: await listParticipatedIndicators(reader, head),
		others: await listOthersActivities(reader, head),
		above: (id) => places.get(id)?.parent_id ?? null,
		population: (id) => places.get(id)?.population ?? null,
		funders: (id) => funders.get(id) ?? [],
	};
}

interface SumRow {
	indicator_id: number;
	place_id: number | null;
	total: number;
}

const toSums = (found: readonly SumRow[]) =>
	new Map(found.map(({ indicator_id, place_id, total }) => [figureKey(indicator_id, place_id), total]));

/** What the partner's counted reports of the sector hold. */
const COUNTED = `from report r join period d on d.id = r.period_id join entry a on a.report_id = r.id
		join activity y on y.id = a.activity_id
	where r.sector_id = @sectorId and r.partner_id = @partnerId and r.counts = 1`;

/** Of it, what lies before the report's own quarter. */
const EARLIER = `${COUNTED}
		and d.year * 4 + d.quarter < @year * 4 + @quarter`;

const keyOf = ({ sectorId, partnerId, periodId, year, quarter }: ReportHead) => ({
	sectorId,
	partnerId,
	periodId,
	year,
	quarter,
});

/** The last approved quarter of the partner before the report's own, as a number that grows. */
const LAST = `select max(l.year * 4 + l.quarter) as last from report n join period l on l.id = n.period_id
	where n.sector_id = @sectorId and n.partner_id = @partnerId and n.counts = 1
		and l.year * 4 + l.quarter < @year * 4 + @quarter`;

/** What the last approved quarter of the partner had, by indicator and place. */
async function listLastQuarter(reader: Reader, head: ReportHead): Promise<Map<string, number>> {
	return toSums(
		await rows<SumRow>(
			reader,
			`select a.indicator_id, a.place_id, sum(a.total) as total ${EARLIER} and a.total is not null
				and y.status <> 'planned' and d.year * 4 + d.quarter = (${LAST})
			group by a.indicator_id, a.place_id`,
			keyOf(head),
		),
	);
}

async function listEarlierThisYear(reader: Reader, head: ReportHead): Promise<Map<string, number>> {
	return new Map(
		(
			await rows<{ key: string; total: number }>(
				reader,
				`select coalesce(a.reference, '') || ' ' || a.indicator_id || ' ' || coalesce(a.place_id, 0) as key,
				sum(a.total) as total ${EARLIER} and a.total is not null and y.status <> 'planned' and d.year = @year
			group by 1`,
				keyOf(head),
			)
		).map(({ key, total }) => [key, total]),
	);
}

async function listCompleted(reader: Reader, head: ReportHead): Promise<Set<string>> {
	return new Set(
		(
			await rows<{ key: string }>(
				reader,
				`select a.reference || ' ' || a.indicator_id || ' ' || coalesce(a.place_id, 0) as key ${COUNTED}
				and d.id <> @periodId and y.status = 'completed' and a.reference is not null`,
				keyOf(head),
			)
		).map(({ key }) => key),
	);
}

/** Indicators of the outputs, and of their outcomes, that the partner takes part in; null: nothing is kept of that. */
export async function listParticipatedIndicators(
	reader: Reader,
	head: ReportHead,
): Promise<Set<number> | null> {
	const found = await rows<{ id: number }>(
		reader,
		`select i.id from participation p join output u on u.id = p.output_id and u.sector_id = @sectorId
			join indicator i on i.sector_id = @sectorId
				and (i.output_id = u.id or (i.output_id is null and i.outcome_id = u.outcome_id))
		where p.partner_id = @partnerId and p.from_quarter <= @year * 4 + @quarter - 1
			and (p.to_quarter is null or p.to_quarter >= @year * 4 + @quarter - 1)`,
		keyOf(head),
	);
	return found.length === 0 ? null : new Set(found.map(({ id }) => id));
}

/** Rows of other partners in the same quarter that name a place and a funder. */
async function listOthersActivities(reader: Reader, head: ReportHead): Promise<OthersActivity[]> {
	const found = await rows<{
		id: number;
		partner: string;
		indicator: number;
		place: number;
		funder: number | null;
	}>(
		reader,
		`with other as (
			select a.id, a.activity_id as activity, o.code as partner, a.indicator_id as indicator, a.place_id as place, y.through_id
			from report r join organisation o on o.id = r.partner_id join entry a on a.report_id = r.id join activity y on y.id = a.activity_id
			where r.period_id = @periodId and r.sector_id = @sectorId and r.partner_id <> @partnerId
				and (r.counts = 1 or r.state = 'submitted') and a.place_id is not null and y.status <> 'planned'
		)
		select o.id, o.partner, o.indicator, o.place, d.donor_id as funder from other o left join activity_donor d on d.activity_id = o.activity
		union all
		select o.id, o.partner, o.indicator, o.place, o.through_id from other o where o.through_id is not null`,
		keyOf(head),
	);
	return [...Map.groupBy(found, ({ id }) => id).values()].flatMap((same) => {
		const [first] = same;
		if (!first) return [];
		const { partner, indicator, place } = first;
		return [
			{
				partner,
				indicatorId: indicator,
				placeId: place,
				funders: same.flatMap(({ funder }) => funder ?? []),
			},
		];
	});
}
