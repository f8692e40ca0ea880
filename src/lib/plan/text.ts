/** A name or text as the data carries it; English is always there, the others fall back to it. */
export interface Localised {
	readonly en: string;
	readonly ar: string | null;
	readonly fr: string | null;
}

/** One text in the plan's own words, or a text for each language. */
export type LocalisedText = string | { en: string; ar?: string; fr?: string };
