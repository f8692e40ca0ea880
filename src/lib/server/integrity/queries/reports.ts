import { checksOf, COUNTED, REPORT, REPORTS } from './check.ts';

/** Longer than a reviewer ever takes, in milliseconds. */
const WAITS = 60 * 24 * 3_600_000;

/** The day of a report's plan. Source: docs/rules.md, Period. */
const DAY = `coalesce((select p.today from plan p where p.id = s.plan_id), @today)`;

/** Reports, their versions, and what stands in them. */
export const REPORT_CHECKS = checksOf([
	{
		name: 'report_of_another_plan',
		severity: 'error',
		mend: 'import',
		text: `select s.plan_id as plan, ${REPORT} as what from ${REPORTS} where o.plan_id <> s.plan_id or d.plan_id <> s.plan_id`,
	},
	{
		name: 'approved_not_counted',
		severity: 'error',
		mend: 'restore',
		text: `select s.plan_id as plan, ${REPORT} as what from ${REPORTS} where r.state = 'approved'
			and not exists (select 1 from report c where c.sector_id = r.sector_id and c.partner_id = r.partner_id
				and c.period_id = r.period_id and c.counts = 1)`,
	},
	{
		name: 'older_version_counted',
		severity: 'error',
		mend: 'restore',
		text: `select s.plan_id as plan, ${REPORT} as what from ${REPORTS} where r.counts = 1
			and exists (select 1 from report n where n.sector_id = r.sector_id and n.partner_id = r.partner_id
				and n.period_id = r.period_id and n.version > r.version and n.state = 'approved')`,
	},
	{
		name: 'version_missing',
		severity: 'error',
		mend: 'restore',
		text: `select s.plan_id as plan, o.code || ' ' || d.year || '-Q' || d.quarter as what from ${REPORTS}
			group by s.plan_id, r.sector_id, o.code, d.year, d.quarter having count(*) <> max(r.version) - min(r.version) + 1`,
	},
	{
		name: 'submitted_long_ago',
		severity: 'warning',
		mend: 'review',
		text: `select s.plan_id as plan, ${REPORT} as what from ${REPORTS} where r.state = 'submitted' and r.submitted_at < cast(@now as integer) - ${WAITS}`,
	},
	{
		name: 'open_in_locked_period',
		severity: 'warning',
		mend: 'review',
		text: `select s.plan_id as plan, ${REPORT} as what from ${REPORTS} where r.state in ('draft', 'submitted') and d.locks < ${DAY}
			and not exists (select 1 from period_reopening x where x.period_id = d.id and x.partner_id = o.id
				and x.until >= ${DAY})`,
	},
	{
		name: 'counted_without_rows',
		severity: 'warning',
		mend: 'ask partner',
		text: `select s.plan_id as plan, ${REPORT} as what from ${REPORTS} where r.counts = 1 and r.nothing_to_report = 0
			and not exists (select 1 from entry e where e.report_id = r.id)
			and not exists (select 1 from report_nothing n where n.report_id = r.id)`,
	},
	{
		name: 'nothing_and_rows',
		severity: 'error',
		mend: 'ask partner',
		text: `select s.plan_id as plan, ${REPORT} as what from ${REPORTS} where r.nothing_to_report = 1 and r.state <> 'draft'
			and exists (select 1 from entry e where e.report_id = r.id)`,
	},
	{
		name: 'unread_submitted',
		severity: 'error',
		mend: 'ask partner',
		text: `select s.plan_id as plan, ${REPORT} || ' ' || i.code as what from ${COUNTED.replace(' and r.counts = 1', '')}
			where e.unread is not null and r.state in ('submitted', 'approved')`,
	},
	{
		name: 'row_and_activity',
		severity: 'error',
		mend: 'restore',
		text: `select s.plan_id as plan, ${REPORT} || ' ' || e.id as what from activity w join entry e on e.activity_id = w.id
			join ${REPORTS.replace('report r', 'report r on r.id = e.report_id')}
			where w.report_id <> e.report_id or coalesce(w.reference, '') <> coalesce(e.reference, '')
				or coalesce(w.place_id, 0) <> coalesce(e.place_id, 0)`,
	},
	{
		name: 'activity_without_rows',
		severity: 'warning',
		mend: 'ask partner',
		text: `select s.plan_id as plan, ${REPORT} || ' ' || coalesce(w.reference, '') as what from activity w
			join ${REPORTS.replace('report r', 'report r on r.id = w.report_id')}
			where not exists (select 1 from entry e where e.activity_id = w.id)`,
	},
	{
		name: 'row_of_another_sector',
		severity: 'error',
		mend: 'import',
		text: `select s.plan_id as plan, ${REPORT} || ' ' || i.code as what from ${COUNTED.replace(' and r.counts = 1', '')}
			where i.sector_id <> r.sector_id`,
	},
	{
		name: 'activity_of_another_plan',
		severity: 'error',
		mend: 'import',
		text: `select s.plan_id as plan, ${REPORT} || ' ' || coalesce(w.reference, '') as what from activity w
			join ${REPORTS.replace('report r', 'report r on r.id = w.report_id')}
			left join place p on p.id = w.place_id left join organisation t on t.id = w.through_id
			where p.plan_id <> s.plan_id or t.plan_id <> s.plan_id`,
	},
	{
		name: 'donor_of_another_plan',
		severity: 'error',
		mend: 'import',
		text: `select s.plan_id as plan, ${REPORT} || ' ' || g.code as what from activity_donor x join organisation g on g.id = x.donor_id
			join activity w on w.id = x.activity_id join ${REPORTS.replace('report r', 'report r on r.id = w.report_id')}
			where g.plan_id <> s.plan_id`,
	},
	{
		name: 'breakdown_above_total',
		severity: 'error',
		mend: 'ask partner',
		text: `select s.plan_id as plan, ${REPORT} || ' ' || i.code || ' ' || coalesce(e.reference, '') as what from (
				select c.entry_id, sum(c.value) as value from cell c join group_combination g on g.id = c.combination_id
				group by c.entry_id, g.mask
			) x join ${COUNTED.replace('entry e', 'entry e on e.id = x.entry_id')} where x.value > e.total`,
	},
	{
		name: 'cell_of_no_dimension',
		severity: 'error',
		mend: 'ask partner',
		text: `select s.plan_id as plan, ${REPORT} || ' ' || i.code as what from (
				select id, dimensions, sector_id, code from indicator where dimensions is not null
			) i join entry e on e.indicator_id = i.id join cell c on c.entry_id = e.id join group_combination g on g.id = c.combination_id
			join ${REPORTS.replace('report r', 'report r on r.id = e.report_id')}
			where (g.mask | i.dimensions) <> i.dimensions and r.state <> 'draft'`,
	},
	{
		name: 'same_row_twice',
		severity: 'warning',
		mend: 'ask partner',
		text: `select s.plan_id as plan, ${REPORT} || ' ' || i.code as what from ${COUNTED} join activity w on w.id = e.activity_id
			where e.reference is null and e.total > 0
			group by s.plan_id, r.id, o.code, d.year, d.quarter, r.version, i.code, e.place_id, e.total, w.note, w.status
			having count(*) > 1`,
	},
	{
		name: 'completed_twice',
		severity: 'error',
		mend: 'ask partner',
		text: `select s.plan_id as plan, o.code || ' ' || e.reference || ' ' || i.code as what from ${COUNTED}
			join activity w on w.id = e.activity_id
			where i.counts = 'completed' and w.status = 'completed' and e.reference is not null
			group by s.plan_id, o.code, e.reference, i.code, e.place_id having count(distinct d.id) > 1`,
	},
	{
		name: 'above_the_year',
		severity: 'warning',
		mend: 'ask partner',
		text: `select s.plan_id as plan, ${REPORT} || ' ' || i.code as what from ${COUNTED}
			join target t on t.indicator_id = i.id and t.year = d.year and t.quarter is null and t.from_quarter <= d.quarter
				and t.place_id is null and t.cohort_id is null and t.sex_id is null
			where e.eligible = 1 and i.direction = 'up' and t.value > 0 and e.total > t.value`,
	},
	{
		name: 'above_the_population',
		severity: 'warning',
		mend: 'ask partner',
		text: `select s.plan_id as plan, ${REPORT} || ' ' || i.code || ' ' || p.pcode as what from ${COUNTED} join place p on p.id = e.place_id
			where e.eligible = 1 and i.counts_people = 1 and p.population > 0 and e.total > p.population`,
	},
	{
		name: 'done_later',
		severity: 'error',
		mend: 'ask partner',
		text: `select s.plan_id as plan, ${REPORT} || ' ' || coalesce(w.reference, '') as what from activity w
			join ${REPORTS.replace('report r', 'report r on r.id = w.report_id')} where w.done_in >= d.year * 4 + d.quarter - 1`,
	},
	{
		name: 'comment_elsewhere',
		severity: 'error',
		mend: 'restore',
		text: `select s.plan_id as plan, ${REPORT} as what from report_comment k join entry e on e.id = k.entry_id
			join ${REPORTS.replace('report r', 'report r on r.id = k.report_id')} where e.report_id <> k.report_id`,
	},
	{
		name: 'participation_of_another_plan',
		severity: 'error',
		mend: 'import',
		text: `select o.plan_id as plan, o.code || ' ' || u.code as what from participation x join organisation o on o.id = x.partner_id
			join output u on u.id = x.output_id join sector s on s.id = u.sector_id where s.plan_id <> o.plan_id`,
	},
]);
