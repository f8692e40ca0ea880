/** A text of a narrative as a tree, for what is no page: files draw it by their own means. */

export type Inline =
	| { readonly is: 'text'; readonly text: string }
	| { readonly is: 'code'; readonly text: string }
	| { readonly is: 'break' }
	| { readonly is: 'strong' | 'emphasis' | 'struck'; readonly of: readonly Inline[] }
	/** `to` begins with `https:`, `http:` or `mailto:`. */
	| { readonly is: 'link'; readonly to: string; readonly of: readonly Inline[] }
	/** A footnote where its mark stands first. */
	| { readonly is: 'note'; readonly letter: string; readonly of: readonly Inline[] }
	/** The mark of a footnote that stands elsewhere. */
	| { readonly is: 'mark'; readonly letter: string };

export type Block =
	| { readonly is: 'paragraph'; readonly of: readonly Inline[] }
	| { readonly is: 'heading'; readonly of: readonly Inline[] }
	/** Null: no numbers. */
	| { readonly is: 'list'; readonly from: number | null; readonly items: readonly (readonly Block[])[] }
	| { readonly is: 'quote'; readonly of: readonly Block[] }
	| { readonly is: 'code'; readonly text: string }
	| { readonly is: 'rule' }
	/** The first row names the columns; all rows are as long as it. */
	| { readonly is: 'table'; readonly rows: readonly (readonly (readonly Inline[])[])[] };

/** A section as a tree, in one language. */
export interface ProseText {
	readonly section: string;
	readonly output: string | null;
	readonly language: string;
	readonly blocks: readonly Block[];
}
