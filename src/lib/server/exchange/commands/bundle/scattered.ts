/** Entries whose rows stand far apart in the file: they were staged in pieces, which are put together here. */
import type { RowField, RowFields } from '#lib/report/row.ts';
import { rows, run, type Writer } from '#lib/server/database/driver.ts';
import { ROW_COLUMNS, ROW_LISTS } from '#lib/server/exchange/queries/bundle/rowColumns.ts';
import { PARTS, type StagedCell, type StagedEntry, type StagedMonth } from './staging.ts';

const BATCH = 1000;

export interface Piece extends StagedEntry {
	readonly id: number;
}

/** Finds entries in more than one piece; returns how many there are. */
export async function findScattered(writer: Writer): Promise<number> {
	await run(
		writer,
		`create index temp.staged_entry_key on staged_entry (report, reference, indicator, place)`,
	);
	await run(
		writer,
		`create temp table staged_scattered as
		select row_number() over () as number, report, reference, indicator, place from (
			select report, reference, indicator, place from staged_entry where reference is not null
			group by report, reference, indicator, place having count(*) > 1
		) as repeated`,
	);
	const [found] = await rows<{ n: number }>(writer, `select count(*) as n from staged_scattered`);
	if (found && found.n > 0) {
		await run(writer, `create index temp.staged_scattered_number on staged_scattered (number)`);
		for (const part of PARTS) {
			await run(writer, `create index temp.staged_${part}_entry on staged_${part} (entry)`);
		}
	}
	return found?.n ?? 0;
}

/** The pieces of each scattered entry, in the order of the file. */
export async function* eachScattered(writer: Writer, count: number): AsyncGenerator<Piece[]> {
	for (let from = 1; from <= count; from += BATCH) {
		const range = { from, to: from + BATCH - 1 };
		const within = `staged_scattered k join staged_entry s on s.report = k.report and s.reference = k.reference
			and s.indicator = k.indicator and s.place = k.place`;
		const where = `where k.number between @from and @to`;
		const found = await rows<PieceRow>(
			writer,
			`select k.number, s.* from ${within} ${where} order by k.number, s.id`,
			range,
		);
		const part = async <Row extends { entry: number }>(table: string, order: string) =>
			Map.groupBy(
				await rows<Row>(
					writer,
					`select x.* from ${within} join staged_${table} x on x.entry = s.id ${where} order by x.${order}`,
					range,
				),
				({ entry }) => entry,
			);
		const cells = await part<StagedCell & { entry: number }>('cell', 'line');
		const months = await part<StagedMonth & { entry: number }>('month', 'line');
		const lists: { name: RowField; staged: string; of: Map<number, StagedItem[]> }[] = [];
		for (const { name, part: table, staged } of ROW_LISTS) {
			lists.push({ name, staged, of: await part<StagedItem>(table, staged) });
		}
		for (const pieces of Map.groupBy(found, ({ number }) => number).values()) {
			yield pieces.map((row) => ({
				...ownOf(row),
				...Object.fromEntries(
					lists.map(({ name, staged, of }) => [name, (of.get(row.id) ?? []).map((item) => item[staged])]),
				),
				// Those that its months made are made anew.
				cells: (cells.get(row.id) ?? []).filter(({ line }) => line > 0),
				months: months.get(row.id) ?? [],
			}));
		}
	}
}

/** Takes the pieces away again, for what they come to together. */
export async function dropPieces(writer: Writer, pieces: readonly Piece[]): Promise<void> {
	for (const { id } of pieces) {
		await run(writer, `delete from staged_entry where id = @id`, { id });
		for (const part of PARTS) await run(writer, `delete from staged_${part} where entry = @id`, { id });
	}
}

/** A row of a list: its entry, and what is listed under the list's own name. */
interface StagedItem {
	readonly entry: number;
	readonly [staged: string]: number | string;
}

/** The columns of the import's own table, those of ROW by their names there. */
interface PieceRow {
	readonly number: number;
	readonly id: number;
	readonly report: number;
	readonly given: number | null;
	readonly given_line: number | null;
	readonly line: number;
	readonly [staged: string]: number | string | null;
}

function ownOf(row: PieceRow): Omit<Piece, 'cells' | 'months'> {
	const fields = ROW_COLUMNS.map(({ name, staged, type, named }) => {
		const value = row[staged];
		if (named) return [name, value || null];
		return [name, type === 'flag' ? value === 1 : value];
	});
	const { id, report, given, given_line: givenLine, line } = row;
	return { ...(Object.fromEntries(fields) as RowFields), id, report, given, givenLine, line };
}
