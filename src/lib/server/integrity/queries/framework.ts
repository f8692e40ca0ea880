import { CALCULATION_NAMES, calculationOf, isReported } from '#lib/figures/calculations.ts';
import { maskOf } from '#lib/figures/disaggregation.ts';
import { DIMENSIONS } from '#lib/plan/groups.ts';
import { checksOf } from './check.ts';

const quoted = (names: readonly string[]) => names.map((name) => `'${name}'`).join(', ');
const OF_PARTS = quoted(CALCULATION_NAMES.filter((name) => calculationOf(name).madeOf === 'parts'));
const OF_SIDES = quoted(CALCULATION_NAMES.filter((name) => calculationOf(name).madeOf === 'sides'));
const NOT_REPORTED = quoted(CALCULATION_NAMES.filter((name) => !isReported(name)));
const BIT = DIMENSIONS.map((dimension) => `when '${dimension}' then ${maskOf([dimension])}`).join(' ');

/** Plans, what they count, and by which groups. */
export const FRAMEWORK_CHECKS = checksOf([
	{
		name: 'plan_without_sector',
		severity: 'warning',
		mend: 'import',
		text: `select p.id as plan, p.code as what from plan p where not exists (select 1 from sector s where s.plan_id = p.id)`,
	},
	{
		name: 'organisation_twice',
		severity: 'warning',
		mend: 'import',
		text: `select plan_id as plan, min(code) || ', ' || max(code) as what from organisation
			where merged_into_id is null group by plan_id, lower(name) having count(*) > 1
			union all select plan_id, min(code) || ', ' || max(code) from organisation
			where merged_into_id is null group by plan_id, lower(code) having count(*) > 1`,
	},
	{
		name: 'output_without_indicator',
		severity: 'warning',
		mend: 'import',
		text: `select s.plan_id as plan, u.code as what from output u join sector s on s.id = u.sector_id
			where not exists (select 1 from indicator i where i.output_id = u.id)`,
	},
	{
		name: 'indicator_place',
		severity: 'error',
		mend: 'import',
		text: `select s.plan_id as plan, i.code as what from indicator i join sector s on s.id = i.sector_id
			join output u on u.id = i.output_id where u.outcome_id <> i.outcome_id or u.sector_id <> i.sector_id`,
	},
	{
		name: 'parts',
		severity: 'error',
		mend: 'import',
		text: `select s.plan_id as plan, i.code || ' ← ' || p.code as what from indicator_part x
			join indicator i on i.id = x.composite_id join indicator p on p.id = x.part_id join sector s on s.id = i.sector_id
			where p.sector_id <> i.sector_id or p.unit <> i.unit or i.calculation not in (${OF_PARTS})
			union all select s.plan_id, i.code from indicator i join sector s on s.id = i.sector_id
			where i.calculation in (${OF_PARTS}) and not exists (select 1 from indicator_part x where x.composite_id = i.id)`,
	},
	{
		name: 'parts_in_a_circle',
		severity: 'error',
		mend: 'import',
		text: `with recursive below (top, part, depth) as (
				select composite_id, part_id, 1 from indicator_part
				union select b.top, x.part_id, b.depth + 1 from below b join indicator_part x on x.composite_id = b.part where b.depth < 20
			)
			select distinct s.plan_id as plan, i.code as what from below b join indicator i on i.id = b.top
			join sector s on s.id = i.sector_id where b.top = b.part`,
	},
	{
		name: 'sides',
		severity: 'error',
		mend: 'import',
		text: `select s.plan_id as plan, i.code as what from indicator i join sector s on s.id = i.sector_id
			left join indicator n on n.id = i.numerator_id left join indicator d on d.id = i.denominator_id
			where (i.calculation in (${OF_SIDES})) <> (n.id is not null and d.id is not null)
				or n.sector_id <> i.sector_id or d.sector_id <> i.sector_id or n.id = i.id or d.id = i.id`,
	},
	{
		name: 'predecessor',
		severity: 'error',
		mend: 'import',
		text: `select s.plan_id as plan, i.code || ' ← ' || p.code as what from indicator_predecessor x
			join indicator i on i.id = x.indicator_id join indicator p on p.id = x.predecessor_id
			join sector s on s.id = i.sector_id join sector q on q.id = p.sector_id where q.plan_id <> s.plan_id`,
	},
	{
		name: 'values_of_derived',
		severity: 'error',
		mend: 'import',
		text: `select s.plan_id as plan, i.code as what from indicator i join sector s on s.id = i.sector_id
			where i.calculation in (${NOT_REPORTED}) and exists (select 1 from entry e where e.indicator_id = i.id)`,
	},
	{
		name: 'group_parent',
		severity: 'error',
		mend: 'import',
		text: `select g.plan_id as plan, g.dimension || ' ' || g.code as what from plan_group g join plan_group q on q.id = g.parent_id
			where q.plan_id <> g.plan_id or q.dimension <> g.dimension or q.id = g.id`,
	},
	{
		name: 'combination',
		severity: 'error',
		mend: 'import',
		text: `select c.plan_id as plan, c.groups as what from group_combination c
			left join combination_group x on x.combination_id = c.id left join plan_group g on g.id = x.group_id
			group by c.id, c.plan_id, c.groups, c.mask
			having c.mask <> coalesce(sum(case x.dimension ${BIT} end), 0)
				or sum(case when g.dimension <> x.dimension or g.plan_id <> c.plan_id then 1 else 0 end) > 0`,
	},
	{
		name: 'target_outside',
		severity: 'warning',
		mend: 'import',
		text: `select s.plan_id as plan, i.code || ' ' || t.year as what from target t join indicator i on i.id = t.indicator_id
			join sector s on s.id = i.sector_id join plan p on p.id = s.plan_id where t.year not between p.first_year and p.last_year`,
	},
	{
		name: 'target_of_another_plan',
		severity: 'error',
		mend: 'import',
		text: `select s.plan_id as plan, i.code || ' ' || t.year as what from target t join indicator i on i.id = t.indicator_id
			join sector s on s.id = i.sector_id left join place p on p.id = t.place_id
			left join plan_group c on c.id = t.cohort_id left join plan_group x on x.id = t.sex_id
			where p.plan_id <> s.plan_id or c.plan_id <> s.plan_id or x.plan_id <> s.plan_id or c.dimension <> 'cohort' or x.dimension <> 'sex'`,
	},
	{
		name: 'milestone_above_target',
		severity: 'warning',
		mend: 'import',
		text: `select s.plan_id as plan, i.code || ' ' || m.year || '-Q' || m.quarter as what from target m
			join target t on t.indicator_id = m.indicator_id and t.year = m.year and t.quarter is null
				and t.place_id is null and t.cohort_id is null and t.sex_id is null and t.from_quarter <= m.quarter
			join indicator i on i.id = m.indicator_id join sector s on s.id = i.sector_id
			where m.quarter is not null and m.place_id is null and m.cohort_id is null and m.sex_id is null
				and i.direction = 'up' and m.value > t.value`,
	},
	{
		name: 'headline_without_target',
		severity: 'warning',
		mend: 'import',
		text: `select s.plan_id as plan, i.code as what from indicator i join sector s on s.id = i.sector_id
			where i.headline = 1 and not exists (select 1 from target t where t.indicator_id = i.id)`,
	},
	{
		name: 'period_outside',
		severity: 'error',
		mend: 'import',
		text: `select d.plan_id as plan, d.year || '-Q' || d.quarter as what from period d join plan p on p.id = d.plan_id
			where d.year not between p.first_year and p.last_year`,
	},
	{
		name: 'period_order',
		severity: 'warning',
		mend: 'import',
		text: `select d.plan_id as plan, d.year || '-Q' || d.quarter as what from period d join period n on n.plan_id = d.plan_id
			where n.year * 4 + n.quarter > d.year * 4 + d.quarter and n.opens < d.opens`,
	},
	{
		name: 'incomplete_mark_outside',
		severity: 'warning',
		mend: 'import',
		text: `select s.plan_id as plan, i.code || ' ' || k.year || '-Q' || k.quarter as what from incomplete_mark k
			join indicator i on i.id = k.indicator_id join sector s on s.id = i.sector_id
			where not exists (select 1 from period d where d.plan_id = s.plan_id and d.year = k.year and d.quarter = k.quarter)`,
	},
	{
		name: 'narrative_outside',
		severity: 'warning',
		mend: 'import',
		text: `select s.plan_id as plan, n.slug as what from narrative n join sector s on s.id = n.sector_id
			where not exists (select 1 from period d where d.plan_id = s.plan_id and d.year = n.year and d.quarter = n.quarter)`,
	},
]);
