import type { TypedNumber } from '../typed.ts';
import { readRoman } from './roman.ts';

/** What is numbered: between such a word and a Roman numeral no other reading is left. */
export const NUMBERED =
	'waves?|rounds?|phases?|cycles?|editions?|sessions?|vagues?|cycles?|éditions?|tours?|الجولة|الدورة|المرحلة|النسخة';
const ROMAN_NAMER = 'outcomes?|outputs?|objectives?|annex|part|chapter|résultat|effet|annexe|partie|chapitre';

const PATTERNS: readonly RegExp[] = [
	/(?<![\p{L}\d.,])(?<digits>\d+)(?:st|nd|rd|th|er|re|e|ème|ièmes?|es)(?![\p{L}\d])/gu,
	new RegExp(
		String.raw`(?<=(?<!\p{L})(?:${NUMBERED}|${ROMAN_NAMER})\s+)(?<roman>[IVXLC]+)(?![\p{L}\d]|\.\d)`,
		'giu',
	),
	new RegExp(String.raw`(?<!\p{L})(?<roman>[IVXLC]+)e?(?=\s+(?:${NUMBERED}|siècle|century)(?!\p{L}))`, 'gu'),
	new RegExp(
		String.raw`(?<=(?<!\p{L})(?:${NUMBERED})\s+(?:no\.?\s*|n°\s*|رقم\s+)?)(?<digits>\d+)(?![\d.,]*\d)(?=[\s,.;:)]|$)`,
		'giu',
	),
];

/** 18th, 17e, wave XVII, wave 18. */
export function ordinalsOf(text: string): TypedNumber[] {
	return PATTERNS.flatMap((pattern) =>
		[...text.matchAll(pattern)].flatMap(({ index, 0: written, groups }) => {
			const { digits, roman } = groups ?? {};
			const value = digits === undefined ? readRoman(roman ?? '') : Number(digits);
			if (value === null) return [];
			return {
				offset: index,
				length: written.length,
				written,
				kind: 'ordinal' as const,
				value,
				high: null,
				step: 1,
				orElse: null,
				hedge: null,
				inWords: false,
				unit: null,
				hasLetter: false,
			};
		}),
	);
}
