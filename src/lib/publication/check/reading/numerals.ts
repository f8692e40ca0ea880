import type { Language } from '#lib/plan/text.ts';
import type { TypedNumber } from '../typed.ts';
import { numeralPattern, readNumeral } from './digits.ts';
import { hedgeOf, readUnit } from './units.ts';

/** How far a unit or a hedge may stand from its numeral. */
const REACH = 32;

/** Numbers in digits, with their signs, scales and units. */
export function numeralsOf(text: string, language: Language): TypedNumber[] {
	const pattern = new RegExp(String.raw`(?<![\p{L}\d])(?<![\d][.,])(?:${numeralPattern(language)})`, 'gu');
	return [...text.matchAll(pattern)].flatMap(({ index, 0: digits }) => {
		const numeral = readNumeral(digits, language);
		if (!numeral) return [];
		const sign =
			/(?:^|[\s(])(?<sign>[-−+]\s?)$/u.exec(text.slice(Math.max(0, index - 3), index))?.groups?.['sign'] ??
			'';
		const isBelow = sign.startsWith('−') || sign === '-';
		const begin = index - (isBelow || sign.startsWith('+') ? sign.length : 0);
		const behind = text.slice(index + digits.length, index + digits.length + REACH);
		const found = readUnit(text.slice(Math.max(0, begin - REACH), begin), behind);
		const offset = begin - found.before;
		const factor = found.scale * (isBelow ? -1 : 1);
		return {
			offset,
			length: index + digits.length + found.after - offset,
			written: '',
			kind: found.kind ?? 'count',
			value: scaled(numeral.value, factor),
			high: null,
			step: Math.abs(scaled(numeral.step, factor)),
			orElse: numeral.orElse === null ? null : scaled(numeral.orElse, factor),
			hedge: hedgeOf(text.slice(Math.max(0, offset - REACH), offset), behind.slice(found.after)),
			inWords: false,
			unit: found.unit,
			hasLetter: /^[Il]/.test(digits),
		};
	});
}

/** 1.02 times a million is 1,020,000 on paper and a hair more in the machine. */
export function scaled(value: number, factor: number): number {
	return Number((value * factor).toPrecision(15));
}
