export interface NarrativeSection {
	readonly section: string;
	readonly output: string | null;
	readonly language: string;
	/** Markdown. */
	readonly body: string;
}
