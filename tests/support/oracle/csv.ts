/** The smallest reader of CSV that will do: whole file, one character after another. Shares nothing with the project. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export type Record_ = (column: string) => string;

export function readRecords(dir: string, name: string): Record_[] {
	const path = join(dir, name);
	if (!existsSync(path)) return [];
	const [header = [], ...rows] = parse(readFileSync(path, 'utf8').replace(/^\uFEFF/, ''));
	return rows
		.filter((row) => !row.every((cell) => cell === '' || cell.startsWith('#')))
		.map((row) => (column) => row[header.indexOf(column)] ?? '');
}

function parse(text: string): string[][] {
	const rows: string[][] = [];
	let row: string[] = [];
	let cell = '';
	let quoted = false;
	for (let i = 0; i < text.length; i++) {
		const c = text[i];
		if (quoted) {
			if (c !== '"') cell += c;
			else if (text[i + 1] === '"') {
				cell += '"';
				i++;
			} else quoted = false;
		} else if (c === '"') quoted = true;
		else if (c === ',' || c === '\n') {
			row.push(cell);
			cell = '';
			if (c === '\n') {
				rows.push(row);
				row = [];
			}
		} else if (c !== '\r') cell += c;
	}
	if (cell !== '' || row.length > 0) rows.push([...row, cell]);
	return rows;
}

export function list(text: string): string[] {
	return text === '' ? [] : text.split(';');
}

/** What follows, each with its first quarter (`2025-Q1`). */
export function laterOf(cell: string) {
	return list(cell).map((part) => ({ from: part.slice(0, 7), value: part.slice(8) }));
}
