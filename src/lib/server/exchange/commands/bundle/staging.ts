/**
 * Where the reports of a bundle wait while they are checked: temporary tables of the import's own connection. They lie
 * in a file of their own, so nobody else waits for them, and a process that dies leaves nothing.
 * Rows name organisations, places, indicators and groups by their position in the bundle; `resolveStaged` says later
 * which row of the plan each is.
 */
import type { About, ActivityStatus, ReportState } from '#lib/report/report.ts';
import { rows, run, type Writer } from '#lib/server/database/driver.ts';
import { BulkInsert, type Value } from '#lib/server/database/batch.ts';

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

/** An entry with the fields of its activity. */
export interface StagedEntry {
	readonly report: number;
	/** One that begins with `!` joins the lines of its file, and is never stored. */
	readonly reference: string | null;
	readonly indicator: number;
	/** 0: unknown. */
	readonly place: number;
	readonly status: ActivityStatus;
	/** 0: none. */
	readonly through: number;
	readonly appeal: string | null;
	/** Quarter index. */
	readonly doneIn: number | null;
	readonly note: string | null;
	/** In ascending order, as all lists. */
	readonly donors: readonly number[];
	readonly tags: readonly string[];
	readonly also: readonly number[];
	/** It covers the whole year. */
	readonly ofYear: boolean;
	/** As the file gives it; null: none, or unknown. */
	readonly given: number | null;
	readonly high: number | null;
	readonly about: About | null;
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
export const PARTS = ['cell', 'month', 'donor', 'tag', 'also'] as const;

/** With the lists of an entry as one text (`lists`): entries of one activity have it in common. */
const TABLES = [
	`staged_report (id integer primary key, partner integer not null, period integer not null, state text not null,
		is_empty integer not null, line integer not null, target integer)`,
	`staged_nothing (report integer not null, indicator integer not null)`,
	`staged_entry (id integer primary key, report integer not null, reference text, indicator integer not null,
		place integer not null, status text not null, through integer not null, appeal text, done_in integer, note text,
		lists text not null, of_year integer not null, total integer, high integer, about text, derived integer not null,
		eligible integer not null, given integer, given_line integer, line integer not null)`,
	`staged_cell (entry integer not null, combination integer not null, mask integer not null,
		serves integer not null, value integer not null, line integer not null)`,
	`staged_month (entry integer not null, month integer not null, combination integer not null, mask integer not null,
		value integer not null, line integer not null)`,
	`staged_donor (entry integer not null, donor integer not null)`,
	`staged_tag (entry integer not null, tag text not null)`,
	`staged_also (entry integer not null, place integer not null)`,
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

/** Entries on their way into the tables; `flush` before anything asks for them. */
export class EntryStage {
	readonly #tables: Readonly<Record<'entry' | (typeof PARTS)[number], BulkInsert>>;

	constructor(writer: Writer) {
		const into = (name: string) => {
			const columns = TABLES.find((table) => table.startsWith(`${name} (`))?.split(',').length ?? 0;
			return new BulkInsert(writer, name, columns);
		};
		this.#tables = {
			entry: into('staged_entry'),
			cell: into('staged_cell'),
			month: into('staged_month'),
			donor: into('staged_donor'),
			tag: into('staged_tag'),
			also: into('staged_also'),
		};
	}

	add(id: number, entry: StagedEntry, { total, derived, eligible, cells, serves }: Assembled): void {
		const { report, reference, indicator, place, status, through, appeal, doneIn, note } = entry;
		const { donors, tags, also, months } = entry;
		const tables = this.#tables;
		const own: Value[] = [id, report, reference, indicator, place, status, through, appeal, doneIn, note];
		const lists = [donors, tags, also].map((list) => list.join(';')).join('|');
		tables.entry.add(
			...own,
			...[lists, entry.ofYear ? 1 : 0, total, entry.high, entry.about, derived ? 1 : 0, eligible ? 1 : 0],
			...[entry.given, entry.givenLine, entry.line],
		);
		for (const { combination, mask, value, line } of cells) {
			tables.cell.add(id, combination, mask, serves.get(mask) ?? 0, value, line);
		}
		for (const { month, combination, mask, value, line } of months) {
			tables.month.add(id, month, combination, mask, value, line);
		}
		for (const donor of donors) tables.donor.add(id, donor);
		for (const tag of tags) tables.tag.add(id, tag);
		for (const one of also) tables.also.add(id, one);
	}

	/** Writes most of what was added, so that memory does not grow. */
	async store(): Promise<void> {
		for (const table of Object.values(this.#tables)) await table.store();
	}

	/** Writes what is left. */
	async flush(): Promise<void> {
		for (const table of Object.values(this.#tables)) await table.flush();
	}
}

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
				partition by s.report, s.reference, place, status, through, appeal, done_in, note, lists
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
