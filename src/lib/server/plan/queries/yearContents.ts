import type { YearStands } from '#lib/plan/yearContents.ts';
import { quarterIndex } from '#lib/plan/quarter.ts';
import { rows, type Reader } from '#lib/server/database/driver.ts';

/** A target of @year that says what stood at the end of the year before: it came with the year. */
export const BROUGHT_TARGET = `t.from_quarter = 1 and exists (
	select 1 from target o where o.indicator_id = t.indicator_id and o.year = t.year - 1 and o.value = t.value
		and coalesce(o.quarter, 0) = coalesce(t.quarter, 0) and coalesce(o.place_id, 0) = coalesce(t.place_id, 0)
		and coalesce(o.cohort_id, 0) = coalesce(t.cohort_id, 0) and coalesce(o.sex_id, 0) = coalesce(t.sex_id, 0))`;

/** Of a list of what follows, as it is stored, whether one begins in the year. */
const follows = (list: string) => `${list} like @inYear or ${list} like @toYear`;

/** What stands in a year of a plan; empty: nothing does. */
export async function listYearContents(reader: Reader, planId: number, year: number): Promise<YearStands[]> {
	const first = quarterIndex({ year, quarter: 1 });
	const found = await rows<YearStands>(
		reader,
		`with own as (select id from sector where plan_id = @planId),
			indicators as (select i.* from indicator i join own on own.id = i.sector_id)
		select 'reports' as what, count(*) as count from report r join period d on d.id = r.period_id
			where d.plan_id = @planId and d.year = @year
		union all select 'targets', count(*) from target t join indicators i on i.id = t.indicator_id
			where t.year = @year and not (${BROUGHT_TARGET})
		union all select 'people in need', count(*) from people_in_need n join own on own.id = n.sector_id where n.year = @year
		union all select 'funding', (select count(*) from requirement q join own on own.id = q.sector_id where q.year = @year)
			+ (select count(*) from contribution c join own on own.id = c.sector_id where c.year = @year)
		union all select 'referrals', count(*) from referral r join plan p on p.id = r.plan_id where r.plan_id = @planId
			and cast(substr(r.month, 1, 4) as integer)
				- case when cast(substr(r.month, 6, 2) as integer) < p.year_starts then 1 else 0 end = @year
		union all select 'texts', count(*) from narrative n join own on own.id = n.sector_id where n.year = @year
		union all select 'marks', count(*) from incomplete_mark k join indicators i on i.id = k.indicator_id where k.year = @year
		union all select 'publications',
			(select count(*) from publication b join own on own.id = b.sector_id where b.year = @year)
			+ (select count(*) from publication_plan b join own on own.id = b.sector_id where b.year = @year)
			+ (select count(*) from publication_notice b join own on own.id = b.sector_id where b.year = @year)
		union all select 'surveys', count(*) from survey_wave w join own on own.id = w.with_sector_id where w.with_year = @year
		union all select 'first quarters',
			(select count(*) from participation x join organisation o on o.id = x.partner_id where o.plan_id = @planId
				and (x.from_quarter between @first and @last or x.to_quarter between @first and @last))
			+ (select count(*) from indicators i where i.from_quarter between @first and @last
				or i.to_quarter between @first and @last or ${follows('i.later_calculations')}
				or ${follows('i.later_sensitivities')})
			+ (select count(*) from place p where p.plan_id = @planId and (${follows('p.later_kinds')}
				or ${follows('p.later_parents')} or ${follows('p.merged_into')}))
			+ (select count(*) from plan p where p.id = @planId and ${follows('p.later_people_methods')})`,
		{
			...{ planId, year, first, last: first + 3 },
			...{ inYear: `%"year":${year},%`, toYear: `%"year":${year}}%` },
		},
	);
	return found.filter(({ count }) => count > 0);
}
