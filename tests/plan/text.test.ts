import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
	fromGiven,
	LANGUAGES,
	localised,
	readText,
	spell,
	toGiven,
	unspell,
	writeText,
	type StoredText,
} from '#lib/plan/text.ts';
import { locales } from '#lib/paraglide/runtime.js';

const words = fc.string({ minLength: 1 });
const texts = fc
	.tuple(words, fc.option(words), fc.option(words))
	.map(([en, ar, fr]) => localised(en, { ar, fr }));

describe('the languages', () => {
	test('are those of the catalogues', () => {
		const { locales: catalogues } = JSON.parse(readFileSync('project.inlang/settings.json', 'utf8')) as {
			locales: string[];
		};
		expect(catalogues).toEqual([...LANGUAGES]);
		expect(locales).toEqual(LANGUAGES);
	});
});

describe('a text', () => {
	test('has no language that is missing, null or empty', () => {
		expect(Object.keys(localised('a', { fr: '', ar: null }))).toEqual(['en']);
		expect(Object.keys(localised('a', { fr: 'b', ar: 'c' }))).toEqual(['en', 'ar', 'fr']);
	});

	test('comes back from a column, from the cells of a file, and as files give it', () => {
		fc.assert(
			fc.property(texts, (text) => {
				expect(readText(writeText(text))).toStrictEqual(text);
				const cells: Record<string, string | null> = spell('note', text);
				expect(unspell('note', cells.note ?? '', (column) => cells[column])).toStrictEqual(text);
				expect(fromGiven(toGiven(text))).toStrictEqual(text);
			}),
		);
	});

	test('is spelt with every language, null where it has none', () => {
		expect(spell('name', localised('One', { fr: 'Un' }))).toStrictEqual({
			name: 'One',
			name_ar: null,
			name_fr: 'Un',
		});
	});

	test('is given as it is where it has no translation', () => {
		expect(toGiven(localised('One'))).toBe('One');
		expect(toGiven(localised('One', { ar: 'واحد' }))).toEqual({ en: 'One', ar: 'واحد' });
	});

	test('that a column does not hold stays null', () => {
		expect(readText(null as StoredText | null)).toBeNull();
	});
});
