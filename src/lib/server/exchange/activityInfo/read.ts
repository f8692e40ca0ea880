/** ActivityInfo's exports as quantities: a line each of its LONG text, or a cell each of its tables. */
import { parseSent } from '#lib/server/exchange/sent/table.ts';

export interface Quantity {
	readonly record: string;
	/** Code of the field, its identifier, or the heading of its column. */
	readonly field: string;
	readonly title: string;
	readonly value: string;
	/** A cell of the line by the name of its column; empty where there is none. */
	readonly of: (column: string) => string;
}

/** Thrown where the file is no such export: names what is missing. */
export class NotActivityInfo extends Error {
	override readonly name = 'NotActivityInfo';
}

/** What sets fields apart: nobody types it. */
const UNIT_SEPARATOR = '\u001f';
const NEEDED = ['RecordId', 'partner.name'];
const LONG = ['Quantity Field', 'Value'];
/** Columns of a table that are no quantities. */
const ABOUT =
	/^(?:Database|Folder|Form|Parent|Record|Last|@)|\.|^(?:comment|date_of|month|emergency|location|national|targeted|tag|indicator_)/;

/** Whether its first line has the columns that every export has. @param text its beginning is enough */
export function isExportOfActivityInfo(text: string): boolean {
	const head = text.slice(0, text.indexOf('\n') >>> 0);
	const names = head.includes(UNIT_SEPARATOR)
		? head.split(UNIT_SEPARATOR)
		: (parseSent(head)[0]?.cells ?? []);
	return NEEDED.every((name) => names.some((one) => one.trim() === name));
}

/** One after the other: all cells at once take ten times the text. */
function* linesOf(text: string): Generator<readonly string[], undefined> {
	if (!text.includes(UNIT_SEPARATOR)) for (const { cells } of parseSent(text)) yield cells;
	else
		for (let at = 0; at < text.length;) {
			const end = text.indexOf('\n', at);
			const line = text.slice(at, end < 0 ? text.length : end);
			yield (line.endsWith('\r') ? line.slice(0, -1) : line).split(UNIT_SEPARATOR);
			at = end < 0 ? text.length : end + 1;
		}
	return undefined;
}

/** Columns are found by name, since they have moved between years. Throws NotActivityInfo. */
export function* eachQuantity(text: string): Generator<Quantity> {
	const lines = linesOf(text);
	const head = (lines.next().value ?? []).map((name) => name.trim());
	const missing = NEEDED.filter((name) => !head.includes(name));
	if (missing.length > 0) throw new NotActivityInfo(`The export lacks its columns ${missing.join(', ')}.`);
	const at = new Map(head.map((name, i) => [name, i]));
	const isLong = LONG.every((name) => at.has(name));
	const amounts = isLong ? [] : head.filter((name) => name !== '' && !ABOUT.test(name));
	for (const line of lines) {
		if (line.every((cell) => cell.trim() === '')) continue;
		const of = (column: string) => line[at.get(column) ?? -1]?.trim() ?? '';
		const record = of('RecordId');
		if (isLong) {
			const field = of('Quantity Field Code') || of('Quantity Field ID');
			yield { record, field, title: of('Quantity Field'), value: of('Value'), of };
		} else for (const field of amounts) yield { record, field, title: field, value: of(field), of };
	}
}
