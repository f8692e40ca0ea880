/** Numerals in digits. Source: docs/rules.md, Units. */
import type { Language } from '#lib/plan/text.ts';

export interface Numeral {
	readonly value: number;
	/** One in the last place written. */
	readonly step: number;
	/** Read the other way, where a sign may be of decimals or of thousands; null: it reads one way. */
	readonly orElse: number | null;
}

/** Digits with whatever may stand between them. A plain space sets thousands apart in French alone. */
const BETWEEN: Record<Language, string> = {
	en: String.raw`[,.٬'’\u00a0\u202f\u2009]`,
	ar: String.raw`[,.٬،٫'’\u00a0\u202f\u2009]`,
	fr: String.raw`[,.'’\u00a0\u202f\u2009 ]`,
};

/** What a numeral looks like in a language: thousands first, since they are longer. */
export function numeralPattern(language: Language): string {
	const between = BETWEEN[language];
	return String.raw`(?:[Il](?=,\d{3}(?!\d))|\d{1,3}(?!\d))(?:${between}\d{2,3}(?!\d))*${between}\d{3}(?!\d)(?:[.,٫]\d+)?|\d+(?:[.,٫]\d+)?`;
}

/** Reads a numeral; null: it is none, such as `1,2,3`. */
export function readNumeral(written: string, language: Language): Numeral | null {
	const text = written.replace(/^[Il]/, '1').replaceAll('٫', language === 'fr' ? ',' : '.');
	const decimal = language === 'fr' ? ',' : '.';
	const last = Math.max(text.lastIndexOf('.'), text.lastIndexOf(','));
	const sign = text[last];
	const whole = text.slice(0, last === -1 ? undefined : last);
	const isPlain = /^\d+$/.test(whole);
	if (sign !== undefined && isPlain) {
		const tail = text.slice(last + 1);
		const asDecimal = { value: Number(`${whole}.${tail}`), step: 10 ** -tail.length };
		const asThousands = tail.length === 3 && whole.length <= 3 && whole !== '0' ? Number(whole + tail) : null;
		if (sign === decimal) return { ...asDecimal, orElse: asThousands };
		if (asThousands === null) return { ...asDecimal, orElse: null };
		return { value: asThousands, step: 1, orElse: language === 'fr' ? asDecimal.value : null };
	}
	if (sign === decimal && !text.slice(0, last).includes(decimal)) {
		const integer = grouped(whole);
		const tail = text.slice(last + 1);
		return integer === null
			? null
			: { value: Number(`${integer}.${tail}`), step: 10 ** -tail.length, orElse: null };
	}
	const integer = grouped(text);
	return integer === null ? null : { value: Number(integer), step: 1, orElse: null };
}

/** Digits without what sets thousands apart: in threes, or in twos before the last three (12,00,000). Null: neither. */
function grouped(text: string): string | null {
	const groups = text.split(/\D/);
	const [first = '', ...rest] = groups;
	if (new Set(text.replaceAll(/\d/g, '')).size > 1) return null;
	const last = rest.at(-1);
	if (last === undefined) return first;
	const inner = rest.slice(0, -1);
	const even = inner.every(({ length }) => length === 3) || inner.every(({ length }) => length === 2);
	return last.length === 3 && first.length <= 3 && even ? groups.join('') : null;
}
