import type { WindowQuestion } from '#lib/figures/answer.ts';
import type { Apart } from '#lib/figures/apart.ts';
import { addsUp, reportedBehind } from '#lib/figures/indicator.ts';
import { fromSmallest } from '#lib/figures/unit.ts';
import { windowStart } from '#lib/plan/quarter.ts';
import { showsAll, type Scope } from '#lib/plan/scope.ts';
import { rows, type Reader } from '#lib/server/database/driver.ts';
import type { FrameworkIndicator, SectorFramework } from '#lib/server/framework/queries/framework.ts';

interface Row {
	indicator: number;
	activity: number;
	place: number | null;
	appeal: string | null;
	done: number | null;
	total: number;
}

/** @param isThere places by identifier, null for none: what is told is of these; absent: of all */
type ApartOf = (indicator: FrameworkIndicator, isThere?: (place: number | null) => boolean) => Apart[];

/**
 * Of each indicator what the approved reports of a window give to it, or to what it is made of, and no figure counts: by
 * year, then by appeal. Activities that their status keeps out are not told.
 */
export async function listApart(
	reader: Reader,
	scope: Scope,
	{ byId }: SectorFramework,
	{ year, quarter, window }: WindowQuestion,
): Promise<ApartOf> {
	// A breakdown of the figure: of a closed plan nothing of it is told.
	if (!showsAll(scope)) return () => [];
	// From the few activities that are of another appeal or of an earlier year, not from all that the reports hold.
	const found = await rows<Row>(
		reader,
		`with apart (id) as (
			select id from activity where appeal < @plan union select id from activity where appeal > @plan
			union select id from activity where done_in < @year * 4
		)
		select a.indicator_id as indicator, w.id as activity, w.place_id as place,
			case when w.appeal is null or w.appeal = @plan then null else w.appeal end as appeal,
			case when w.appeal is null or w.appeal = @plan then w.done_in / 4 end as done, sum(a.total) as total
		from apart x cross join activity w cross join report r cross join period d cross join entry a
			cross join indicator i
		where w.id = x.id and r.id = w.report_id and r.sector_id = @sector and r.counts = 1 and d.id = r.period_id
			and d.plan_id = @planId and d.year = @year and d.quarter between @first and @last
			and a.activity_id = w.id and a.eligible = 0 and a.total is not null and i.id = a.indicator_id
			and (w.status = 'completed' or (w.status = 'ongoing' and i.counts = 'begun'))
		group by 1, 2, 3, 4, 5`,
		{
			plan: scope.plan.code,
			planId: scope.plan.id,
			sector: scope.sector.id,
			year,
			first: windowStart(quarter, window),
			last: quarter,
		},
	);
	const byIndicator = Map.groupBy(found, ({ indicator }) => indicator);
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
