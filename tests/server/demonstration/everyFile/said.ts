/** What a file says of a quarter's figures, as one who reads it would: by code, and by place where it is of one. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LANGUAGES, type Language } from '#lib/plan/text.ts';
import type { PublicationFiles } from './read.ts';

/** A figure with what its last digit is worth. */
export interface Said {
	readonly value: number;
	readonly step: number;
}
/** By `reached 2.2.c`, `target 2.2.c`, `share 2.2.c`, `reached 2.2.c 72211`, of the year to date. */
export type Sayings = Map<string, Said | 'withheld'>;

export interface Given extends PublicationFiles {
	readonly bytes: Uint8Array;
	readonly language: Language;
	readonly codes: ReadonlySet<string>;
	/** P-codes of municipalities by their names in the language, as `letters` has them. */
	readonly places: ReadonlyMap<string, string>;
}

export const exactly = (value: number): Said => ({ value, step: 0 });

const CATALOGUES = new Map(
	LANGUAGES.map((language) => {
		const file = join(import.meta.dirname, `../../../../messages/${language}.json`);
		return [language, JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>];
	}),
);

/** A sentence of the catalogue. */
export function words(language: Language, key: string): string {
	return String(CATALOGUES.get(language)?.[key]);
}

/** The letters of a text in an order of their own: whether a program gives Arabic from the left or from the right is one. */
export function letters(text: string): string {
	const plain = text.normalize('NFKC').replaceAll(/[\p{M}\p{Z}\p{Cf}\s]/gu, '');
	return [...plain].sort().join('');
}

/** A figure or the word that it is withheld, as the language writes it; undefined: something else. */
export function saidIn(text: string, language: Language): Said | 'withheld' | undefined {
	if (letters(text) === letters(words(language, 'withheld'))) return 'withheld';
	const plain = text.replaceAll(/[\p{Z}\p{Cf}\s]/gu, '').replace('−', '-');
	const number = language === 'fr' ? plain.replace(',', '.') : plain.replaceAll(',', '');
	const [, digits = '', decimals = '', percent] = /^(-?\d+(?:\.(\d+))?)(%?)$/.exec(number) ?? [];
	if (digits === '') return undefined;
	const part = percent === '' ? 1 : 100;
	return { value: Number(digits) / part, step: 10 ** -decimals.length / part };
}
