/** Entries whose rows stand far apart in the file: they were staged in pieces, which are put together here. */
import type { About, ActivityStatus } from '#lib/report/report.ts';
import { rows, run, type Writer } from '#lib/server/database/driver.ts';
import { without } from '#lib/server/exchange/queries/bundle/without.ts';
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
		const part = async <Row extends { entry: number }>(table: (typeof PARTS)[number], order: string) =>
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
		const donors = await part<{ entry: number; donor: number }>('donor', 'donor');
		const tags = await part<{ entry: number; tag: string }>('tag', 'tag');
		const also = await part<{ entry: number; place: number }>('also', 'place');
		for (const pieces of Map.groupBy(found, ({ number }) => number).values()) {
			yield pieces.map((row) => ({
				...toPiece(row),
				// Those that its months made are made anew.
				cells: (cells.get(row.id) ?? []).filter(({ line }) => line > 0),
				months: months.get(row.id) ?? [],
				donors: (donors.get(row.id) ?? []).map(({ donor }) => donor),
				tags: (tags.get(row.id) ?? []).map(({ tag }) => tag),
				also: (also.get(row.id) ?? []).map(({ place }) => place),
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
	of_year: number;
	high: number | null;
	about: About | null;
	given: number | null;
	given_line: number | null;
	line: number;
}

function toPiece(row: PieceRow): Omit<Piece, 'cells' | 'months' | 'donors' | 'tags' | 'also'> {
	const { done_in: doneIn, given_line: givenLine, of_year: ofYear } = row;
	return {
		...without(row, 'number', 'done_in', 'given_line', 'of_year'),
		doneIn,
		givenLine,
		ofYear: ofYear === 1,
	};
}
