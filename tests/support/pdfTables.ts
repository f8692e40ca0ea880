/** Tables of a PDF as its tags give them, read by poppler: whoever is read to gets these cells. */
import { structureOf } from './pdf.ts';

export interface PaperTable {
	/** Texts of the heading above it. */
	readonly heading: readonly string[];
	/** By column, those of its head. */
	readonly heads: readonly (readonly string[])[];
	/** By row and cell, the texts of which it is made. */
	readonly rows: readonly (readonly (readonly string[])[])[];
}

/** Letters of Arabic texts stand from left to right. */
export function tablesOf(pdf: Uint8Array): PaperTable[] {
	const tables: { heading: string[]; heads: string[][]; rows: string[][][] }[] = [];
	let heading: string[] = [];
	let cell: string[] | undefined;
	let into: string[] | undefined;
	let depth = Infinity;
	for (const line of structureOf(pdf, ['-struct-text']).split('\n')) {
		const quoted = /^ *"(.*)"$/.exec(line)?.[1];
		const [, indent = '', tag] = /^( *)([A-Z]\w*)/.exec(line) ?? [];
		if (quoted !== undefined) into?.push(quoted.replaceAll(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, ''));
		if (tag === undefined) continue;
		if (indent.length <= depth) [cell, depth] = [undefined, Infinity];
		if (/^H\d$/.test(tag)) [cell, depth] = [(heading = []), indent.length];
		if (tag === 'Table') tables.push({ heading, heads: [], rows: [] });
		if (tag === 'TR') tables.at(-1)?.rows.push([]);
		if (tag === 'TH') tables.at(-1)?.heads.push((cell = []));
		if (tag === 'TD')
			tables
				.at(-1)
				?.rows.at(-1)
				?.push((cell = []));
		if (tag === 'TH' || tag === 'TD') depth = indent.length;
		// What is written in a drawing is no cell's.
		into = tag === 'Figure' ? undefined : cell;
	}
	return tables;
}
