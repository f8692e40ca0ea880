import type { Env } from 'markdown-it';
import type { LiveFigure } from '#lib/publication/live.ts';
import type { AskedAnswer } from '#lib/survey/spoken.ts';
import type { LiveSource } from '#lib/publication/liveValue.ts';
import type { Locale } from '#lib/paraglide/runtime.js';

interface Note {
	/** What stands between the signs of its mark. */
	readonly label: string;
	readonly body: string;
	/** Null: no word bears its mark yet. */
	letter: string | null;
}

/** What the reading of one text knows, as the parser hands it on. */
export interface Rendering {
	readonly source: LiveSource;
	/** Of the text. */
	readonly language: Locale;
	/** Whoever writes sees what is wrong in its place. */
	readonly forEditors: boolean;
	/** Where a page explains a figure; null: none does. Absent: the text stands on no page of figures. */
	readonly whyOf?: ((live: LiveFigure | AskedAnswer) => string | null) | undefined;
	/** By what stands between the signs of their mark. */
	readonly notes: Map<string, Note>;
	/** Those that a word bears, in the order of their letters. */
	readonly marked: (Note & { readonly letter: string })[];
	/** Over all texts of a narrative. */
	readonly counted: { notes: number };
}

/** What a text is read with. */
export type TextAround = Omit<Rendering, 'notes' | 'marked'>;

export function toEnv(own: Rendering): Env {
	return { own };
}

export function renderingOf(env: Env | undefined): Rendering {
	return env?.own as Rendering;
}
