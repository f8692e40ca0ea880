export interface NarrativeSection {
	readonly section: string;
	readonly output: string | null;
	readonly language: string;
	/** Markdown. */
	readonly body: string;
}

/** A section as it is shown, in one language. */
export interface ShownText {
	readonly section: string;
	readonly output: string | null;
	readonly language: string;
	/** Made of Markdown alone: what its author wrote as HTML stands there as text. */
	readonly html: string;
}
