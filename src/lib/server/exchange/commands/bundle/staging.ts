/**
 * Where the reports of a bundle wait while they are checked: temporary tables of the import's own connection. They lie
 * in a file of their own, so nobody else waits for them, and a process that dies leaves nothing.
 * Rows name organisations, places, indicators and groups by their position in the bundle; `resolveStaged` says later
 * which row of the plan each is.
 */
import type { ReportState } from '#lib/report/report.ts';
import type { RowField, RowFields } from '#lib/report/row.ts';
import { rows, run, type Reader, type Writer } from '#lib/server/database/driver.ts';
import { BulkInsert, type Value } from '#lib/server/database/batch.ts';
import { ROW_COLUMNS, ROW_LISTS, type RowColumn } from '#lib/server/exchange/queries/bundle/rowColumns.ts';

export interface StagedReport {
	readonly id: number;
	readonly partner: number;
	readonly period: number;
	readonly state: ReportState;
	/** First line of it in the file. */
	readonly line: number;
}

export interface StagedCell {
	readonly combination: number;
	readonly mask: number;
	readonly value: number;
	readonly line: number;
}

/** A value of one month; combination 0: the month's total. */
export interface StagedMonth extends StagedCell {
	readonly month: number;
}

/**
 * An entry with the fields of its activity: identifiers are positions in the bundle, lists stand in ascending order. A
 * reference that begins with `!` joins the lines of its file, and is never stored.
 */
export interface StagedEntry extends Omit<RowFields, 'total' | 'cells' | 'months'> {
	readonly report: number;
	/** The total as the file gives it; null: none, or unknown. */
	readonly given: number | null;
	/** Line of the row that gives the total; null: there is none. */
	readonly givenLine: number | null;
	readonly cells: readonly StagedCell[];
	readonly months: readonly StagedMonth[];
	readonly line: number;
}

/** What becomes of it in the figures. */
export interface Assembled {
	/** Smallest units; null: unknown. */
	readonly total: number | null;
	readonly derived: boolean;
	readonly eligible: boolean;
	/** Those of the quarter, the months' made ones among them. */
	readonly cells: readonly StagedCell[];
	/** By mask, the questions that the breakdown answers. */
	readonly serves: ReadonlyMap<number, number>;
}

/** What hangs on an entry, by its number. */
export const PARTS: readonly string[] = ['cell', 'month', ...ROW_LISTS.map(({ part }) => part)];

const typeOf = ({ type, named }: RowColumn): string => {
	// 0: nothing is named.
	if (named || type === 'flag') return 'integer not null';
	if (type === 'status') return 'text not null';
	return type === 'amount' || type === 'value' || type === 'quarter' ? 'integer' : 'text';
};

/** With the lists of an entry as one text (`lists`): entries of one activity have it in common. */
const TABLES = [
	`staged_report (id integer primary key, partner integer not null, period integer not null, state text not null,
		is_empty integer not null, line integer not null, target integer)`,
	`staged_nothing (report integer not null, indicator integer not null)`,
	`staged_entry (id integer primary key, report integer not null,
		${ROW_COLUMNS.map((column) => `${column.staged} ${typeOf(column)}`).join(', ')},
		lists text not null, total_derived integer not null, eligible integer not null, given integer, given_line integer,
		line integer not null)`,
	`staged_cell (entry integer not null, combination integer not null, mask integer not null,
		serves integer not null, value integer not null, line integer not null)`,
	`staged_month (entry integer not null, month integer not null, combination integer not null, mask integer not null,
		value integer not null, line integer not null)`,
	...ROW_LISTS.map(
		({ part, staged, named }) =>
			`staged_${part} (entry integer not null, ${staged} ${named ? 'integer' : 'text'} not null)`,
	),
];

/** Makes the tables, empty. */
export async function createStaging(writer: Writer): Promise<void> {
	for (const table of TABLES) await run(writer, `create temp table ${table}`);
}

/** @param nothing positions of indicators for whose outputs there is nothing to report */
export async function stageReport(
	writer: Writer,
	report: StagedReport,
	nothingToReport: boolean,
	nothing: Iterable<number>,
): Promise<void> {
	await run(
		writer,
		`insert into staged_report values (@id, @partner, @period, @state, @isEmpty, @line, null)`,
		{
			...report,
			isEmpty: nothingToReport ? 1 : 0,
		},
	);
	for (const indicator of nothing) {
		await run(writer, `insert into staged_nothing values (@report, @indicator)`, {
			report: report.id,
			indicator,
		});
	}
}

/** What stands in a column: nothing named is 0, a flag 0 or 1. */
const valueIn = ({ type, named }: RowColumn, value: unknown): Value => {
	if (named) return (value as number | null) ?? 0;
	return type === 'flag' ? Number(value) : (value as Value);
};

/** Entries on their way into the tables; `flush` before anything asks for them. */
export class EntryStage {
	readonly #entries: BulkInsert;
	readonly #cells: BulkInsert;
	readonly #months: BulkInsert;
	readonly #lists: readonly { readonly name: RowField; readonly table: BulkInsert }[];

	constructor(writer: Writer) {
		const into = (name: string) => {
			const columns = TABLES.find((table) => table.startsWith(`${name} (`))?.split(',').length ?? 0;
			return new BulkInsert(writer, name, columns);
		};
		this.#entries = into('staged_entry');
		this.#cells = into('staged_cell');
		this.#months = into('staged_month');
		this.#lists = ROW_LISTS.map(({ name, part }) => ({ name, table: into(`staged_${part}`) }));
	}

	add(id: number, entry: StagedEntry, { total, derived, eligible, cells, serves }: Assembled): void {
		const fields: Readonly<Partial<Record<RowField, unknown>>> = entry;
		const lists = this.#lists.map(({ name }) => fields[name] as readonly (number | string)[]);
		this.#entries.add(
			id,
			entry.report,
			...ROW_COLUMNS.map((column) => valueIn(column, column.name === 'total' ? total : fields[column.name])),
			lists.map((list) => list.join(';')).join('|'),
			...[derived ? 1 : 0, eligible ? 1 : 0, entry.given, entry.givenLine, entry.line],
		);
		for (const { combination, mask, value, line } of cells) {
			this.#cells.add(id, combination, mask, serves.get(mask) ?? 0, value, line);
		}
		for (const { month, combination, mask, value, line } of entry.months) {
			this.#months.add(id, month, combination, mask, value, line);
		}
		for (const [i, { table }] of this.#lists.entries()) {
			for (const one of lists[i] ?? []) table.add(id, one);
		}
	}

	/** Writes most of what was added, so that memory does not grow. */
	async store(): Promise<void> {
		for (const table of this.#tables()) await table.store();
	}

	/** Writes what is left. */
	async flush(): Promise<void> {
		for (const table of this.#tables()) await table.flush();
	}

	#tables(): BulkInsert[] {
		return [this.#entries, this.#cells, this.#months, ...this.#lists.map(({ table }) => table)];
	}
}

const OF_ACTIVITY = ROW_COLUMNS.filter(({ of }) => of === 'activity')
	.map(({ staged }) => `s.${staged}`)
	.join(', ');

/**
 * Says which staged entries are of one activity: those of one report with one reference that agree in everything of the
 * activity; without a reference each stands for itself. Source: docs/exchange.md, reports.csv.
 */
export async function groupStaged(writer: Writer): Promise<void> {
	await run(writer, `create temp table staged_activity (entry integer primary key, id integer not null)`);
	await run(writer, `insert into staged_activity select id, id from staged_entry`);
	// Most references stand once in a report: comparing all of everything would take longer than reading them.
	await run(
		writer,
		`update staged_activity set id = g.first from (
			select s.id, min(s.id) over (
				partition by s.report, ${OF_ACTIVITY}, lists
			) as first
			from (
				select report, reference from staged_entry where reference is not null
				group by report, reference having count(*) > 1
			) several cross join staged_entry s where s.report = several.report and s.reference = several.reference
		) g where g.id = entry and g.first <> g.id`,
	);
}

/** How many entries and values wait. */
export async function countStaged(writer: Writer): Promise<{ activities: number; values: number }> {
	const [found] = await rows<{ activities: number; values: number }>(
		writer,
		`select (select count(*) from staged_entry) as "activities",
			(select count(*) from staged_entry where given is not null) + (select count(*) from staged_cell) as "values"`,
	);
	return found ?? { activities: 0, values: 0 };
}

/** A staged report with more activities than a report takes. */
export interface FullReport {
	readonly line: number;
	readonly activities: number;
}

/** Entries of one reference are counted as one activity, however they differ: it is never more than are stored. */
export async function listFull(reader: Reader, most: number): Promise<FullReport[]> {
	return rows<FullReport>(
		reader,
		`select r.line, count(distinct coalesce(s.reference, cast(s.id as text))) as activities
		from staged_entry s join staged_report r on r.id = s.report
		group by r.id, r.line having count(distinct coalesce(s.reference, cast(s.id as text))) > @most order by r.line`,
		{ most },
	);
}
