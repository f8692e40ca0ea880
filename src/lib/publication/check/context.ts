/** What stands around a number, and what that says of the figure it means. */
import type { Language } from '#lib/plan/text.ts';
import type { Quarter } from '#lib/plan/quarter.ts';
import { findTimes } from './reading/dates.ts';
import { isDual } from './reading/duals.ts';
import { phraseBehind, type Phrase } from './nouns.ts';
import { bracketAt, readable, spanAt, type Span } from './text.ts';
import { endOf, type TypedNumber } from './typed.ts';

/** Which figure words point at: the target, the year before, what was reached; null: no word says. */
export type Pointed = 'target' | 'before' | null;

export interface Context {
	readonly sentence: Span;
	/** The part of the sentence, or of its bracket, that the number stands in. */
	readonly clause: Span;
	readonly bracket: Span | null;
	readonly phrase: Phrase;
	readonly pointed: Pointed;
	/** The clause tells of what is planned. */
	readonly isPlanned: boolean;
	/** The clause tells of a time that is neither the quarter nor the one a year before it. */
	readonly hasOtherDate: boolean;
	/** Words say that it fell: a change told as a loss has no sign of its own. */
	readonly isLoss: boolean;
}

const TURN =
	/;|؛|\s[–—]\s|(?<!\p{L})(?:compared (?:to|with)|in comparison (?:to|with)|versus|vs\.?|against|of (?:a|an|the|its) (?:\w+ )?target|contre|par rapport à|مقابل|مقارن(?:ة|ةً)\s?ب?)(?!\p{L})/giu;
const TARGET =
	/(?<!\p{L})(?:targets?|targeted|targeting|by the end of (?:the year|\d{4})|goal of|cibles?|ciblant|objectif|d[’']ici (?:la fin de l[’']année|fin)|المستهدف|المستهدفة|مستهدفة|الهدف|هدف|حتى نهاية (?:السنة|العام))(?!\p{L})/iu;
const BEFORE =
	/(?<!\p{L})(?:(?:a|one) year (?:before|earlier|ago)|last year|(?:the )?previous year|(?:the )?year before|un an plus tôt|l[’']an dernier|l[’']année (?:précédente|dernière)|قبل (?:سنة|عام)|(?:السنة|العام) (?:الماضية|الماضي|السابقة|السابق))(?!\p{L})/iu;
const PLANNED =
	/(?<!\p{L})(?:planned|pipeline|prévue?s?|planifiée?s?|(?:ال)?مخطط(?:ة)?(?: لها| له)?|(?:ال)?مقرر(?:ة)?)(?!\p{L})/iu;
const LOSS =
	/(?<!\p{L})(?:decreas\w*|declin\w*|f[ae]ll\w*|fewer|dropp?\w*|reduc\w*|less|down|baiss\w*|diminu\w*|recul\w*|chut\w*|انخف\p{L}*|تراجع\p{L}*|هبط\p{L}*)(?!\p{L})/iu;

/** @param sentences of the text, by `sentencesOf` */
export function contextOf(
	text: string,
	number: TypedNumber,
	sentences: readonly Span[],
	language: Language,
	own: Quarter,
): Context {
	const sentence = spanAt(sentences, number.offset, text);
	const bracket = bracketAt(text, sentence, number.offset);
	const clause = clauseAt(text, bracket ?? sentence, number.offset);
	const words = wordsIn(text, clause, number.offset);
	const outer = bracket
		? wordsIn(text, clauseAt(text, sentence, number.offset), number.offset)
		: openingOf(text, sentence);
	const pointed = pointedBy(words, own) ?? pointedOutside(outer, own, bracket !== null);
	return {
		sentence,
		clause,
		bracket,
		phrase: phraseBehind(text.slice(isDual(number) ? number.offset : endOf(number), clause.end), language),
		pointed,
		isPlanned: PLANNED.test(words),
		hasOtherDate: tellsOtherDate(words, own) ?? (bracket !== null && tellsOtherDate(outer, own) === true),
		isLoss: LOSS.test(text.slice(sentence.start, sentence.end)),
	};
}

function clauseAt(text: string, { start, end }: Span, offset: number): Span {
	let from = start;
	for (const { index } of text.slice(start, end).matchAll(TURN)) {
		const at = start + index;
		if (isInside(text, start, at, offset)) continue;
		if (at > offset) return { start: from, end: at };
		from = at;
	}
	return { start: from, end };
}

/** A turn in a bracket that the number does not stand in. */
function isInside(text: string, start: number, at: number, offset: number): boolean {
	const bracket = bracketAt(text, { start, end: text.length }, at);
	return bracket !== null && (offset < bracket.start || offset >= bracket.end);
}

/** The clause without brackets that the number does not stand in: they speak for themselves. */
function wordsIn(text: string, { start, end }: Span, offset: number): string {
	return text
		.slice(start, end)
		.replaceAll(/\([^()]*\)/g, (bracket, at: number) =>
			offset > start + at && offset < start + at + bracket.length ? bracket : ' '.repeat(bracket.length),
		);
}

/** The first words of a sentence hold for all of it: "A year before there were …". */
function openingOf(text: string, { start, end }: Span): string {
	return /^\s*[^,،(]{0,40}/u.exec(text.slice(start, end))?.[0] ?? '';
}

function pointedBy(words: string, own: Quarter): Pointed {
	if (BEFORE.test(words)) return 'before';
	const times = findTimes(readable(words)).filter(({ kind }) => kind === 'quarter' || kind === 'year');
	const isBefore = times.some(
		({ year, quarter }) => year === own.year - 1 && (quarter === null || quarter === own.quarter),
	);
	if (isBefore && !times.some(({ year }) => year === own.year)) return 'before';
	return TARGET.test(words) ? 'target' : null;
}

/** A time outside of a bracket holds in it too; a target that is told there is the other number's. */
function pointedOutside(words: string, own: Quarter, isBracket: boolean): Pointed {
	const pointed = pointedBy(words, own);
	return isBracket && pointed === 'target' ? null : pointed;
}

/** Null: no time is told. */
function tellsOtherDate(words: string, own: Quarter): boolean | null {
	const told = findTimes(readable(words)).filter(({ year, quarter }) => year !== null || quarter !== null);
	if (told.length === 0) return null;
	return told.every(({ year, quarter }) => {
		if (year === own.year - 1 && quarter === own.quarter) return false;
		return (year ?? own.year) !== own.year || (quarter !== null && quarter !== own.quarter);
	});
}
