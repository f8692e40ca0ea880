/** A text as a Word file holds it: nothing of it is a field, a macro or a link to another file. */

export interface Run {
	readonly text: string;
	readonly bold?: boolean;
	readonly italic?: boolean;
	readonly strike?: boolean;
	readonly code?: boolean;
	/** Where it leads; only addresses of the web and of mail become links. */
	readonly link?: string;
	/** Behind the text a footnote: its place in `notes`, from 0. */
	readonly note?: number;
	/** The line ends behind it. */
	readonly ends?: boolean;
}

interface Told {
	readonly runs: readonly Run[];
	/** ISO code of its language. */
	readonly language: string;
	/** A bookmark around it, by which it is known again: a letter, then letters, digits and `_`, at most 40. */
	readonly name?: string;
}

export type Block =
	| (Told & { readonly is: 'title' | 'paragraph' | 'quote' | 'small' })
	| (Told & { readonly is: 'heading'; readonly level: 1 | 2 | 3 | 4 })
	| (Told & {
			readonly is: 'item';
			/** From 0. */
			readonly depth: number;
			/** A list that counts counts anew for each number here; null: it has bullets. */
			readonly counted: number | null;
			/** The first of its paragraphs, which has the sign. */
			readonly isFirst: boolean;
	  })
	| WordTable;

export interface WordTable {
	readonly is: 'table';
	readonly language: string;
	/** What it shows, for whoever does not see it. */
	readonly label: string;
	readonly head: readonly string[];
	/** As many cells as `head`; the first names the row. */
	readonly rows: readonly (readonly (readonly Run[])[])[];
	/** Parts of the width, as many as `head`. */
	readonly widths: readonly number[];
}

export interface WordDocument {
	readonly title: string;
	readonly language: string;
	/** ISO with time: when what it says was set down. The clock of the machine stands nowhere in the file. */
	readonly at: string;
	readonly blocks: readonly Block[];
	/** Footnotes, in the order in which they are marked. */
	readonly notes: readonly { readonly runs: readonly Run[]; readonly language: string }[];
	/** On each page, before its number. */
	readonly foot: readonly string[];
}
