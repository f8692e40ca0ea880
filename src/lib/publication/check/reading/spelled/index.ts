/** Numbers in words. */
import type { Language } from '#lib/plan/text.ts';
import { arabicCardinals, arabicOrdinals } from './arabic.ts';
import { englishCardinals, englishOrdinals } from './english.ts';
import { frenchCardinals, frenchOrdinals } from './french.ts';

export interface Spelled {
	readonly value: number;
	readonly isOrdinal: boolean;
}

function tableOf(
	cardinals: Iterable<readonly [string, number]>,
	ordinals: Iterable<readonly [string, number]>,
): ReadonlyMap<string, Spelled> {
	const table = new Map<string, Spelled>();
	for (const [words, value] of ordinals) table.set(fold(words), { value, isOrdinal: true });
	for (const [words, value] of cardinals) table.set(fold(words), { value, isOrdinal: false });
	return table;
}

const TABLES: Record<Language, ReadonlyMap<string, Spelled>> = {
	en: tableOf(englishCardinals(), englishOrdinals()),
	fr: tableOf(frenchCardinals(), frenchOrdinals()),
	ar: tableOf(arabicCardinals(), arabicOrdinals()),
};

const FIRST: Record<Language, ReadonlySet<string>> = {
	en: firstWords(TABLES.en),
	fr: firstWords(TABLES.fr),
	ar: firstWords(TABLES.ar),
};

function firstWords(table: ReadonlyMap<string, Spelled>): ReadonlySet<string> {
	return new Set([...table.keys()].map((words) => words.split(' ')[0] ?? words));
}

/** Whether a number may begin with a word, folded by `fold`. */
export function beginsNumber(word: string, language: Language): boolean {
	return FIRST[language].has(word.split(' ')[0] ?? word);
}

const AND: Record<Language, RegExp> = { en: /^(?:and )?/, fr: /^/, ar: /^و/ };

/** What words mean, folded by `fold`; undefined: no number. Up to 999, ordinals up to 99 (19 in Arabic). */
export function spelledAs(words: string, language: Language): Spelled | undefined {
	const table = TABLES[language];
	const known = table.get(words);
	if (known) return known;
	for (let space = words.indexOf(' '); space !== -1; space = words.indexOf(' ', space + 1)) {
		const hundreds = table.get(words.slice(0, space));
		if (!hundreds || hundreds.isOrdinal || hundreds.value % 100 !== 0) continue;
		const tail = words.slice(space + 1);
		const rest = AND[language].test(tail) ? table.get(tail.replace(AND[language], '')) : undefined;
		if (rest && rest.value < 100) return { ...rest, value: hundreds.value + rest.value };
	}
	return undefined;
}

/** Words as they are compared: without case, accents and marks, hyphens as spaces, letters of Arabic in one form. */
export function fold(text: string): string {
	return text
		.normalize('NFD')
		.replaceAll(/[\u0300-\u036f\u064b-\u0655\u0670\u0640]/g, '')
		.toLowerCase()
		.replaceAll(/[-\u2010\u2011]/g, ' ')
		.replaceAll(/[أإآٱ]/g, 'ا')
		.replaceAll('ى', 'ي')
		.replaceAll('ة', 'ه')
		.replaceAll(/[’]/g, "'");
}
