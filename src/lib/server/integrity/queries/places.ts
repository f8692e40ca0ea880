import { checksOf } from './check.ts';

/** The country and all in it. */
export const PLACE_CHECKS = checksOf([
	{
		name: 'one_country',
		severity: 'error',
		mend: 'import',
		text: `select plan_id as plan, count(*) || ' × 0' as what from place where level = 0 group by plan_id having count(*) <> 1
			union all select plan_id, '0 × 0' from place group by plan_id having min(level) > 0`,
	},
	{
		name: 'place_parent',
		severity: 'error',
		mend: 'import',
		text: `select p.plan_id as plan, p.pcode as what from place p join place q on q.id = p.parent_id
			where q.level >= p.level or q.plan_id <> p.plan_id
			union select p.plan_id, p.pcode from place_standing s join place p on p.id = s.place_id join place q on q.id = s.parent_id
			where q.level >= p.level or q.plan_id <> p.plan_id`,
	},
	{
		name: 'place_roll_up',
		severity: 'error',
		mend: 'import',
		text: `select p.plan_id as plan, p.pcode as what from place p left join place q on q.id = p.parent_id
			where coalesce(p.governorate_id, 0) <> coalesce(case p.level when 0 then null when 1 then p.id else q.governorate_id end, 0)
				or coalesce(p.district_id, 0) <> coalesce(case p.level when 2 then p.id when 3 then q.district_id end, 0)
			union select p.plan_id, p.pcode from place_standing s join place p on p.id = s.place_id join place q on q.id = s.parent_id
			where (q.level = 2 and s.district_id <> q.id) or (q.level = 1 and s.governorate_id <> q.id)`,
	},
	{
		name: 'place_merged',
		severity: 'error',
		mend: 'import',
		text: `select p.plan_id as plan, p.pcode as what from place_became b join place p on p.id = b.place_id join place q on q.id = b.into_id
			where p.level <> 3 or q.level <> 3 or q.plan_id <> p.plan_id
			union select p.plan_id, p.pcode from place p
			where (p.merged_into is not null) <> exists (select 1 from place_became b where b.place_id = p.id)`,
	},
	{
		name: 'place_far_away',
		severity: 'warning',
		mend: 'import',
		text: `select p.plan_id as plan, p.pcode as what from place p
			join (select plan_id, avg(lat) as lat, avg(lon) as lon from place where lat is not null group by plan_id) c
				on c.plan_id = p.plan_id
			where abs(p.lat - c.lat) > 15 or abs(p.lon - c.lon) > 25`,
	},
	{
		name: 'place_spelled_twice',
		severity: 'warning',
		mend: 'import',
		text: `select p.plan_id as plan, lower(a.name) || ': ' || min(p.pcode) || ', ' || max(p.pcode) as what
			from place_alias a join place p on p.id = a.place_id where p.level = 3
			group by p.plan_id, lower(a.name), p.parent_id having count(distinct p.id) > 1`,
	},
	{
		name: 'layer_without_places',
		severity: 'warning',
		mend: 'boundaries',
		text: `select l.plan_id as plan, 'level ' || l.level as what from geometry_layer l
			where not exists (select 1 from place p where p.plan_id = l.plan_id and p.level = l.level)`,
	},
]);
