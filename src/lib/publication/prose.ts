/** A text of a narrative as a tree: pages and files alike are drawn from it, each by its own means. */

/** A live figure as it is read, and what a page knows of it besides. */
export interface ShownLive {
	/** Between its braces, and with them. */
	readonly written: string;
	/** Of what cannot be shown, a dash. */
	readonly text: string;
	/** Null: it is unknown, withheld, or none. */
	readonly value: number | null;
	/** Where a page explains it; null: none does. */
	readonly why: string | null;
	/** Of a survey: whose answers to what; absent: it is a figure of the sector. */
	readonly source?: string;
	/** Whoever writes sees what is wrong in its place; null: nothing is, or a stranger reads. */
	readonly fault: string | null;
}

export type Inline =
	| { readonly is: 'text'; readonly text: string }
	| { readonly is: 'code'; readonly text: string }
	/** The end of a line as it was typed: a space. */
	| { readonly is: 'space' }
	| { readonly is: 'break' }
	| { readonly is: 'strong' | 'emphasis' | 'struck'; readonly of: readonly Inline[] }
	/** `to` may be an address of the site itself; in a file it begins with `https:`, `http:` or `mailto:`. */
	| { readonly is: 'link'; readonly to: string; readonly title?: string; readonly of: readonly Inline[] }
	| ({ readonly is: 'live' } & ShownLive)
	/** The mark of a footnote, which stands elsewhere. */
	| { readonly is: 'mark'; readonly letter: string }
	/** In a file: a footnote where its mark stands first. */
	| { readonly is: 'note'; readonly letter: string; readonly of: readonly Inline[] };

/** Where a paragraph or a heading was written. */
export interface Written {
	/** Markdown, without the signs of its list or heading. */
	readonly source: string;
	/** Its lines, from the first to before the last. */
	readonly lines: readonly [number, number];
}

export type Block =
	/** One that is tight stands in an item of a list without a line between it and the next. */
	| {
			readonly is: 'paragraph';
			readonly of: readonly Inline[];
			readonly isTight?: boolean;
			readonly at?: Written;
	  }
	/** `level` as it was written, from 1 to 6. */
	| { readonly is: 'heading'; readonly of: readonly Inline[]; readonly level?: number; readonly at?: Written }
	/** Null: no numbers. */
	| { readonly is: 'list'; readonly from: number | null; readonly items: readonly (readonly Block[])[] }
	| { readonly is: 'quote'; readonly of: readonly Block[] }
	/** `language` is what its author says that it is written in. */
	| { readonly is: 'code'; readonly text: string; readonly language?: string }
	| { readonly is: 'rule' }
	/** The first row names the columns; all rows are as long as it, and as the sides at which the columns stand. */
	| {
			readonly is: 'table';
			readonly rows: readonly (readonly (readonly Inline[])[])[];
			readonly sides?: readonly (string | null)[];
	  };

export interface Footnote {
	readonly letter: string;
	/** What stands between the signs of its mark. */
	readonly label: string;
	readonly of: readonly Inline[];
}

/** A whole text, and the footnotes that its words mark, in the order of their letters. */
export interface TextTree {
	readonly blocks: readonly Block[];
	readonly notes: readonly Footnote[];
}

/** A section as a tree for files, in one language: `forFile`. */
export interface ProseText {
	readonly section: string;
	readonly output: string | null;
	readonly language: string;
	readonly blocks: readonly Block[];
}
