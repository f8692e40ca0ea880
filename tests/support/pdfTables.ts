/** Tables of a PDF as its tags give them, read by poppler: whoever is read to gets these cells. */
import { structureOf } from './pdf.ts';

export interface PaperTable {
	/** Texts of the heading above it. */
	readonly heading: readonly string[];
	/** By row and cell, the texts of which it is made. */
	readonly rows: readonly (readonly (readonly string[])[])[];
}

/** Letters of Arabic texts stand from left to right. */
export function tablesOf(pdf: Uint8Array): PaperTable[] {
	const tables: { heading: string[]; rows: string[][][] }[] = [];
	let heading: string[] = [];
	let into: string[] | undefined;
	for (const line of structureOf(pdf, ['-struct-text']).split('\n')) {
		const quoted = /^ *"(.*)"$/.exec(line)?.[1];
		const tag = /^ *([A-Z]\w*)/.exec(line)?.[1] ?? '';
		if (quoted !== undefined) into?.push(quoted.replaceAll(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, ''));
		else if (/^H\d$/.test(tag)) into = heading = [];
		else if (tag === 'Table') tables.push({ heading, rows: [] });
		else if (tag === 'TR') tables.at(-1)?.rows.push([]);
		else if (tag === 'TD')
			tables
				.at(-1)
				?.rows.at(-1)
				?.push((into = []));
		else if (tag === 'TH' || tag === 'Figure' || tag === 'Table') into = undefined;
	}
	return tables;
}
