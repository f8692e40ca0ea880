/** Which typed numbers tell of referrals what is withheld, or too few. Source: docs/rules.md, Typed words. */
import type { Language } from '#lib/plan/text.ts';
import type { Quarter } from '#lib/plan/quarter.ts';
import { sentKey, type SentAnswer, type SentFigure } from '#lib/referral/sent.ts';
import type { Context } from '../check/context.ts';
import type { GroupsOf } from '../check/groups.ts';
import type { TypedNumber } from '../check/typed.ts';
import type { Judged } from '../check/verdict.ts';
import type { SectionKind } from '../sections.ts';
import { comparedWords, paragraphAt } from './around.ts';
import { isSent, namesSector, saysReferral, statusesIn } from './sentWords.ts';
import { leavesFew } from './small.ts';

/** A published table of referrals, as it is. */
export interface HeldSent {
	readonly quarter: Quarter;
	/** True counts. */
	readonly answer: SentAnswer;
	/** Keys of the figures that strangers read. */
	readonly shown: ReadonlySet<string>;
}

/** What texts are held against of referrals. */
export interface SentGuard {
	/** Fewer people than so many are too few, of whatever was counted. */
	readonly least: number;
	/** Of every publication that withholds any. */
	readonly tables: readonly HeldSent[];
}

interface Read {
	readonly text: string;
	readonly section: string;
	readonly language: Language;
	readonly judged: readonly Judged[];
	readonly groupsOf: GroupsOf;
	/** What the text is about. */
	readonly quarter: Quarter;
}

interface Told {
	readonly number: Pick<TypedNumber, 'offset' | 'written'>;
	/** It tells of too few people, whatever is withheld. */
	readonly isSmall: boolean;
}

/** A hair for what computers divide. */
const HAIR = 1e-9;
/** Of a narrative, whose numbers are of referrals unless it says otherwise. */
const SECTION: SectionKind = 'referrals';
/** One of them, and the word for it: a number is no word of a figure. */
const ONE: Readonly<Record<Language, RegExp>> = {
	en: /(?<!\p{L})(?:one|a single)\s+(\p{L}+)/giu,
	fr: /(?<!\p{L})(?:une seule|un seul)\s+(\p{L}+)/giu,
	ar: /(?<!\p{L})(\p{L}[\p{L}\p{M}]*)\s+واحد[ةه]?(?!\p{L})/gu,
};

export function findTellingOfSent(read: Read, { least, tables: held }: SentGuard): Told[] {
	const isOfThem = (offset: number) =>
		read.section === SECTION || saysReferral(paragraphAt(read.text, offset));
	const ones = [...read.text.matchAll(ONE[read.language])].filter(
		({ index, 1: word = '' }) => isSent(comparedWords(word)) && isOfThem(index),
	);
	return [
		...ones.map(({ index, 0: written }) => ({ number: { offset: index, written }, isSmall: true })),
		...read.judged.flatMap(({ number, context, verdict }): Told[] => {
			if (!context || (number.kind !== 'count' && number.kind !== 'share')) return [];
			if (!isOfThem(number.offset)) return [];
			const around = paragraphAt(read.text, number.offset);
			const sentence = read.text.slice(context.sentence.start, context.sentence.end);
			const spoken = { number, context, around, sentence, groupsOf: read.groupsOf };
			if (!mayCount(spoken)) return [];
			if (held.some((table) => isWithheld(spoken, read.quarter, table, held)))
				return [{ number, isSmall: false }];
			const isExplained = verdict.is === 'agrees' && verdict.how === 'exactly';
			if (isExplained || !saysReferral(sentence) || !isSmall(spoken, read.judged, least)) return [];
			return [{ number, isSmall: true }];
		}),
	];
}

interface Spoken {
	readonly number: TypedNumber;
	readonly context: Context;
	/** Its paragraph, and its sentence. */
	readonly around: string;
	readonly sentence: string;
	readonly groupsOf: GroupsOf;
}

/** Whether it is a share, or what it counts may be people who were sent: no places nor sessions. A word that nobody knows may. */
function mayCount({ number, context: { phrase } }: Spoken): boolean {
	return number.kind === 'share' || phrase.counted === 'people' || phrase.counted === null;
}

/** Whether what it counts are people by its words, or those who were sent, or nothing else. */
function countsPeople({ context: { phrase }, groupsOf }: Spoken): boolean {
	const { counted, head, words } = phrase;
	if (counted === 'people' || groupsOf(words.slice(0, 2)).size > 0) return true;
	return counted === null && (head === null || isSent(head));
}

function isSmall(spoken: Spoken, judged: readonly Judged[], k: number): boolean {
	const { number, context } = spoken;
	if (number.kind === 'count') return number.value >= 1 && number.value < k && countsPeople(spoken);
	if (number.value <= 0 || number.value >= 1) return false;
	const { start } = context.sentence;
	return judged.some(
		(one) =>
			one.number.kind === 'count' &&
			one.number.value > 1 &&
			one.context?.sentence.start === start &&
			leavesFew(number, one.number.value, k),
	);
}

/** Whether it is a withheld figure of a table, or tells one beside a shown one, and is not a shown one of what is named. */
function isWithheld(spoken: Spoken, own: Quarter, table: HeldSent, all: readonly HeldSent[]): boolean {
	const { number, context } = spoken;
	const isBefore = context.pointed === 'before';
	const isOther = table.quarter.year !== own.year;
	if (number.kind === 'count' && (isOther ? !isBefore && !context.hasOtherDate : isBefore)) return false;
	const { figures } = table.answer;
	const isShown = (one: SentFigure) => table.shown.has(sentKey(one));
	const explains = (one: SentFigure) =>
		isShown(one) && one.count === number.value && isNamed(one, spoken, table);
	if (number.kind === 'count' && figures.some(explains)) return false;
	return figures.some(
		(one) => !isShown(one) && isTold(number, one, table, all) && isNamed(one, spoken, table, true),
	);
}

/** Whether its sector is named where it has one, and its status. @param orNone a status is enough that no word names */
function isNamed(
	{ toSector, status }: SentFigure,
	{ around, sentence }: Spoken,
	{ answer }: HeldSent,
	orNone = false,
): boolean {
	const name = answer.sectors.find(({ code }) => code === toSector)?.name;
	if (toSector !== null && !namesSector(around, toSector, name ?? { en: toSector })) return false;
	if (status === null) return true;
	const named = statusesIn(sentence);
	return named.has(status) || (orNone && named.size === 0);
}

function isTold(number: TypedNumber, figure: SentFigure, table: HeldSent, all: readonly HeldSent[]): boolean {
	const { kind, value, high, step, orElse } = number;
	const { least: k, figures } = table.answer;
	const count = figure.count ?? 0;
	const isShown = (one: SentFigure, of = table) => of.shown.has(sentKey(one));
	const near = (part: number) => Math.abs(part - Math.abs(value)) <= step / 2 + HAIR;
	const told = (wholes: readonly SentFigure[], part: (whole: number) => number) =>
		wholes.some((one) => (one.count ?? 0) > 0 && step * (one.count ?? 0) < k && near(part(one.count ?? 0)));
	const wholes = figures.filter((one) => isWhole(one, figure));
	if (kind === 'share') {
		if (
			told(
				wholes.filter((one) => isShown(one)),
				(whole) => count / whole,
			)
		)
			return true;
		const others = all.filter((one) => one !== table);
		const before = others.flatMap((of) =>
			of.answer.figures.filter((one) => sentKey(one) === sentKey(figure) && isShown(one, of)),
		);
		return told(before, (whole) => (whole === count ? NaN : Math.abs(count - whole) / whole));
	}
	if (count < 1 || step >= k) return false;
	if (high !== null) return high - value < k && count >= value && count <= high;
	const parts = figures.filter((one) => isShown(one) && isWhole(figure, one));
	const rests = [
		...wholes.filter((one) => isShown(one)).map((one) => (one.count ?? 0) - count),
		...parts.map((one) => count - (one.count ?? 0)),
	].filter((rest) => rest >= 1);
	return [value, orElse].some((one) => one !== null && (one === count || rests.includes(one)));
}

/** Whether a figure holds another. */
function isWhole(whole: SentFigure, part: SentFigure): boolean {
	const holds = <Of>(of: Of | null, its: Of | null) => of === null || of === its;
	return (
		sentKey(whole) !== sentKey(part) &&
		holds(whole.toSector, part.toSector) &&
		holds(whole.status, part.status)
	);
}
