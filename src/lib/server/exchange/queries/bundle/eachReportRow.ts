/** Rows of reports.csv as they are stored, one at a time: memory does not grow with their number. */
import type { ActivityStatus, ReportState } from '#lib/report/report.ts';
import type { Unit } from '#lib/figures/unit.ts';
import { eachRow, type Reader } from '#lib/server/database/driver.ts';

export interface StoredReportRow {
	readonly report: number;
	readonly partner: string;
	readonly year: number;
	readonly quarter: number;
	readonly state: ReportState;
	/** The activity; null: the report has none. */
	readonly activity: number | null;
	readonly reference: string | null;
	readonly indicator: string;
	readonly unit: Unit;
	readonly place: string | null;
	readonly status: ActivityStatus;
	readonly through: string | null;
	/** With `;` between them. */
	readonly donors: string | null;
	readonly tags: string | null;
	readonly appeal: string | null;
	readonly doneIn: number | null;
	readonly note: string | null;
	readonly total: number | null;
	readonly totalDerived: number;
	/** A cell of a breakdown; null: the activity has none. */
	readonly value: number | null;
	readonly mask: number | null;
	readonly sex: string | null;
	readonly cohort: string | null;
	readonly age: string | null;
	readonly disability: string | null;
	readonly nothingToReport: number;
	/** 1: more than one row, and no reference to hold them together. */
	readonly unnamed: number;
}

/**
 * The versions that matter, in an order that depends on nothing but what they say: those that count, and those under way.
 * Activities without a reference come first, by their content; of these, those that need more than one row after the others.
 */
export function eachReportRow(reader: Reader, sectorId: number): AsyncIterable<StoredReportRow> {
	return eachRow<StoredReportRow>(
		reader,
		`select r.id as "report", o.code as "partner", d.year as "year", d.quarter as "quarter", r.state as "state",
			a.id as "activity", a.reference as "reference", i.code as "indicator", i.unit as "unit", p.pcode as "place",
			a.status as "status", t.code as "through", a.donors as "donors", a.tags as "tags", a.appeal as "appeal",
			a.done_in as "doneIn", a.note as "note", a.total as "total", a.total_derived as "totalDerived",
			c.value as "value", g.mask as "mask", sex.code as "sex", cohort.code as "cohort", age.code as "age",
			disability.code as "disability", r.nothing_to_report as "nothingToReport",
			a.unnamed as "unnamed"
		from report r
			join organisation o on o.id = r.partner_id
			join period d on d.id = r.period_id
			left join (
				select a.*,
					(select string_agg(o.code, ';' order by o.code) from activity_donor x join organisation o on o.id = x.donor_id
						where x.activity_id = a.id) as donors,
					(select string_agg(x.tag, ';' order by x.tag) from activity_tag x where x.activity_id = a.id) as tags,
					(select string_agg(g.mask || ' ' || coalesce(s.code, '') || ' ' || coalesce(k.code, '') || ' '
							|| coalesce(y.code, '') || ' ' || coalesce(z.code, '') || ' ' || c.value, ';'
							order by g.mask, s.code, k.code, y.code, z.code)
						from cell c join group_combination g on g.id = c.combination_id
							left join plan_group s on s.id = g.sex_id left join plan_group k on k.id = g.cohort_id
							left join plan_group y on y.id = g.age_id left join plan_group z on z.id = g.disability_id
						where c.activity_id = a.id and a.reference is null) as content,
					(select count(*) from cell c where c.activity_id = a.id) + 1 - a.total_derived > 1 and a.reference is null as unnamed
				from activity a
			) a on a.report_id = r.id
			left join indicator i on i.id = a.indicator_id
			left join place p on p.id = a.place_id
			left join organisation t on t.id = a.through_id
			left join cell c on c.activity_id = a.id
			left join group_combination g on g.id = c.combination_id
			left join plan_group sex on sex.id = g.sex_id
			left join plan_group cohort on cohort.id = g.cohort_id
			left join plan_group age on age.id = g.age_id
			left join plan_group disability on disability.id = g.disability_id
		where r.sector_id = @sectorId and (r.counts = 1 or (r.state <> 'approved' and not exists (
			select 1 from report n where n.sector_id = r.sector_id and n.partner_id = r.partner_id and n.period_id = r.period_id
				and n.version > r.version)))
		order by d.year, d.quarter, o.code, r.version, a.reference, a.unnamed, i.code, p.pcode, a.status, t.code, a.donors, a.tags, a.appeal,
			a.done_in, a.note, a.total, a.total_derived, a.content, a.id, g.mask, sex.position, cohort.position, age.position,
			disability.position`,
		{ sectorId },
	);
}
