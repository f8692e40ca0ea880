/** The place that is meant by a text, wherever it was typed. Source: docs/rules.md, Place of a value. */
import { LANGUAGES, type Localised } from '#lib/plan/text.ts';
import { apartIn } from './apartWords.ts';
import { kindIn } from './kindWords.ts';
import type { Level, PlaceKind } from './place.ts';
import { foldName, plainName, type FoldedName } from './placeName.ts';
import { findPlaces, indexPlaces, type FoundPlace, type PlaceIndex } from './placeSearch.ts';

export interface BookPlace {
	readonly id: number;
	readonly pcode: string;
	readonly name: Localised;
	readonly aliases: readonly string[];
	/** P-codes of what has become part of it. */
	readonly formerCodes?: readonly string[];
	readonly level: Level;
	readonly kind: PlaceKind | null;
	/** What lies between its district and it. */
	readonly group?: string;
	/** Identifiers; null where it has none. */
	readonly parent: number | null;
	readonly governorate: number | null;
	readonly district: number | null;
}

/** The places of a plan, made ready to be found. */
export interface PlaceBook {
	readonly places: ReadonlyMap<number, BookPlace>;
	readonly index: PlaceIndex;
	/** By P-code in small letters. */
	readonly codes: ReadonlyMap<string, number>;
	/** By what pages call them: the name with what it lies in, its group, or both, in each language that there is. */
	readonly labels: ReadonlyMap<string, readonly number[]>;
	/** Those that share a name with what they lie in, or with what lies in them. */
	readonly alike: ReadonlySet<number>;
}

/** Null: none is named, or it is said to be unknown; `ambiguous`: several have an equal right to be meant. */
export type MeantPlace = number | null | 'unknown' | 'ambiguous';

/** From this score on, a name is the place's own; below, it stands among others or is cut short. */
const SURE = 0.8;
/** What another spelling takes from a name. */
const SPELT = 0.95;
/** Scores have three decimals. */
const ROUNDED = 0.001;
/** Places with one name: a governorate, its district and its municipality, and those elsewhere. */
const MOST_ALIKE = 20;

/**
 * What finds places is made when it is first asked: a page that only browses thousands of them never asks.
 * @param places in the order in which equally good ones are to be found
 */
export function placeBook(places: readonly BookPlace[]): PlaceBook {
	const byId = new Map(places.map((place) => [place.id, place]));
	const index = once(() => indexPlaces(places.map(named)));
	const labels = once(() => labelsOf(places, byId));
	const alike = once(() => alikeIn(byId));
	const codes = new Map(
		places.flatMap(({ id, pcode, formerCodes = [] }) =>
			[pcode, ...formerCodes].map((code) => [code.toLowerCase(), id] as const),
		),
	);
	return {
		places: byId,
		codes,
		get index() {
			return index();
		},
		get labels() {
			return labels();
		},
		get alike() {
			return alike();
		},
	};
}

function once<Made>(make: () => Made): () => Made {
	let made: { readonly it: Made } | undefined;
	return () => (made ??= { it: make() }).it;
}

/** By how the plan's own pages write a place. */
function labelsOf(places: readonly BookPlace[], byId: ReadonlyMap<number, BookPlace>): Map<string, number[]> {
	const labels = new Map<string, number[]>();
	for (const { id, name, parent, group } of places) {
		const above = byId.get(parent ?? 0)?.name;
		const written = LANGUAGES.flatMap((language) => {
			const own = name[language];
			if (own === undefined) return [];
			const area = above?.[language] ?? above?.en ?? '';
			const within = group === undefined ? [area] : [area, group, `${group}, ${area}`];
			return within.map((one) => plainName(`${own}, ${one}`));
		});
		for (const key of new Set(written)) labels.set(key, [...(labels.get(key) ?? []), id]);
	}
	return labels;
}

function named({ id, level, name, aliases, group, governorate, district }: BookPlace) {
	return {
		id,
		level,
		...(group !== undefined && { group }),
		names: [...Object.values(name), ...aliases],
		within: [governorate, district].filter((area) => area !== null && area !== id) as number[],
	};
}

/**
 * By the P-code, where the text is one or carries one in brackets; else by the label that the plan's own pages give a
 * place; else by its name, where one place alone has a right to it, or one of the sort that stands before or behind the
 * name (`Hill district`). A name that is only begun names nothing.
 * @param text without the marks that nobody sees
 */
export function meantPlace(book: PlaceBook, text: string): MeantPlace {
	const told = toldPlace(book, text);
	return told === undefined ? namedPlace(book, text) : told;
}

/** By what needs no search: nothing at all, a P-code, a label. Undefined: none of these tells. */
export function toldPlace(book: PlaceBook, text: string): MeantPlace | undefined {
	const plain = text.trim();
	if (plain === '') return null;
	const code = book.codes.get((/\[([^\]]+)\]\s*$/.exec(plain)?.[1] ?? plain).trim().toLowerCase());
	if (code !== undefined) return code;
	const labelled = /[,،]/.test(plain) ? (book.labels.get(plainName(plain)) ?? []) : [];
	return labelled.length > 1 ? 'ambiguous' : labelled[0];
}

/** By a name, or by words that name none. */
export function namedPlace(book: PlaceBook, text: string): MeantPlace {
	const [best, isTie] = bestOf(book, findPlaces(book.index, text, MOST_ALIKE));
	if (best) return isTie || isShared(book, best) ? 'ambiguous' : best.id;
	const sort = kindIn(text);
	if (sort) {
		const found = findPlaces(book.index, sort.name, MOST_ALIKE).filter(({ id }) => {
			const place = book.places.get(id);
			return place?.level === sort.level && place.kind === sort.kind;
		});
		const [one, isAgainTie] = bestOf(book, found);
		return one ? (isAgainTie ? 'ambiguous' : one.id) : 'unknown';
	}
	const apart = apartIn(text);
	return apart === 'national' ? (countryOf(book)?.id ?? 'unknown') : apart === 'unknown' ? null : 'unknown';
}

/** Those among which a text that is `ambiguous` cannot choose, the likeliest first. */
export function placesMeant(book: PlaceBook, text: string): BookPlace[] {
	const labelled = book.labels.get(plainName(text.trim())) ?? [];
	const sort = kindIn(text);
	const named = [text, ...(sort ? [sort.name] : [])].map((one) =>
		findPlaces(book.index, one, MOST_ALIKE).filter(({ name, score }) => name !== null && score >= SURE),
	);
	const found = named.find((one) => one.length > 0) ?? [];
	const least = (found[0]?.score ?? 0) * SPELT - ROUNDED;
	const ids = [...labelled, ...found.filter(({ score }) => score >= least).map(({ id }) => id)];
	return [...new Set(ids.flatMap((id) => [id, ...namesakesOf(book, id)]))].flatMap(
		(id) => book.places.get(id) ?? [],
	);
}

/** What shares a name with a place and lies in it, or it lies in. */
function namesakesOf({ places, alike }: PlaceBook, id: number): number[] {
	const own = places.get(id);
	if (!own || !alike.has(id)) return [];
	const names = foldedNames(own).map(({ joined }) => joined);
	return [...alike].filter((other) => {
		const place = places.get(other);
		const isNear =
			[own.governorate, own.district].includes(other) || [place?.governorate, place?.district].includes(id);
		return place && other !== id && isNear && foldedNames(place).some(({ joined }) => names.includes(joined));
	});
}

export function countryOf({ places }: PlaceBook): BookPlace | undefined {
	return [...places.values()].find(({ level }) => level === 0);
}

/** The place that a text names, and whether others have an equal right: two of one level are told apart by the letter. */
function bestOf(
	book: PlaceBook,
	found: readonly FoundPlace[],
): [best: FoundPlace | undefined, isTie: boolean] {
	const [best, ...others] = found.filter(({ name, score }) => name !== null && score >= SURE);
	if (!best) return [undefined, false];
	const level = book.places.get(best.id)?.level;
	const isRival = ({ id, score }: FoundPlace) =>
		score === best.score || (book.places.get(id)?.level !== level && score >= best.score * SPELT - ROUNDED);
	return [best, others.some(isRival)];
}

/**
 * Whether the place found is called like the district or governorate that it lies in, or like one that lies in it, so
 * that whoever wrote the name may not have thought of the other. By a name that only one of them is stored with too
 * (`Trablous`), unless it says more than another one (`Trablous Ez-Zeitoun`).
 */
function isShared({ places, alike }: PlaceBook, { id, name }: FoundPlace): boolean {
	const own = places.get(id);
	if (!own || name === null || !alike.has(id)) return false;
	return !foldedNames(own).some(({ spaced }) => name.startsWith(`${spaced} `));
}

function foldedNames({ name, aliases }: BookPlace): FoldedName[] {
	return [...Object.values(name), ...aliases].map(foldName).filter(({ joined }) => joined !== '');
}

/** Those that have a name in common with the district or governorate that they lie in, and these. */
function alikeIn(places: ReadonlyMap<number, BookPlace>): Set<number> {
	const names = new Map(
		[...places].map(([id, place]) => [id, foldedNames(place).map(({ joined }) => joined)]),
	);
	const alike = new Set<number>();
	for (const [id, { governorate, district }] of places) {
		for (const area of [governorate, district]) {
			if (area === null || area === id) continue;
			if (!names.get(area)?.some((name) => names.get(id)?.includes(name))) continue;
			alike.add(area).add(id);
		}
	}
	return alike;
}
