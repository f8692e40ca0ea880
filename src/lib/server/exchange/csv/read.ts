/** A CSV file of a bundle, row by row: encoding, header, tags and the number of cells are looked at here. */
import type { Issues } from '#lib/server/exchange/issue.ts';
import { LIMITS } from '#lib/server/exchange/source/limits.ts';
import type { SourceFile } from '#lib/server/exchange/source/source.ts';
import { isTagRow, withoutMarks } from '#lib/report/texts.ts';
import { key } from '#lib/server/exchange/queries/bundle/reference.ts';
import { NAMED_BY, type TableName } from './columns.ts';
import { Decoder, isUtf16, REPLACEMENT } from './decode.ts';
import { readHeader, type Positions } from './header.ts';
import { isOurColumn } from './ourColumn.ts';
import { CsvParser } from './parser.ts';

export interface RowHandler {
	/** Once, before any row. */
	header(positions: Positions): void;
	row(cells: string[], line: number): void;
	/** After the rows of each piece of the file: what they have to wait for. */
	pause?(): Promise<void>;
	/** Bytes read so far, from time to time. */
	progress?(bytes: number): void;
}

/** Reads the file to its end; what is wrong with its form goes to `issues`. Memory does not grow with its length. */
export async function readCsv(
	file: TableName,
	source: SourceFile,
	issues: Issues,
	handler: RowHandler,
): Promise<void> {
	let positions: Positions | undefined;
	let width = 0;
	let right = 0;
	/** Position of the column that a marked copy has; -1: there is none. */
	let ours = -1;
	let rows = 0;
	let suspicious = false;
	const parser = new CsvParser({
		row(sent, line) {
			if (rows === 0) ours = sent.findIndex(isOurColumn);
			const cells = ours < 0 ? sent : sent.toSpliced(ours, 1);
			// Spreadsheets leave empty rows below the last one, and empty columns right of it.
			if (cells.every(isBlank)) return;
			rows++;
			if (rows === 1) {
				width = cells.length;
				right = cells.findLastIndex((cell) => !isBlank(cell)) + 1;
				positions = readHeader(file, cells.slice(0, right), issues);
				if (positions) handler.header(positions);
				else stop();
				if (positions && parser.separator !== ',') tellSeparator(file, parser.separator, issues);
				return;
			}
			if (rows === 2 && isTagRow(cells)) return;
			if (!isWhole(cells, line) || (suspicious && !isClean(cells, line))) {
				loseRow(file, cells, positions, issues);
				return;
			}
			handler.row(cells, line);
		},
		fault(kind, line, message) {
			issues.error(kind, { file, line }, message);
			issues.lose(file, null);
		},
	});

	/** Nothing of it can be read. */
	function stop(): void {
		parser.stopped = true;
		issues.lose(file, null);
	}

	function isWhole(cells: readonly string[], line: number): boolean {
		if (cells.length === width && width === right) return true;
		if (cells.length >= right && cells.slice(right).every(isBlank)) return true;
		const message =
			cells.length === width
				? 'A cell of this row stands right of the last column: move it, or give the column its heading.'
				: `This row has ${cells.length} cells, the header ${right}: count what sets them apart, and put a text that has such a sign in quotes.`;
		issues.error('wrong number of cells', { file, line }, message);
		return false;
	}

	function isClean(cells: readonly string[], line: number): boolean {
		for (const [i, cell] of cells.entries()) {
			const column = [...(positions ?? [])].find(([, at]) => at === i)?.[0];
			if (cell.includes('\0')) {
				const message = 'This cell has a NUL in it, which is no text: write it anew.';
				issues.error('bad encoding', { file, line, column }, message);
				return false;
			}
			if (cell.includes(REPLACEMENT)) {
				const message = 'This cell is not UTF-8: save the file as "CSV UTF-8".';
				issues.error('bad encoding', { file, line, column }, message);
				return false;
			}
		}
		return true;
	}

	const decoder = new Decoder();
	let bytes = 0;
	for await (const chunk of await source.open()) {
		if (bytes === 0 && isUtf16(chunk)) {
			issues.error('bad encoding', { file, line: 1 }, 'The file is UTF-16: save it as "CSV UTF-8".');
			issues.lose(file, null);
			return;
		}
		bytes += chunk.length;
		const decoded = decoder.push(chunk);
		suspicious = decoded.suspicious;
		parser.push(decoded.text);
		if (parser.stopped) return;
		await handler.pause?.();
		handler.progress?.(bytes);
	}
	const last = decoder.end();
	suspicious ||= last.suspicious;
	parser.push(last.text);
	parser.end();
	if (rows === 0) {
		const message = 'The file is empty: it needs at least its header row.';
		issues.error('missing column', { file, line: 1 }, message);
		issues.lose(file, null);
	}
}

function isBlank(cell: string): boolean {
	return cell === '' || cell.trim() === '';
}

/** Who names what this row would have brought is not told that it is missing: one fault is one error. */
export function loseRow(
	file: TableName,
	cells: readonly string[],
	positions: Positions | undefined,
	issues: Issues,
): void {
	const named = NAMED_BY[file];
	if (!named) return;
	const codes = named.map((column) => withoutMarks(cells[positions?.get(column) ?? -1] ?? ''));
	const isReadable = codes.every(
		(code) => code !== '' && !code.includes(REPLACEMENT) && !code.includes('\0'),
	);
	issues.lose(file, isReadable ? key(...codes) : null);
}

function tellSeparator(file: TableName, separator: string, issues: Issues): void {
	const sign = separator === '\t' ? 'a tab' : `"${separator}"`;
	const message = `Cells are set apart by ${sign} here, not by a comma: the file was read so.`;
	issues.warn('separator', { file, line: 1 }, message);
}

/** True when the cell is longer than any text should be. */
export function isTooLong(cell: string): boolean {
	return cell.length > LIMITS.cell;
}
