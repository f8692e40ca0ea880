import type { WindowQuestion } from '#lib/figures/answer.ts';
import type { Apart } from '#lib/figures/apart.ts';
import { addsUp, reportedBehind } from '#lib/figures/indicator.ts';
import { fromSmallest } from '#lib/figures/unit.ts';
import { windowStart, type QuarterNumber, type Window } from '#lib/plan/quarter.ts';
import { showsAll, type Scope } from '#lib/plan/scope.ts';
import { keptForVersion } from '#lib/server/database/cache.ts';
import { rows, type Reader } from '#lib/server/database/driver.ts';
import { recorded } from '#lib/server/database/recorded.ts';
import {
	getFramework,
	type FrameworkIndicator,
	type SectorFramework,
} from '#lib/server/framework/queries/framework.ts';
import { isWithin, listPlaces } from '#lib/server/places/queries/placeLabels.ts';

interface Row {
	indicator: number;
	activity: number;
	place: number | null;
	appeal: string | null;
	done: number | null;
	total: number;
	/** 1: the activity names the donor who is asked for. */
	named: number;
}

/** @param isThere places by identifier, null for none: what is told is of these; absent: of all */
type ApartOf = (indicator: FrameworkIndicator, isThere?: (place: number | null) => boolean) => Apart[];

/**
 * Of each indicator what the approved reports of a window give to it, or to what it is made of, and no figure counts: by
 * year, then by appeal. Activities that their status keeps out are not told. Kept until what strangers see of the plan
 * changes: every dashboard and place says it, and it is found from activities, not from totals.
 */
export async function listApart(
	reader: Reader,
	scope: Scope,
	{ year, quarter, window }: WindowQuestion,
	donor: number | null = null,
): Promise<ApartOf> {
	// A breakdown of the figure: of a closed plan nothing of it is told.
	if (!showsAll(scope)) return () => [];
	const { plan, sector } = scope;
	return keptApart(
		reader,
		`${plan.dataVersion}`,
		plan.id,
		plan.code,
		sector.id,
		year,
		quarter,
		window,
		donor,
	);
}

const keptApart = keptForVersion(
	async (
		reader,
		planId: number,
		plan: string,
		sectorId: number,
		year: number,
		quarter: QuarterNumber,
		window: Window,
		donor: number | null,
	): Promise<ApartOf> => {
		const framework = await getFramework(reader, sectorId, { year, quarter, window });
		return apartIn(reader, { planId, plan, sectorId, donor }, framework, { year, quarter, window });
	},
);

interface ApartQuestion extends WindowQuestion {
	/** Identifier of a place: of it and all below it. */
	readonly within?: number;
}

/** By indicator code, of every indicator of which something stands apart. */
export async function listApartByCode(
	reader: Reader,
	scope: Scope,
	question: ApartQuestion,
): Promise<ReadonlyMap<string, readonly Apart[]>> {
	return new Map(await listByCode(reader, scope, question));
}

const listByCode = recorded(
	{
		part: 'apart',
		key: (_scope: Scope, { year, quarter, window, within }: ApartQuestion) => [year, quarter, window, within],
	},
	async (reader: Reader, scope: Scope, { within, ...question }: ApartQuestion) => {
		const apartOf = await listApart(reader, scope, question);
		const { indicators } = await getFramework(reader, scope.sector.id, question);
		const tree = await listPlaces(reader, scope.plan.id, question);
		const isThere =
			within === undefined
				? undefined
				: (place: number | null) => place !== null && isWithin(place, within, tree);
		const all = indicators.map((one) => [one.code, apartOf(one, isThere)] as const);
		return all.filter(([, apart]) => apart.length > 0);
	},
);

interface Whose {
	readonly planId: number;
	readonly plan: string;
	readonly sectorId: number;
	/** Only what names it; null: all. */
	readonly donor: number | null;
}

async function apartIn(
	reader: Reader,
	{ donor, ...whose }: Whose,
	{ byId }: SectorFramework,
	{ year, quarter, window }: WindowQuestion,
): Promise<ApartOf> {
	// From the few activities of another appeal or of an earlier year in the window's reports, each found by an index of its
	// own: not from all that the reports hold, nor from all that was ever late.
	const found = await rows<Row>(
		reader,
		`with window_report (id) as (
			select r.id from period d cross join report r
			where d.plan_id = @planId and d.year = @year and d.quarter between @first and @last
				and r.period_id = d.id and r.sector_id = @sectorId and r.counts = 1
		), apart (id) as (
			select w.id from window_report r cross join activity w where w.report_id = r.id and w.appeal < @plan
			union select w.id from window_report r cross join activity w where w.report_id = r.id and w.appeal > @plan
			union select w.id from window_report r cross join activity w where w.report_id = r.id and w.done_in < @year * 4
		)
		select a.indicator_id as indicator, w.id as activity, w.place_id as place,
			case when w.appeal is null or w.appeal = @plan then null else w.appeal end as appeal,
			case when w.appeal is null or w.appeal = @plan then w.done_in / 4 end as done, sum(a.total) as total,
			(select count(*) from activity_donor d where d.activity_id = w.id and d.donor_id = @donor) as named
		from apart x cross join activity w cross join entry a cross join indicator i
		where w.id = x.id and a.activity_id = w.id and a.eligible = 0 and a.total is not null and i.id = a.indicator_id
			and (w.status = 'completed' or (w.status = 'ongoing' and i.counts = 'begun'))
		group by 1, 2, 3, 4, 5`,
		{ ...whose, donor: donor ?? 0, year, first: windowStart(quarter, window), last: quarter },
	);
	const byIndicator = Map.groupBy(
		found.filter(({ named }) => donor === null || named > 0),
		({ indicator }) => indicator,
	);
	return (indicator, isThere = () => true) => {
		const all = reportedBehind(indicator, byId).flatMap(({ id }) => byIndicator.get(id) ?? []);
		const sources = all.filter(({ place }) => isThere(place));
		const kinds = Map.groupBy(sources, ({ appeal, done }) => `${done ?? ''} ${appeal ?? ''}`);
		const isSum = addsUp(indicator, byId);
		return [...kinds.values()]
			.flatMap((some): Apart[] => {
				const [first] = some;
				if (!first) return [];
				const total = some.reduce((sum, one) => sum + one.total, 0);
				return [
					{
						appeal: first.appeal,
						year: first.done,
						activities: new Set(some.map(({ activity }) => activity)).size,
						total: isSum ? fromSmallest(total, indicator.unit) : null,
					},
				];
			})
			.sort((a, b) => (a.year ?? 0) - (b.year ?? 0) || ((a.appeal ?? '') < (b.appeal ?? '') ? -1 : 1));
	};
}
