/** Times: years, quarters, dates, spans of time. They are recognised so that they are left alone. */
import { takerOf } from '../text.ts';
import { readRoman } from './roman.ts';
import { CURRENCY_MARKS } from './units.ts';

export interface FoundTime {
	readonly offset: number;
	readonly length: number;
	readonly kind: 'year' | 'quarter' | 'date' | 'duration';
	/** Null: it says none. */
	readonly year: number | null;
	readonly quarter: number | null;
}

const MONTH =
	'(?:jan(?:uary|vier|v)?|feb(?:ruary)?|f[ée]vrier|mar(?:ch|s)?|avril|apr(?:il)?|may|mai|june?|juin|july?|juillet|aug(?:ust)?|ao[uû]t|sep(?:t(?:ember|embre)?)?|oct(?:ober|obre)?|nov(?:ember|embre)?|dec(?:ember)?|d[ée]cembre|كانون الثاني|شباط|آذار|نيسان|أيار|حزيران|تموز|آب|أيلول|تشرين الأول|تشرين الثاني|كانون الأول|يناير|فبراير|مارس|أبريل|مايو|يونيو|يوليو|أغسطس|سبتمبر|أكتوبر|نوفمبر|ديسمبر)';
const YEAR = String.raw`(?:19|20)\d\d`;
const OF = String.raw`(?:\s*,?\s*(?:of|de|من|لعام|لسنة|من عام|من سنة|عام|سنة)?\s*(?<year>${YEAR}))?(?!\d)`;
const WORD_QUARTER = String.raw`(?<en>first|second|third|fourth|1st|2nd|3rd|4th)\s+quarter|(?<fr>premier|deuxi[èe]me|troisi[èe]me|quatri[èe]me|1er|2e|3e|4e)\s+trimestre|(?:ال|لل|بال)ربع\s+(?<ar>الأول|الثاني|الثالث|الرابع)`;
const QUARTERS = [
	['first', '1st', 'premier', '1er', 'الأول', '1', 'I'],
	['second', '2nd', 'deuxieme', 'deuxième', '2e', 'الثاني', '2', 'II'],
	['third', '3rd', 'troisieme', 'troisième', '3e', 'الثالث', '3', 'III'],
	['fourth', '4th', 'quatrieme', 'quatrième', '4e', 'الرابع', '4', 'IV'],
];
const SPAN = String.raw`(?:years?|yrs?|months?|weeks?|days?|hours?|minutes?|decades?|ans?|ann[ée]es?|mois|semaines?|jours?|heures?|سن(?:ة|وات|ين)|أعوام|عام(?:ًا|اً|ا)?|شهر(?:ًا|اً|ا)?|أشهر|شهور|أسابيع|أسبوع(?:ًا|اً|ا)?|أيام|يوم(?:ًا|اً|ا)?|ساعات|ساعة)`;

const PATTERNS: readonly (readonly [FoundTime['kind'], RegExp])[] = [
	['quarter', new RegExp(String.raw`(?<year>${YEAR})[ -]?[QT]\s?(?<number>[1-4])(?!\d)`, 'g')],
	['quarter', new RegExp(String.raw`\b[QT](?<number>[1-4]|IV|I{1,3})(?![\p{L}\d]|\.\d)${OF}`, 'gu')],
	['quarter', new RegExp(`(?:${WORD_QUARTER})${OF}`, 'giu')],
	['date', /\b\d{4}-\d\d-\d\d\b|\b\d{1,2}[/.]\d{1,2}[/.]\d{4}\b/g],
	[
		'date',
		new RegExp(
			String.raw`(?<![\p{L}\d])(?:\d{1,2}(?:st|nd|rd|th|er)?\s+)?${MONTH}\.?(?![\p{L}])(?:\s+\d{1,2}(?:st|nd|rd|th)?(?![\d,.]*\d|\s*%))?${OF}`,
			'giu',
		),
	],
	[
		'duration',
		new RegExp(
			String.raw`(?<![\d.,])\d+(?:[.,]\d+)?\+?(?:\s+(?:to|à|إلى|–|-)\s+\d+)?[\s-]{1,2}${SPAN}(?![\p{L}])`,
			'giu',
		),
	],
];
const BARE_YEAR = new RegExp(
	String.raw`(?<![\d.,\p{Sc}/])(?<year>${YEAR})(?![\d]|[.,]\d|\s*%)(?:s\b)?`,
	'gu',
);
/** What is counted in a text; after four digits it makes them a number and no year. */
const COUNTED =
	/^\s+(?:people|persons|individuals|women|men|girls|boys|households|families|children|youth|participants|members|workers|landless|municipalities|personnes|femmes|hommes|m[ée]nages|familles|enfants|jeunes|شخص|امرأة|رجل|أسرة|طفل|kg|km|USD|tons|tonnes)/iu;
const MONEY_BEFORE = new RegExp(String.raw`(?:[$€£₹]|\b(?:${CURRENCY_MARKS}))\s?$`);

/** Every time that a text names, in order; none overlaps another. */
export function findTimes(text: string): FoundTime[] {
	const found: FoundTime[] = [];
	const take = takerOf(text);
	for (const [kind, pattern] of PATTERNS) {
		for (const match of text.matchAll(pattern)) {
			const [{ length }] = match;
			const { year, number, en, fr, ar } = match.groups ?? {};
			if (kind === 'date' && year === undefined && !/\d/.test(match[0])) continue;
			if (!take(match.index, length)) continue;
			found.push({
				offset: match.index,
				length,
				kind,
				year: year === undefined ? null : Number(year),
				quarter: kind === 'quarter' ? quarterOf(number ?? en ?? fr ?? ar ?? '') : null,
			});
		}
	}
	for (const { index, groups, 0: written } of text.matchAll(BARE_YEAR)) {
		const after = text.slice(index + written.length, index + written.length + 24);
		const before = text.slice(Math.max(0, index - 6), index);
		if (COUNTED.test(after) || MONEY_BEFORE.test(before) || !take(index, written.length)) continue;
		found.push({
			offset: index,
			length: written.length,
			kind: 'year',
			year: Number(groups?.['year']),
			quarter: null,
		});
	}
	return found.sort((a, b) => a.offset - b.offset);
}

function quarterOf(word: string): number | null {
	const at = QUARTERS.findIndex((names) => names.includes(word.toLowerCase()) || names.includes(word));
	return at === -1 ? readRoman(word) : at + 1;
}
