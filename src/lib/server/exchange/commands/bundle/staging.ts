/**
 * Where the reports of a bundle wait while they are checked: temporary tables of the import's own connection. They lie
 * in a file of their own, so nobody else waits for them, and a process that dies leaves nothing.
 * Rows name organisations, places, indicators and groups by their position in the bundle; `resolveStaged` says later
 * which row of the plan each is.
 */
import type { ActivityStatus, ReportState } from '#lib/report/report.ts';
import { rows, run, type Writer } from '#lib/server/database/driver.ts';
import { BulkInsert } from '#lib/server/database/batch.ts';

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

/** Makes the tables, empty. */
export async function createStaging(writer: Writer): Promise<void> {
	for (const table of TABLES) await run(writer, `create temp table ${table}`);
}

/** Stages one report; its activities come by `ActivityStage`. */
export async function stageReport(
	writer: Writer,
	report: StagedReport,
	nothingToReport: boolean,
): Promise<void> {
	await run(
		writer,
		`insert into staged_report values (@id, @partner, @period, @state, @isEmpty, @line, null)`,
		{
			...report,
			isEmpty: nothingToReport ? 1 : 0,
		},
	);
}

/** Activities on their way into the tables; `flush` before anything asks for them. */
export class ActivityStage {
	readonly #activities: BulkInsert;
	readonly #cells: BulkInsert;
	readonly #donors: BulkInsert;
	readonly #tags: BulkInsert;

	constructor(writer: Writer) {
		this.#activities = new BulkInsert(writer, 'staged_activity', 16);
		this.#cells = new BulkInsert(writer, 'staged_cell', 6);
		this.#donors = new BulkInsert(writer, 'staged_donor', 2);
		this.#tags = new BulkInsert(writer, 'staged_tag', 2);
	}

	add(id: number, activity: StagedActivity, { total, derived, eligible, serves }: Assembled): void {
		const { report, reference, indicator, place, status, through, appeal, doneIn, note } = activity;
		this.#activities.add(
			...[id, report, reference, indicator, place, status, through, appeal, doneIn, note],
			...[total, derived ? 1 : 0, eligible ? 1 : 0, activity.given, activity.givenLine, activity.line],
		);
		for (const { combination, mask, value, line } of activity.cells) {
			this.#cells.add(id, combination, mask, serves.get(mask) ?? 0, value, line);
		}
		for (const donor of activity.donors) this.#donors.add(id, donor);
		for (const tag of activity.tags) this.#tags.add(id, tag);
	}

	/** Writes most of what was added, so that memory does not grow. */
	async store(): Promise<void> {
		for (const table of this.#tables) await table.store();
	}

	/** Writes what is left. */
	async flush(): Promise<void> {
		for (const table of this.#tables) await table.flush();
	}

	get #tables(): readonly BulkInsert[] {
		return [this.#activities, this.#cells, this.#donors, this.#tags];
	}
}

/** How many activities and values wait. */
export async function countStaged(writer: Writer): Promise<{ activities: number; values: number }> {
	const [found] = await rows<{ activities: number; values: number }>(
		writer,
		`select (select count(*) from staged_activity) as "activities",
			(select count(*) from staged_activity where given is not null) + (select count(*) from staged_cell) as "values"`,
	);
	return found ?? { activities: 0, values: 0 };
}
