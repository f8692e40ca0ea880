import { z } from 'zod';
import { TRANSLATIONS, unspell, type GivenText, type Localised } from '#lib/plan/text.ts';

/** One text in the plan's own words, or a text for each language. */
export function givenText(text: z.ZodType<string>): z.ZodType<GivenText> {
	const translations = Object.fromEntries(TRANSLATIONS.map((language) => [language, text.optional()]));
	return z.union([text, z.strictObject({ en: text, ...translations })]);
}

/** Cells of a row, by column; null: empty. */
interface Cells {
	text(column: string): string | null;
}

/** A text of a row with its translations, each in its own column: `name`, `name_ar`. Null where there is no English. */
export function readTranslated(cells: Cells, column: string, english: string): Localised;
export function readTranslated(cells: Cells, column: string, english: string | null): Localised | null;
export function readTranslated(cells: Cells, column: string, english: string | null): Localised | null {
	return english === null ? null : unspell(column, english, (translated) => cells.text(translated));
}
