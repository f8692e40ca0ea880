import { createWriteStream, writeFileSync, type WriteStream } from 'node:fs';
import { join } from 'node:path';

export type Row = readonly (string | number)[];

export function csvLine(row: Row): string {
	const cells = row.map((cell) => {
		const text = String(cell);
		return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
	});
	return `${cells.join(',')}\n`;
}

export function putCsv(dir: string, name: string, rows: readonly Row[]): void {
	writeFileSync(join(dir, name), rows.map(csvLine).join(''));
}

/** A file written as it grows, whatever its length. */
export class Stream {
	readonly #file: WriteStream;
	#buffer = '';

	constructor(path: string) {
		this.#file = createWriteStream(path);
	}

	async write(text: string): Promise<void> {
		this.#buffer += text;
		if (this.#buffer.length < 1 << 16) return;
		const isFull = !this.#file.write(this.#buffer);
		this.#buffer = '';
		if (isFull) await new Promise((resolve) => this.#file.once('drain', resolve));
	}

	async end(): Promise<void> {
		this.#file.end(this.#buffer);
		await new Promise((resolve) => this.#file.once('finish', resolve));
	}
}
