/** Rows of reports.csv as they are stored, one at a time: memory does not grow with their number. */
import type { About } from '#lib/figures/about.ts';
import type { ReportState } from '#lib/report/report.ts';
import { ROW, ROW_FIELDS, type RowField } from '#lib/report/row.ts';
import type { Unit } from '#lib/figures/unit.ts';
import { dimensionLine, DIMENSIONS, type Dimension } from '#lib/plan/groups.ts';
import { joinGroups } from '#lib/server/plan/queries/combinations.ts';
import { eachRow, rows, type Reader } from '#lib/server/database/driver.ts';
import { TABLES } from '#lib/server/exchange/csv/columns.ts';
import { ROW_COLUMNS, ROW_LISTS } from './rowColumns.ts';

/** The codes of the groups of a cell, by dimension. */
type GroupCodes = Readonly<Record<Dimension, string | null>>;

/** The fields of a row, by their columns: what names something by its code, lists with `;` between. */
type RowCells = Readonly<Record<Exclude<RowField, 'cells'>, string | number | null>>;

export interface StoredReportRow extends GroupCodes, RowCells {
	readonly report: number;
	readonly partner: string;
	readonly year: number;
	readonly quarter: number;
	readonly state: ReportState;
	/** The entry; null: the report has none. */
	readonly entry: number | null;
	readonly activity: number | null;
	readonly reference: string | null;
	readonly unit: Unit;
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

const columnsOf = <One>(of: readonly One[], text: (one: One) => string | undefined) =>
	of.flatMap((one) => text(one) ?? []);
/** Columns of an activity and an entry, as the entries' own table `a` has them. */
const STORED = columnsOf(ROW_COLUMNS, ({ of, stored }) => `${of === 'activity' ? 'y' : 'e'}.${stored}`);
const LISTS = columnsOf(ROW_LISTS, ({ name, named, storedTable, storedColumn }) =>
	named
		? `(select string_agg(o.${named.code}, ';' order by o.${named.code}) from ${storedTable} x
			join ${named.table} o on o.id = x.${storedColumn} where x.activity_id = y.id) as "${name}"`
		: `(select string_agg(x.${storedColumn}, ';' order by x.${storedColumn}) from ${storedTable} x
			where x.activity_id = y.id) as "${name}"`,
);
/** What each field of a row is written as, and where what it names is found. */
const WRITTEN_AS: ReadonlyMap<RowField, string> = new Map([
	...ROW_COLUMNS.map(({ name, stored, named }): [RowField, string] => [
		name,
		named ? `of_${name}.${named.code}` : `a.${stored}`,
	]),
	...ROW_LISTS.map(({ name }): [RowField, string] => [name, `a."${name}"`]),
]);
const NAMED = columnsOf(
	ROW_COLUMNS,
	({ name, stored, named }) => named && `left join ${named.table} of_${name} on of_${name}.id = a.${stored}`,
);

const SPARE = new Set(TABLES['reports.csv'].filter(({ spare }) => spare).map(({ name }) => name));
const isSpare = (name: RowField) => SPARE.has(ROW[name].bundle);
const FIELDS = ROW_FIELDS.filter((name) => WRITTEN_AS.has(name));
/** What came to the file later stands behind what every file has. */
const ORDER = [
	'a.reference',
	'a.unnamed',
	...FIELDS.filter((name) => name !== 'reference' && !isSpare(name)).map((name) => WRITTEN_AS.get(name)),
	'a.total_derived',
	'a.content',
	...FIELDS.filter(isSpare).map((name) => WRITTEN_AS.get(name)),
	'a.months',
]
	// What is not said comes first, on either engine.
	.map((column) => `${column} nulls first`)
	.join(', ');

/**
 * The versions that matter, in an order that depends on nothing but what they say: those that count, and those under way.
 * Entries without a reference come first, by their content; of these, those that need more than one row after the others.
 */
export function eachReportRow(reader: Reader, sectorId: number): AsyncIterable<StoredReportRow> {
	return eachRow<StoredReportRow>(
		reader,
		`select r.id as "report", o.code as "partner", d.year as "year", d.quarter as "quarter", r.state as "state",
			a.id as "entry", a.activity_id as "activity", of_indicatorId.unit as "unit",
			${[...WRITTEN_AS].map(([name, text]) => `${text} as "${name}"`).join(', ')},
			a.total_derived as "totalDerived", a.months as "months", c.value as "value", g.mask as "mask",
			${of((name) => `${name}.code as "${name}"`)}, r.nothing_to_report as "nothingToReport", a.unnamed as "unnamed",
			(select string_agg(f.code, ';' order by f.code) from (
				select min(k.code) as code from report_nothing x join indicator k on k.output_id = x.output_id
				where x.report_id = r.id group by x.output_id
			) f) as "nothing"
		from report r
			join organisation o on o.id = r.partner_id
			join period d on d.id = r.period_id
			left join (
				select e.id, e.activity_id, e.report_id, e.total_derived, ${[...STORED, ...LISTS].join(', ')},
					(select string_agg(m.month || char(9) || m.value || ${CODES}, char(10)
							order by m.month, g.mask nulls first, ${of((name) => `of_${name}.position nulls first`)})
						from entry_month m left join group_combination g on g.id = m.combination_id
							${joinGroups('g.id', 'of_')}
						where m.entry_id = e.id) as months,
					(select string_agg(g.mask || ${CODES} || ' ' || c.value, ';' order by g.mask, ${of((name) => `of_${name}.code nulls first`)})
						from cell c join group_combination g on g.id = c.combination_id
							${joinGroups('g.id', 'of_')}
						where c.entry_id = e.id and e.reference is null) as content,
					e.reference is null and ((select count(*) from cell c where c.entry_id = e.id)
						+ case when e.total_derived = 1 and e.high is null and e.about is null then 0 else 1 end
						+ (select count(*) from entry_month m where m.entry_id = e.id) > 1
						or exists (select 1 from entry b where b.activity_id = e.activity_id and b.id <> e.id)) as unnamed
				from entry e join activity y on y.id = e.activity_id
			) a on a.report_id = r.id
			${NAMED.join(' ')}
			left join cell c on c.entry_id = a.id
			left join group_combination g on g.id = c.combination_id
			${joinGroups('g.id')}
		where r.sector_id = @sectorId and ${WRITTEN}
		order by d.year, d.quarter, o.code, r.version, ${ORDER}, a.id, g.mask nulls first, ${of((name) => `${name}.position nulls first`)}`,
		{ sectorId },
	);
}

/** Of each spare column that a field of a row fills: where something stands in it. */
const USED = [
	...ROW_COLUMNS.filter(({ name }) => isSpare(name)).map(
		({ bundle, of, stored }) =>
			`select '${bundle}' as name where exists (select 1 from report r join entry e on e.report_id = r.id
				join activity y on y.id = e.activity_id
				where r.sector_id = @sectorId and ${WRITTEN} and ${of === 'activity' ? 'y' : 'e'}.${stored} is not null)`,
	),
	...ROW_LISTS.filter(({ name }) => isSpare(name)).map(
		({ bundle, storedTable }) =>
			`select '${bundle}' as name where exists (select 1 from report r join entry e on e.report_id = r.id
				join ${storedTable} x on x.activity_id = e.activity_id where r.sector_id = @sectorId and ${WRITTEN})`,
	),
];

/** The spare columns of reports.csv in which something of the sector stands. */
export async function listUsedColumns(reader: Reader, sectorId: number): Promise<Set<string>> {
	const found = await rows<{ name: string }>(
		reader,
		`${USED.join(' union all ')}
		union all select 'month' where exists (select 1 from report r join entry e on e.report_id = r.id
			join entry_month x on x.entry_id = e.id where r.sector_id = @sectorId and ${WRITTEN})
		union all select 'nothing' where exists (select 1 from report r join report_nothing x on x.report_id = r.id
			where r.sector_id = @sectorId and ${WRITTEN})`,
		{ sectorId },
	);
	return new Set([...found.map(({ name }) => name), ...(await listFurther(reader, sectorId))]);
}

/** Dimensions whose columns do not stand in every file, as far as cells have them. */
async function listFurther(reader: Reader, sectorId: number): Promise<string[]> {
	// Their cells are all read: where there are none of them, that is spared.
	if (DIMENSIONS.every((dimension) => dimensionLine(dimension).always)) return [];
	const entries = `report r join entry e on e.report_id = r.id`;
	const groups = `join combination_group g on g.combination_id = x.combination_id where r.sector_id = @sectorId and ${WRITTEN}`;
	const found = await rows<{ dimension: Dimension }>(
		reader,
		`select g.dimension from ${entries} join cell x on x.entry_id = e.id ${groups}
		union select g.dimension from ${entries} join entry_month x on x.entry_id = e.id ${groups}`,
		{ sectorId },
	);
	return found.map(({ dimension }) => dimension);
}
