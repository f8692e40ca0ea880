/** In which language a file of a publication is. Source: docs/rules.md, Files of a quarter. */
import { LANGUAGES, type Language } from '#lib/plan/text.ts';

/** Of a file that is one for all languages, as ISO 639-2 calls it. */
export const ALL_LANGUAGES = 'mul';
export type FileLanguage = Language | typeof ALL_LANGUAGES;

/** Whether a file has one for each language of the reader, or is one for all. */
export type Languages = 'each' | 'one';

export function fileLanguage(languages: Languages, reader: Language): FileLanguage {
	return languages === 'each' ? reader : ALL_LANGUAGES;
}

/** Every language in which there is such a file. */
export function languagesOf(languages: Languages): readonly FileLanguage[] {
	return languages === 'each' ? LANGUAGES : [ALL_LANGUAGES];
}

/** The language that stands for all where names have to be given in one. */
export function spokenIn(language: FileLanguage): Language {
	return language === ALL_LANGUAGES ? 'en' : language;
}
