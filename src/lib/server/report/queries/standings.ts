import type { Scope } from '#lib/plan/scope.ts';
import { quarterIndex, type Quarter } from '#lib/plan/quarter.ts';
import { type ReportState } from '#lib/report/report.ts';
import { dayIn, dayOf } from '#lib/plan/day.ts';
import { byUrgency, type PartnerStanding } from '#lib/report/review.ts';
import { rows, type Reader } from '#lib/server/database/driver.ts';
import { textIn } from '#lib/server/database/text.ts';
import { listFindings } from './findings.ts';
import { getReportHead, REOPENED_UNTIL } from './head.ts';
import { listReportRows } from './rows.ts';
import { listExpected } from '#lib/server/figures/queries/reporting.ts';

interface Row {
	partnerId: number;
	code: string;
	name: string;
	reopenedUntil: string | null;
	id: number | null;
	state: ReportState | null;
	version: number | null;
	nothing: number | null;
	submittedAt: number | null;
	activities: number;
	countedId: number | null;
	outputs: number;
	outputsReported: number;
	reachable: number;
}

const DAY = 86_400_000;

/** Every partner that is expected in a quarter or has a report in it: what waits for review first. */
export async function listStandings(
	reader: Reader,
	scope: Scope,
	period: Quarter & { readonly due: string },
	now: Date,
): Promise<PartnerStanding[]> {
	const expected = await listExpected(reader, scope, period);
	const today = dayOf(scope.plan, now);
	const standings: PartnerStanding[] = [];
	for (const row of await listRows(reader, scope, period)) {
		const { id, state, version, nothing, submittedAt, activities, reachable, ...rest } = row;
		if (!expected.has(row.partnerId) && id === null) continue;
		const report =
			id === null || state === null || version === null
				? null
				: { id, state, version, rows: activities, nothing: nothing === 1, submittedAt };
		const warned = report?.state === 'submitted' ? await countWarnings(reader, report.id) : null;
		const isSent = report?.state === 'submitted' || report?.state === 'approved' || row.countedId !== null;
		const sentOn = submittedAt === null ? null : dayIn(scope.plan.timezone, new Date(submittedAt));
		standings.push({
			...rest,
			expected: expected.has(row.partnerId),
			report,
			isReachable: reachable > 0,
			warnings: warned?.all ?? null,
			unexplained: warned?.unexplained ?? null,
			daysLate: expected.has(row.partnerId)
				? daysPast(period.due, isSent ? earlierOf(sentOn, today) : today)
				: 0,
		});
	}
	return standings.sort(byUrgency);
}

/** What is sent to a demonstration that stands at an earlier day is sent on that day. */
function earlierOf(day: string | null, today: string): string | null {
	return day !== null && day > today ? today : day;
}

/** Whole days; null, or a day that is not past: 0. */
function daysPast(due: string, day: string | null): number {
	return day === null ? 0 : Math.max(0, Math.round((Date.parse(day) - Date.parse(due)) / DAY));
}

async function listRows(reader: Reader, scope: Scope, quarter: Quarter): Promise<Row[]> {
	return rows<Row>(
		reader,
		`select g.id as "partnerId", g.code, ${textIn('g.name')} as name, ${REOPENED_UNTIL('@sector', 'g.id')} as "reopenedUntil",
			r.id, r.state, r.version, r.nothing_to_report as "nothing", r.submitted_at as "submittedAt",
			(select count(*) from entry a where a.report_id = r.id) as activities,
			(select c.id from report c where c.sector_id = @sector and c.partner_id = g.id and c.period_id = d.id
				and c.counts = 1) as "countedId",
			(select count(distinct t.output_id) from participation t join output u on u.id = t.output_id
				where t.partner_id = g.id and u.sector_id = @sector and t.from_quarter <= @index
					and (t.to_quarter is null or t.to_quarter >= @index)) as outputs,
			(select count(distinct t.output_id) from participation t join output u on u.id = t.output_id
				where t.partner_id = g.id and u.sector_id = @sector and t.from_quarter <= @index
					and (t.to_quarter is null or t.to_quarter >= @index) and exists (
						select 1 from entry a join indicator i on i.id = a.indicator_id
						where a.report_id = r.id and (i.output_id = u.id or (i.output_id is null and i.outcome_id = u.outcome_id))
					)) as "outputsReported",
			case when g.id in (select p.organisation_id from person_role p join person h on h.id = p.person_id
				where p.plan_id = @plan and p.organisation_id is not null and h.disabled_at is null
					and p.role in ('partner_reporter', 'partner_approver')) then 1 else 0 end as reachable
		from organisation g join period d on d.plan_id = g.plan_id
			left join report r on r.sector_id = @sector and r.partner_id = g.id and r.period_id = d.id and r.version = (
				select max(v.version) from report v where v.sector_id = @sector and v.partner_id = g.id and v.period_id = d.id)
		where g.plan_id = @plan and d.year = @year and d.quarter = @quarter order by g.code`,
		{
			sector: scope.sector.id,
			plan: scope.plan.id,
			year: quarter.year,
			quarter: quarter.quarter,
			index: quarterIndex(quarter),
			language: scope.language,
		},
	);
}

async function countWarnings(
	reader: Reader,
	id: number,
): Promise<{ all: number; unexplained: number } | null> {
	const head = await getReportHead(reader, id);
	if (!head) return null;
	const reported = await listReportRows(reader, id);
	const warnings = (await listFindings(reader, head, reported)).filter(
		({ severity }) => severity === 'warning',
	);
	const words = new Map(reported.map((row) => [row.id, row.explanations]));
	const unexplained = warnings.filter(({ activity, rule }) => words.get(activity ?? 0)?.[rule] === undefined);
	return { all: warnings.length, unexplained: unexplained.length };
}
