/** Activities whose rows stand far apart in the file: they were staged in pieces, which are put together here. */
import type { ActivityStatus } from '#lib/report/report.ts';
import { rows, run, type Writer } from '#lib/server/database/driver.ts';
import { without } from '#lib/server/exchange/queries/bundle/without.ts';
import type { StagedActivity, StagedCell } from './staging.ts';

const BATCH = 1000;

export interface Piece extends StagedActivity {
	readonly id: number;
}

/** Finds activities in more than one piece; returns how many there are. */
export async function findScattered(writer: Writer): Promise<number> {
	await run(
		writer,
		`create index temp.staged_activity_key on staged_activity (report, reference, indicator, place)`,
	);
	await run(
		writer,
		`create temp table staged_scattered as
		select row_number() over () as number, report, reference, indicator, place from (
			select report, reference, indicator, place from staged_activity where reference is not null
			group by report, reference, indicator, place having count(*) > 1
		) as repeated`,
	);
	const [found] = await rows<{ n: number }>(writer, `select count(*) as n from staged_scattered`);
	if (found && found.n > 0) {
		await run(writer, `create index temp.staged_scattered_number on staged_scattered (number)`);
		for (const table of ['cell', 'donor', 'tag']) {
			await run(writer, `create index temp.staged_${table}_activity on staged_${table} (activity)`);
		}
	}
	return found?.n ?? 0;
}

/** The pieces of each scattered activity, in the order of the file. */
export async function* eachScattered(writer: Writer, count: number): AsyncGenerator<Piece[]> {
	for (let from = 1; from <= count; from += BATCH) {
		const range = { from, to: from + BATCH - 1 };
		const within = `staged_scattered k join staged_activity s on s.report = k.report and s.reference = k.reference
			and s.indicator = k.indicator and s.place = k.place`;
		const where = `where k.number between @from and @to`;
		const found = await rows<PieceRow>(
			writer,
			`select k.number, s.* from ${within} ${where} order by k.number, s.id`,
			range,
		);
		const cells = await rows<StagedCell & { activity: number }>(
			writer,
			`select c.* from ${within} join staged_cell c on c.activity = s.id ${where} order by c.line`,
			range,
		);
		const donors = await rows<{ activity: number; donor: number }>(
			writer,
			`select d.* from ${within} join staged_donor d on d.activity = s.id ${where} order by d.donor`,
			range,
		);
		const tags = await rows<{ activity: number; tag: string }>(
			writer,
			`select t.* from ${within} join staged_tag t on t.activity = s.id ${where} order by t.tag`,
			range,
		);
		const parts = {
			cells: Map.groupBy(cells, ({ activity }) => activity),
			donors: Map.groupBy(donors, ({ activity }) => activity),
			tags: Map.groupBy(tags, ({ activity }) => activity),
		};
		for (const pieces of Map.groupBy(found, ({ number }) => number).values()) {
			yield pieces.map((row) => ({
				...toPiece(row),
				cells: parts.cells.get(row.id) ?? [],
				donors: (parts.donors.get(row.id) ?? []).map(({ donor }) => donor),
				tags: (parts.tags.get(row.id) ?? []).map(({ tag }) => tag),
			}));
		}
	}
}

/** Takes the pieces away again, for what they come to together. */
export async function dropPieces(writer: Writer, pieces: readonly Piece[]): Promise<void> {
	for (const { id } of pieces) {
		await run(writer, `delete from staged_activity where id = @id`, { id });
		await run(writer, `delete from staged_cell where activity = @id`, { id });
		await run(writer, `delete from staged_donor where activity = @id`, { id });
		await run(writer, `delete from staged_tag where activity = @id`, { id });
	}
}

interface PieceRow {
	number: number;
	id: number;
	report: number;
	reference: string | null;
	indicator: number;
	place: number;
	status: ActivityStatus;
	through: number;
	appeal: string | null;
	done_in: number | null;
	note: string | null;
	given: number | null;
	given_line: number | null;
	line: number;
}

function toPiece(row: PieceRow): Omit<Piece, 'cells' | 'donors' | 'tags'> {
	const { done_in: doneIn, given_line: givenLine } = row;
	return { ...without(row, 'number', 'done_in', 'given_line'), doneIn, givenLine };
}
