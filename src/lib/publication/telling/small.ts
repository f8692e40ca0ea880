/** Numbers that count too few people, by themselves or as what is left of a share. Source: docs/rules.md, Typed words. */
import type { Language } from '#lib/plan/text.ts';
import { fold } from '../check/reading/spelled/index.ts';
import type { GroupsOf } from '../check/groups.ts';
import { phraseBehind } from '../check/nouns.ts';
import { spanAt, type Span } from '../check/text.ts';
import { endOf, type TypedNumber } from '../check/typed.ts';
import type { Judged } from '../check/verdict.ts';

interface Read {
	/** As `readable` gives it, and as it was typed. */
	readonly text: string;
	readonly body: string;
	readonly language: Language;
	readonly judged: readonly Judged[];
	readonly sentences: readonly Span[];
	readonly groupsOf: GroupsOf;
	readonly k: number;
}

interface Small {
	readonly offset: number;
	readonly written: string;
}

/** One is a number where it is more than an article: its noun stands behind it, in Arabic before it. */
const ONE: Readonly<Record<Language, RegExp>> = {
	en: /(?<!\p{L})(?:one|a single)(?!\p{L})(?! of )/giu,
	fr: /(?<!\p{L})(?:une seule|un seul)(?!\p{L})/giu,
	ar: /(\p{L}[\p{L}\p{M}]*)\s+واحد[ةه]?(?!\p{L})/gu,
};
const PEOPLE_BEFORE = 40;

export function smallIn(read: Read): Small[] {
	return [...counted(read), ...ones(read), ...shares(read)];
}

function counted({ judged, groupsOf, k }: Read): Small[] {
	return judged.flatMap(({ number, context, verdict }) => {
		if (!context || number.kind !== 'count' || verdict.is === 'agrees') return [];
		const { counted: what, words } = context.phrase;
		const ofPeople = what === 'people' || groupsOf(words.slice(0, 2)).size > 0;
		return ofPeople && isFew(number.value, k) ? [number] : [];
	});
}

function ones({ text, body, language }: Read): Small[] {
	return [...text.matchAll(ONE[language])].flatMap(({ index, 0: written, 1: before }) => {
		const behind = text.slice(index + written.length, index + written.length + PEOPLE_BEFORE);
		const phrase = before === undefined ? behind : before;
		return phraseBehind(phrase, language).counted === 'people'
			? [{ offset: index, written: body.slice(index, index + written.length) }]
			: [];
	});
}

/** 99 % of 117 is all but one: whatever whole number of them it is, they or the others are too few. */
function shares({ text, judged, sentences, groupsOf, k }: Read): Small[] {
	return judged.flatMap(({ number, context }) => {
		if (!context || number.kind !== 'share' || number.value <= 0 || number.value >= 1) return [];
		const { start, end } = spanAt(sentences, number.offset, text);
		const words = fold(text.slice(start, end)).match(/\p{L}+/gu) ?? [];
		if (context.phrase.counted !== 'people' && groupsOf(words).size === 0) return [];
		const wholes = judged.filter(
			(one) =>
				one.number.kind === 'count' &&
				one.number.value > 1 &&
				one.context?.sentence.start === context.sentence.start &&
				(one.context.phrase.counted === 'people' || isNext(text, number, one.number)),
		);
		return wholes.some((one) => leavesFew(number, one.number.value, k)) ? [number] : [];
	});
}

/** Behind "of", or the other way round. */
function isNext(text: string, share: TypedNumber, whole: TypedNumber): boolean {
	return /^\s*(?:of|des|de|من)\s+(?:the\s+|les\s+|all\s+)?$/iu.test(text.slice(endOf(share), whole.offset));
}

export function leavesFew({ value, step }: TypedNumber, whole: number, k: number): boolean {
	const least = Math.max(0, Math.ceil(whole * (value - step / 2) - 1e-9));
	const most = Math.min(whole, Math.floor(whole * (value + step / 2) + 1e-9));
	if (most < least || most - least >= k) return false;
	const all = Array.from({ length: most - least + 1 }, (_, at) => least + at);
	return all.every((part) => isFew(part, k)) || all.every((part) => isFew(whole - part, k));
}

const isFew = (people: number, k: number) => people >= 1 && people < k;
