import type { Localised, LocalisedText } from '#lib/plan/text.ts';

export function localised(en: string, ar: string | null, fr: string | null): Localised {
	return { en, ar, fr };
}

/** A text of the plan, given once or for each language; null stays null. */
export function fromText(text: LocalisedText): Localised;
export function fromText(text: LocalisedText | null): Localised | null;
export function fromText(text: LocalisedText | null): Localised | null {
	if (text === null) return null;
	if (typeof text === 'string') return localised(text, null, null);
	return localised(text.en, text.ar ?? null, text.fr ?? null);
}
