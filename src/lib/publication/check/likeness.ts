/** How far the words around a number name a figure. */
import type { Language } from '#lib/plan/text.ts';
import type { Localised } from '#lib/plan/text.ts';
import type { Context } from './context.ts';
import type { KnownFigure } from './known.ts';
import { phraseBehind } from './nouns.ts';
import { initialsAt, stemOf, stemsOf, type Stem } from './stems.ts';
import type { Span } from './text.ts';
import { endOf, type TypedNumber } from './typed.ts';

/** What a word counts for by where it stands: right behind the number, in its clause, its sentence, the one before. */
const WEIGHT = { phrase: 1, clause: 0.8, sentence: 0.6, before: 0.3 } as const;

interface Name {
	readonly stems: readonly Stem[];
	/** Stem of the word that says what is counted; null: the name has none. */
	readonly head: string | null;
}

export interface Likeness {
	/** Of the name's words, by how rare they are, the part that stands around the number: 0 to 1. */
	readonly share: number;
	/** The word for what is counted stands right behind the number. */
	readonly hasHead: boolean;
	/** Words right behind the number that the name has not. */
	readonly strange: number;
}

export interface Namer {
	/** @param sentences all of the text's */
	around(text: string, number: TypedNumber, context: Context, sentences: readonly Span[]): Around;
	likeness(around: Around, figure: KnownFigure): Likeness;
}

/** The words around a number by the weight of where they stand; the heaviest place of a word counts. */
export interface Around {
	readonly weights: ReadonlyMap<string, number>;
	readonly runs: readonly (readonly [readonly Stem[], number])[];
	readonly phrase: readonly string[];
}

/** @param figures whose names are told apart by the words that few of them have */
export function namerOf(figures: readonly KnownFigure[], language: Language): Namer {
	const names = new Map<Localised, Name>();
	for (const { name } of figures) if (!names.has(name)) names.set(name, readName(name, language));
	const having = new Map<string, number>();
	for (const { stems } of names.values()) {
		for (const stem of new Set(stems.map((one) => one.stem))) having.set(stem, (having.get(stem) ?? 0) + 1);
	}
	const rarity = (stem: string) => Math.log(1 + names.size / (having.get(stem) ?? 1));
	return {
		around(text, number, { sentence, clause, phrase }, sentences) {
			const before = sentences[sentences.findIndex(({ start }) => start === sentence.start) - 1];
			const own = text.slice(endOf(number), clause.end);
			const isNear = before && !/\n\s*\n/.test(text.slice(before.start, sentence.start + 2));
			const runs = [
				[stemsOf(own.slice(0, 60)), WEIGHT.phrase],
				[stemsOf(text.slice(clause.start, clause.end)), WEIGHT.clause],
				[stemsOf(text.slice(sentence.start, sentence.end)), WEIGHT.sentence],
				[isNear ? stemsOf(text.slice(before.start, before.end)) : [], WEIGHT.before],
			] as const;
			const weights = new Map<string, number>();
			for (const [stems, weight] of runs.toReversed())
				for (const { stem } of stems) weights.set(stem, weight);
			return { weights, runs, phrase: phrase.words.map(stemOf) };
		},
		likeness({ weights, runs, phrase }, { name }) {
			const { stems, head } = names.get(name) ?? readName(name, language);
			let found = 0;
			let all = 0;
			for (const one of stems) {
				const weight = rarity(one.stem);
				all += weight;
				found += weight * (weights.get(one.stem) ?? acronymIn(one, runs));
			}
			const known = new Set(stems.map(({ stem }) => stem));
			const byAcronym = new Set(
				stems
					.flatMap(({ word }) => (isAcronym(word) ? initialsAt(runs[0]?.[0] ?? [], bare(word)) : []))
					.map(({ stem }) => stem),
			);
			return {
				share: all === 0 ? 0 : found / all,
				hasHead: head !== null && (phrase.includes(head) || headIsSpelled(stems, head, byAcronym)),
				strange: phrase.filter((stem) => !known.has(stem) && !byAcronym.has(stem)).length,
			};
		},
	};
}

function readName(name: Localised, language: Language): Name {
	const own = name[language];
	const text = (own ?? name.en).replace(/^\s*(?:#\s*of\s+|nombre d[e’']s?\s*|عدد\s+)/iu, '');
	const { head } = phraseBehind(text, own === undefined ? 'en' : language);
	return { stems: stemsOf(text), head: head === null ? null : stemOf(head) };
}

/** CPMs in the name, conflict prevention mechanisms in the text. */
function acronymIn({ word }: Stem, runs: Around['runs']): number {
	if (!isAcronym(word)) return 0;
	return Math.max(
		0,
		...runs.map(([stems, weight]) => (initialsAt(stems, bare(word)).length > 0 ? weight : 0)),
	);
}

function headIsSpelled(stems: readonly Stem[], head: string, spelled: ReadonlySet<string>): boolean {
	return spelled.size > 0 && stems.some(({ stem, word }) => stem === head && isAcronym(word));
}

function isAcronym(word: string): boolean {
	return /^[A-Z]{2,6}s?$/.test(word);
}

function bare(acronym: string): string {
	return acronym.replace(/s$/, '');
}
