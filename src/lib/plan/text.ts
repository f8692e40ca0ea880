/**
 * Names and texts in several languages. This list is the only one: columns of files, fields of answers, forms and
 * addresses follow from it (docs/contributing.md says what else a new language needs).
 */
export const LANGUAGES = ['en', 'ar', 'fr'] as const;
export type Language = (typeof LANGUAGES)[number];

/** The languages that a text may lack; English is always there, and stands in for them. */
export type Translation = Exclude<Language, 'en'>;
export const TRANSLATIONS: readonly Translation[] = LANGUAGES.filter((language) => language !== 'en');

/** A name or text as the data carries it. Made by `localised`, so that equal texts are equal objects. */
export type Localised = { readonly en: string } & { readonly [language in Translation]?: string };

/** A text in the languages that it has; what is null, missing or empty is left out. */
export function localised(
	en: string,
	translations: { readonly [language in Translation]?: string | null } = {},
): Localised {
	const given = TRANSLATIONS.flatMap((language) => {
		const text = translations[language];
		return text ? [[language, text]] : [];
	});
	return { en, ...(Object.fromEntries(given) as { [language in Translation]?: string }) };
}

/** A text as files write it: as it is, or for each language. */
export type GivenText = string | Localised;

/** The text that a file gives. */
export function fromGiven(given: GivenText): Localised {
	return typeof given === 'string' ? localised(given) : localised(given.en, given);
}

/** What a file gives of a text: one that has no translation as it is. */
export function toGiven({ en, ...translations }: Localised): GivenText {
	const text = localised(en, translations);
	return Object.keys(text).length === 1 ? en : text;
}

declare const isStored: unique symbol;
/** The JSON of a `Localised`, as a column holds it: nothing to show, `readText` reads it. */
export type StoredText = string & { readonly [isStored]: true };

/** The text that a column holds; null: it holds none. */
export function readText(stored: StoredText): Localised;
export function readText(stored: StoredText | null): Localised | null;
export function readText(stored: StoredText | null): Localised | null {
	return stored === null ? null : (JSON.parse(stored) as Localised);
}

/** What a column holds of a text. */
export function writeText({ en, ...translations }: Localised): StoredText {
	return JSON.stringify(localised(en, translations)) as StoredText;
}

/** How files and answers spell a text: `name` in English, `name_ar` and so on for what it may lack. */
export type Spelt<Name extends string, Cell> = { [column in Name]: string } & {
	[column in `${Name}_${Translation}`]: Cell;
};

/** A text by columns; null where a language is missing. */
export function spell<Name extends string>(name: Name, text: Localised): Spelt<Name, string | null> {
	return spellAll(name, text.en, (language) => text[language] ?? null);
}

/** The columns of a text with what each of them is. */
export function spellAll<Name extends string, English, Cell>(
	name: Name,
	english: English,
	cellOf: (language: Translation) => Cell,
): { [column in Name]: English } & { [column in `${Name}_${Translation}`]: Cell } {
	const cells = TRANSLATIONS.map((language) => [`${name}_${language}`, cellOf(language)] as const);
	return { [name]: english, ...Object.fromEntries(cells) } as { [column in Name]: English } & {
		[column in `${Name}_${Translation}`]: Cell;
	};
}

/** A text from its columns. */
export function unspell<Name extends string>(
	name: Name,
	en: string,
	cellOf: (column: `${Name}_${Translation}`) => string | null | undefined,
): Localised {
	const cells = TRANSLATIONS.map((language) => [language, cellOf(`${name}_${language}`)]);
	return localised(en, Object.fromEntries(cells) as { [language in Translation]?: string | null });
}
