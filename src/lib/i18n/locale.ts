import { TRANSLATIONS, type Localised } from '#lib/plan/text.ts';
import { getLocale, type Locale } from '#lib/paraglide/runtime.js';

/**
 * The locale by which Intl writes numbers and dates. Latin digits are named: `ar-LB` alone would print 31.736,5, which
 * misreads; its months are those of the catalogue (أيار). Source: docs/rules.md, Languages.
 */
export const NUMBER_LOCALE: Record<Locale, string> = { en: 'en', ar: 'ar-u-nu-latn', fr: 'fr-FR' };
export const DATE_LOCALE: Record<Locale, string> = { en: 'en-GB', ar: 'ar-LB-u-nu-latn', fr: 'fr-FR' };

/** As those who show a link to a page ask for it. */
export const OG_LOCALE: Record<Locale, string> = { en: 'en_GB', ar: 'ar_LB', fr: 'fr_FR' };

/** Each language by its own name, as its speakers look for it. */
export const LANGUAGE_NAME: Record<Locale, string> = { en: 'English', ar: 'العربية', fr: 'Français' };

/** The part of an address that says its language: none in English. */
export const LANGUAGE_PREFIX = new RegExp(`^/(?:${TRANSLATIONS.join('|')})(?=/|$)`);

export function directionOf(language: string): 'ltr' | 'rtl' {
	return language === 'ar' ? 'rtl' : 'ltr';
}

const SEPARATOR: Record<Locale, string> = { en: ', ', ar: '، ', fr: ', ' };

/** What stands between the items of a list. */
export function separator(): string {
	return SEPARATOR[getLocale()];
}

/** What stands between a name and what is said of it. */
export function colon(): string {
	return getLocale() === 'fr' ? '\u00a0: ' : ': ';
}

/** Words that keep their own order whatever stands around them: a Latin name in an Arabic line. */
export function isolated(words: string): string {
	return `\u2068${words}\u2069`;
}

/**
 * Words of a drawing, in the order of the reader's language. A drawing runs from left to right in every language: not all
 * that paint one know another direction.
 */
export function directed(words: string): string {
	return directionOf(getLocale()) === 'rtl' ? `\u2067${words}\u2069` : words;
}

/** Codes for a sentence without markup: isolated, so that Arabic around `1.2.c` does not turn it into `c.1.2`. */
export function codeList(codes: readonly string[]): string {
	return codes.map(isolated).join(separator());
}

/** A text of the data in the reader's language, or in English where it was not translated. */
export function textOf(text: Localised, locale: Locale = getLocale()): { text: string; language: Locale } {
	const own = text[locale];
	return own === undefined ? { text: text.en, language: 'en' } : { text: own, language: locale };
}

/** The text alone of `textOf`, for what takes no markup that could name its language: labels, titles, file cells. */
export function plain(text: Localised, locale: Locale = getLocale()): string {
	return textOf(text, locale).text;
}
