/**
 * What the columns of a bundle are called in words: each is the name of its message. On the server alone, since looked up
 * by name every message would go to the browser.
 */
import { LANGUAGE_NAME } from '#lib/i18n/locale.ts';
import { m } from '#lib/paraglide/messages.js';
import { getLocale, locales, type Locale } from '#lib/paraglide/runtime.js';
import { TRANSLATIONS } from '#lib/plan/text.ts';

type Word = (input: Record<string, never>, options: { locale: Locale }) => string;
const MESSAGES: Readonly<Record<string, unknown>> = m;
const TRANSLATED = new RegExp(`^(.+)_(${TRANSLATIONS.join('|')})$`);

/** @param name as `TABLES` has it; one without words stays as it is */
export function columnWords(name: string, locale: Locale = getLocale()): string {
	const own = MESSAGES[`import_column_${name}`];
	if (typeof own === 'function') return (own as Word)({}, { locale });
	const [, of, language] = TRANSLATED.exec(name) ?? [];
	if (of === undefined) return name;
	return m.import_column_in_language(
		{ name: columnWords(of, locale), language: LANGUAGE_NAME[language as Locale] },
		{ locale },
	);
}

/** Every heading by which a sent column is known as this one: our name, and its words in each language. */
export function headingsFor(name: string): string[] {
	return [name, ...locales.map((locale) => columnWords(name, locale))];
}
