/** Rows of reports.csv as they are stored, one at a time: memory does not grow with their number. */
import type { About, ActivityStatus, ReportState } from '#lib/report/report.ts';
import type { Unit } from '#lib/figures/unit.ts';
import { DIMENSIONS, type Dimension } from '#lib/plan/groups.ts';
import { joinGroups } from '#lib/server/plan/queries/combinations.ts';
import { eachRow, rows, type Reader } from '#lib/server/database/driver.ts';

/** The codes of the groups of a cell, by dimension. */
type GroupCodes = Readonly<Record<Dimension, string | null>>;

export interface StoredReportRow extends GroupCodes {
	readonly report: number;
	readonly partner: string;
	readonly year: number;
	readonly quarter: number;
	readonly state: ReportState;
	/** The entry; null: the report has none. */
	readonly entry: number | null;
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
	/** P-codes with `;` between them. */
	readonly also: string | null;
	readonly appeal: string | null;
	readonly doneIn: number | null;
	readonly note: string | null;
	readonly total: number | null;
	readonly totalDerived: number;
	readonly high: number | null;
	readonly about: About | null;
	readonly ofYear: number;
	/** Its months' values, one a line: month, value, and the codes of the groups, set apart by tabs; null: it has none. */
	readonly months: string | null;
	/** A cell of a breakdown; null: the entry has none. */
	readonly value: number | null;
	readonly mask: number | null;
	readonly nothingToReport: number;
	/** Indicators of outputs for which there is nothing to report, with `;` between them. */
	readonly nothing: string | null;
	/** 1: more than one row, or an activity of several entries, and no reference to hold them together. */
	readonly unnamed: number;
}

/** Which version of a partner's quarter is written: the one that counts, and the one under way. */
const WRITTEN = `(r.counts = 1 or (r.state <> 'approved' and not exists (
	select 1 from report n where n.sector_id = r.sector_id and n.partner_id = r.partner_id and n.period_id = r.period_id
		and n.version > r.version)))`;

const of = (text: (dimension: Dimension) => string) => DIMENSIONS.map(text).join(', ');
/** Each after a tab, empty where the combination has none of the dimension. */
const CODES = DIMENSIONS.map((dimension) => `char(9) || coalesce(of_${dimension}.code, '')`).join(' || ');

/**
 * The versions that matter, in an order that depends on nothing but what they say: those that count, and those under way.
 * Entries without a reference come first, by their content; of these, those that need more than one row after the others.
 */
export function eachReportRow(reader: Reader, sectorId: number): AsyncIterable<StoredReportRow> {
	return eachRow<StoredReportRow>(
		reader,
		`select r.id as "report", o.code as "partner", d.year as "year", d.quarter as "quarter", r.state as "state",
			a.id as "entry", a.activity_id as "activity", a.reference as "reference", i.code as "indicator", i.unit as "unit",
			p.pcode as "place", a.status as "status", t.code as "through", a.donors as "donors", a.tags as "tags",
			a.also as "also", a.appeal as "appeal", a.done_in as "doneIn", a.note as "note", a.total as "total",
			a.total_derived as "totalDerived", a.high as "high", a.about as "about", a.of_year as "ofYear",
			a.months as "months", c.value as "value", g.mask as "mask", ${of((name) => `${name}.code as "${name}"`)},
			r.nothing_to_report as "nothingToReport",
			a.unnamed as "unnamed",
			(select string_agg(f.code, ';' order by f.code) from (
				select min(k.code) as code from report_nothing x join indicator k on k.output_id = x.output_id
				where x.report_id = r.id group by x.output_id
			) f) as "nothing"
		from report r
			join organisation o on o.id = r.partner_id
			join period d on d.id = r.period_id
			left join (
				select e.id, e.activity_id, e.report_id, e.reference, e.indicator_id, e.place_id, y.status, y.through_id, y.appeal,
					y.done_in, y.note, e.total, e.total_derived, e.high, e.about, e.of_year,
					(select string_agg(o.code, ';' order by o.code) from activity_donor x join organisation o on o.id = x.donor_id
						where x.activity_id = y.id) as donors,
					(select string_agg(x.tag, ';' order by x.tag) from activity_tag x where x.activity_id = y.id) as tags,
					(select string_agg(q.pcode, ';' order by q.pcode) from activity_also x join place q on q.id = x.place_id
						where x.activity_id = y.id) as also,
					(select string_agg(m.month || char(9) || m.value || ${CODES}, char(10)
							order by m.month, g.mask, ${of((name) => `of_${name}.position`)})
						from entry_month m left join group_combination g on g.id = m.combination_id
							${joinGroups('g.id', 'of_')}
						where m.entry_id = e.id) as months,
					(select string_agg(g.mask || ${CODES} || ' ' || c.value, ';' order by g.mask, ${of((name) => `of_${name}.code`)})
						from cell c join group_combination g on g.id = c.combination_id
							${joinGroups('g.id', 'of_')}
						where c.entry_id = e.id and e.reference is null) as content,
					e.reference is null and ((select count(*) from cell c where c.entry_id = e.id)
						+ case when e.total_derived = 1 and e.high is null and e.about is null then 0 else 1 end
						+ (select count(*) from entry_month m where m.entry_id = e.id) > 1
						or exists (select 1 from entry b where b.activity_id = e.activity_id and b.id <> e.id)) as unnamed
				from entry e join activity y on y.id = e.activity_id
			) a on a.report_id = r.id
			left join indicator i on i.id = a.indicator_id
			left join place p on p.id = a.place_id
			left join organisation t on t.id = a.through_id
			left join cell c on c.entry_id = a.id
			left join group_combination g on g.id = c.combination_id
			${joinGroups('g.id')}
		where r.sector_id = @sectorId and ${WRITTEN}
		order by d.year, d.quarter, o.code, r.version, a.reference, a.unnamed, i.code, p.pcode, a.status, t.code, a.donors,
			a.tags, a.appeal, a.done_in, a.note, a.total, a.total_derived, a.content, a.also, a.high, a.about, a.of_year,
			a.months, a.id, g.mask, ${of((name) => `${name}.position`)}`,
		{ sectorId },
	);
}

/** The spare columns of reports.csv in which something of the sector stands. */
export async function listUsedColumns(reader: Reader, sectorId: number): Promise<Set<string>> {
	const entries = `from report r join entry e on e.report_id = r.id`;
	const where = `where r.sector_id = @sectorId and ${WRITTEN}`;
	const found = await rows<{ name: string }>(
		reader,
		`select 'also' as name where exists (select 1 ${entries} join activity_also x on x.activity_id = e.activity_id ${where})
		union all select 'high' where exists (select 1 ${entries} ${where} and e.high is not null)
		union all select 'about' where exists (select 1 ${entries} ${where} and e.about is not null)
		union all select 'month' where exists (select 1 ${entries} join entry_month x on x.entry_id = e.id ${where})
		union all select 'nothing' where exists (select 1 from report r join report_nothing x on x.report_id = r.id ${where})`,
		{ sectorId },
	);
	return new Set(found.map(({ name }) => name));
}
