/**
 * Where the reports of a bundle wait while they are checked: temporary tables of the import's own connection. They lie
 * in a file of their own, so nobody else waits for them, and a process that dies leaves nothing.
 * Rows name organisations, places, indicators and groups by their position in the bundle; `resolveStaged` says later
 * which row of the plan each is.
 */
import type { ActivityStatus, ReportState } from '#lib/domain/report.ts';
import { rows, run, type Writer } from '../../db.ts';

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

export interface StagedActivity {
	readonly report: number;
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
	/** In ascending order. */
	readonly donors: readonly number[];
	readonly tags: readonly string[];
	/** As the file gives it; null: none, or unknown. */
	readonly given: number | null;
	/** Line of the row that gives the total; null: there is none. */
	readonly givenLine: number | null;
	readonly cells: readonly StagedCell[];
	readonly line: number;
}

/** What becomes of it in the figures. */
export interface Assembled {
	/** Smallest units; null: unknown. */
	readonly total: number | null;
	readonly derived: boolean;
	readonly eligible: boolean;
	/** By mask, the questions that the breakdown answers. */
	readonly serves: ReadonlyMap<number, number>;
}

const TABLES = [
	`staged_report (id integer primary key, partner integer not null, period integer not null, state text not null,
		is_empty integer not null, line integer not null, target integer)`,
	`staged_activity (id integer primary key, report integer not null, reference text, indicator integer not null,
		place integer not null, status text not null, through integer not null, appeal text, done_in integer, note text,
		total integer, derived integer not null, eligible integer not null, given integer, given_line integer,
		line integer not null)`,
	`staged_cell (activity integer not null, combination integer not null, mask integer not null,
		serves integer not null, value integer not null, line integer not null)`,
	`staged_donor (activity integer not null, donor integer not null)`,
	`staged_tag (activity integer not null, tag text not null)`,
];

const INSERT_ACTIVITY = `insert into staged_activity values (@id, @report, @reference, @indicator, @place, @status,
	@through, @appeal, @doneIn, @note, @total, @derived, @eligible, @given, @givenLine, @line)`;
const INSERT_CELL = `insert into staged_cell values (@activity, @combination, @mask, @serves, @value, @line)`;

/** Makes the tables, empty. */
export function createStaging(writer: Writer): void {
	for (const table of TABLES) run(writer, `create temp table ${table}`);
}

export function stageReport(writer: Writer, report: StagedReport, nothingToReport: boolean): void {
	run(writer, `insert into staged_report values (@id, @partner, @period, @state, @isEmpty, @line, null)`, {
		...report,
		isEmpty: nothingToReport ? 1 : 0,
	});
}

export function stageActivity(
	writer: Writer,
	id: number,
	activity: StagedActivity,
	assembled: Assembled,
): void {
	const { donors, tags, cells, ...columns } = activity;
	const { total, derived, eligible, serves } = assembled;
	run(writer, INSERT_ACTIVITY, {
		id,
		...columns,
		total,
		derived: derived ? 1 : 0,
		eligible: eligible ? 1 : 0,
	});
	for (const cell of cells) {
		run(writer, INSERT_CELL, { activity: id, ...cell, serves: serves.get(cell.mask) ?? 0 });
	}
	for (const donor of donors) run(writer, `insert into staged_donor values (@id, @donor)`, { id, donor });
	for (const tag of tags) run(writer, `insert into staged_tag values (@id, @tag)`, { id, tag });
}

/** How many activities and values wait. */
export function countStaged(writer: Writer): { activities: number; values: number } {
	const [found] = rows<{ activities: number; values: number }>(
		writer,
		`select (select count(*) from staged_activity) as "activities",
			(select count(*) from staged_activity where given is not null) + (select count(*) from staged_cell) as "values"`,
	);
	return found ?? { activities: 0, values: 0 };
}
