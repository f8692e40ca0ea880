/** What an action of the grid answered, read in one way whichever it was; a press that was refused says some of it too. */
interface GridAnswer {
	/** What was typed and is not stored, by cell; absent: the form came back as it was sent. */
	readonly typed?: Readonly<Record<string, string>>;
	/** What is wrong with a cell, in a sentence. */
	readonly cells?: Readonly<Record<string, string>>;
	/** Of a press that stored something: how many were set and taken away, and the way back. */
	readonly set?: number;
	readonly taken?: number;
	readonly back?: { readonly t: readonly (readonly [key: string, text: string])[]; readonly seen: string };
	/** Of pasted lines: how many cells were read, and what was not. */
	readonly read?: number;
	readonly told?: readonly string[];
	readonly more?: number;
}

export function answerOf(form: object | null): GridAnswer {
	return form ?? {};
}
