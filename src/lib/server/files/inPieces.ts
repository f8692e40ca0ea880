import { setImmediate } from 'node:timers/promises';

/** Rows that are written in one go: a few milliseconds. */
const AT_ONCE = 1000;

/** The rows as one text; pages are answered in between, however many there are. */
export async function inPieces<Row>(
	rows: readonly Row[],
	toText: (row: Row) => string,
	between = '',
): Promise<string> {
	const pieces: string[] = [];
	for (let first = 0; first < rows.length; first += AT_ONCE) {
		pieces.push(
			rows
				.slice(first, first + AT_ONCE)
				.map(toText)
				.join(between),
		);
		await setImmediate();
	}
	return pieces.join(between);
}
