/** Every number of a text. Source: docs/rules.md, Figure check. */
import type { Language } from '#lib/plan/text.ts';
import { readable, takerOf } from '../text.ts';
import { endOf, type TypedNumber } from '../typed.ts';
import { findNames } from './codes.ts';
import { findTimes } from './dates.ts';
import { numeralsOf } from './numerals.ts';
import { ordinalsOf } from './ordinals.ts';
import { joinRanges } from './ranges.ts';
import { sharesInWords } from './fractions.ts';
import { wordsOf } from './words.ts';

const PLAIN = {
	high: null,
	step: 1,
	orElse: null,
	hedge: null,
	inWords: false,
	unit: null,
	hasLetter: false,
} as const;

/** Numbers in the order of the text; none overlaps another. Years, quarters, codes and marks are among them. */
export function readNumbers(text: string, language: Language): TypedNumber[] {
	const clean = readable(text);
	const times = findTimes(clean).map(({ offset, length, kind, year, quarter }) => ({
		...PLAIN,
		offset,
		length,
		written: text.slice(offset, offset + length),
		kind,
		value: (kind === 'quarter' && year === null ? quarter : year) ?? 0,
	}));
	const names = findNames(clean).map(({ offset, length, kind, value }) => ({
		...PLAIN,
		offset,
		length,
		written: text.slice(offset, offset + length),
		kind,
		value: value ?? 0,
	}));
	const kept: TypedNumber[] = [];
	const take = takerOf(clean);
	for (const found of [
		times,
		ordinalsOf(clean),
		names,
		sharesInWords(clean, language),
		joinRanges(clean, numeralsOf(clean, language)),
		wordsOf(clean, language),
	]) {
		for (const number of found) if (take(number.offset, number.length)) kept.push(number);
	}
	return kept
		.sort((a, b) => a.offset - b.offset)
		.map((number) => ({ ...number, written: text.slice(number.offset, endOf(number)) }));
}
