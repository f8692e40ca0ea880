import { COUNTED_BY } from '#lib/plan/countedBy.ts';
import { checksOf } from './check.ts';

const DAY = 24 * 3_600_000;

/** Money, people, mail and the machine. */
export const INSTANCE_CHECKS = checksOf([
	{
		name: 'contribution_of_another_plan',
		severity: 'error',
		mend: 'import',
		text: `select s.plan_id as plan, coalesce(c.reference, '') || ' ' || g.code as what from contribution c
			join sector s on s.id = c.sector_id join organisation g on g.id = c.donor_id left join organisation o on o.id = c.partner_id
			where g.plan_id <> s.plan_id or o.plan_id <> s.plan_id`,
	},
	{
		name: 'contribution_outside',
		severity: 'warning',
		mend: 'import',
		text: `select s.plan_id as plan, coalesce(c.reference, '') || ' ' || c.year as what from contribution c
			join sector s on s.id = c.sector_id join plan p on p.id = s.plan_id where c.year not between p.first_year and p.last_year`,
	},
	{
		name: 'counted_by_older_rules',
		severity: 'warning',
		mend: 'migrate',
		text: `select v.plan_id as plan, p.code as what from data_version v join plan p on p.id = v.plan_id where v.counted_by < ${COUNTED_BY}`,
	},
	{
		name: 'no_version',
		severity: 'error',
		mend: 'recount',
		text: `select p.id as plan, p.code as what from plan p where not exists (select 1 from data_version v where v.plan_id = p.id)`,
	},
	{
		name: 'nobody_administers',
		severity: 'warning',
		mend: 'people',
		text: `select p.id as plan, p.code as what from plan p where not exists (
			select 1 from person_role r join credential c on c.person_id = r.person_id where r.plan_id = p.id and r.role = 'administrator')`,
	},
	{
		name: 'role_incomplete',
		severity: 'error',
		mend: 'people',
		text: `select r.plan_id as plan, p.name || ' ' || r.role as what from person_role r join person p on p.id = r.person_id
			left join organisation o on o.id = r.organisation_id left join sector s on s.id = r.sector_id
			where (r.role in ('partner_reporter', 'partner_approver', 'donor')) <> (r.organisation_id is not null)
				or o.plan_id <> r.plan_id or s.plan_id <> r.plan_id`,
	},
	{
		name: 'no_second_factor',
		severity: 'warning',
		mend: 'people',
		text: `select r.plan_id as plan, p.name as what from person p join credential c on c.person_id = p.id
			join person_role r on r.person_id = p.id where r.role in ('administrator', 'coordinator')
			and not exists (select 1 from second_factor f where f.person_id = p.id) group by r.plan_id, p.id, p.name`,
	},
	{
		name: 'demonstration_people',
		severity: 'error',
		mend: 'people',
		text: `select r.plan_id as plan, p.name as what from person p join person_role r on r.person_id = p.id join plan l on l.id = r.plan_id
			where p.demonstration = 1 and l.demonstration = 0`,
	},
	{
		name: 'never_came',
		severity: 'warning',
		mend: 'people',
		text: `select r.plan_id as plan, p.name as what from person p join person_role r on r.person_id = p.id
			where p.created_at < cast(@now as integer) - ${14 * DAY} and not exists (select 1 from credential c where c.person_id = p.id)
			group by r.plan_id, p.id, p.name`,
	},
	{
		name: 'partner_without_people',
		severity: 'warning',
		mend: 'people',
		text: `select o.plan_id as plan, o.code as what from organisation o
			where exists (select 1 from person_role r where r.plan_id = o.plan_id and r.role in ('partner_reporter', 'partner_approver'))
			and exists (select 1 from participation x join plan p on p.id = o.plan_id where x.partner_id = o.id
				and coalesce(x.to_quarter, p.last_year * 4 + 3) >= p.last_year * 4)
			and not exists (select 1 from person_role r where r.organisation_id = o.id)`,
	},
	{
		name: 'mail_refused',
		severity: 'warning',
		mend: 'mail',
		text: `select null as plan, 'mail ' || m.id as what from mail m where m.refused_at > cast(@now as integer) - ${30 * DAY}`,
	},
	{
		name: 'mail_waits',
		severity: 'warning',
		mend: 'mail',
		text: `select null as plan, 'mail ' || m.id as what from mail m
			where m.sent_at is null and m.refused_at is null and m.created_at < cast(@now as integer) - ${DAY}`,
	},
	{
		name: 'no_backup',
		severity: 'warning',
		mend: 'back up',
		text: `select null as plan, 'backup' as what from (select 1 as one) x where not exists (
			select 1 from job_run where job = 'backup' and outcome = 'done' and started_at > cast(@now as integer) - ${2 * DAY})`,
	},
	{
		name: 'job_failed',
		severity: 'warning',
		mend: 'log',
		text: `select null as plan, r.job as what from job_run r where r.outcome = 'failed'
			and r.id = (select max(l.id) from job_run l where l.job = r.job and l.outcome is not null)`,
	},
]);
