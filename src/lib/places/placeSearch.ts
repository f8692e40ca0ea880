/** Finding a place by any spelling of its names: exact before prefix before spelled alike. */
import type { Level } from './place.ts';
import { foldName, namesIn, plainName } from './placeName.ts';
import { hasLetters, likenessTo, toSpelling, type Spelling } from './spelling.ts';

export interface NamedPlace {
	readonly id: number;
	readonly level: Level;
	/** In any script: its names and its aliases. */
	readonly names: readonly string[];
	/** Identifiers of the governorate and district that it lies in. */
	readonly within: readonly number[];
	/** The name of what lies between the district and it. */
	readonly group?: string;
}

export interface FoundPlace {
	readonly id: number;
	/** 1: by letters one of its names; 0.95: but for the spelling; from 0.8: its beginning, or that of a word in it; below: alike. */
	readonly score: number;
	/** Folded, the name of its that the text is, perhaps but for the spelling; null: it only begins one, or is like one. */
	readonly name: string | null;
}

type Scored = Omit<FoundPlace, 'id'>;

interface Key {
	readonly place: NamedPlace;
	readonly plain: string;
	readonly joined: string;
	/** Words, each with a space before it. */
	readonly spaced: string;
	readonly spelling: Spelling;
}

export interface PlaceIndex {
	readonly keys: readonly Key[];
	/** Governorates, districts and groups by the frame of their names: identifiers, and a negative number for each group. */
	readonly areas: ReadonlyMap<string, readonly number[]>;
}

type Asked = Omit<Key, 'place'>;

/** One way to read a question. */
interface Reading extends Asked {
	/** What a find by it is worth. */
	readonly worth: number;
	/** Only places in one of these. */
	readonly areas?: ReadonlySet<number>;
}

const SAME_LETTERS = 1;
const SAME_NAME = 0.95;
const BEGINNING = 0.8;
/** What a beginning gains as it comes to the whole name. */
const WHOLE = 0.1;
/** Of a question that names several things, one of them. */
const PART = 0.9;
/** The name of a governorate or district that stands beside others: more likely it says where they are. */
const AREA_BESIDE = 0.7;
/** Where nothing was found by the whole text. */
const SHORTER = 0.6;
/** With the name of the governorate or district in which it was found. */
const WITH_AREA = 0.97;
/** More readings than this are no question of a person. */
const MOST_READINGS = 12;

/** @param all in the order in which equally good ones are to be found, lower levels first */
export function indexPlaces(all: readonly NamedPlace[]): PlaceIndex {
	const groups = new Map<string, number>();
	for (const { group } of all)
		if (group !== undefined && !groups.has(frameIn(group))) groups.set(frameIn(group), -1 - groups.size);
	const places = all.map(({ group, ...place }) => {
		const number = group === undefined ? undefined : groups.get(frameIn(group));
		return number === undefined ? place : { ...place, within: [...place.within, number] };
	});
	const keys = places.flatMap((place) => place.names.map((name) => ({ place, ...toKey(name) })));
	const named = Map.groupBy(
		keys.filter(({ place }) => place.level === 1 || place.level === 2),
		({ joined }) => frameOf(joined),
	);
	const areas = new Map([...named].map(([name, found]) => [name, found.map(({ place }) => place.id)]));
	for (const [name, number] of groups) areas.set(name, [...(areas.get(name) ?? []), number]);
	return { keys: keys.filter(({ joined }) => joined !== ''), areas };
}

function frameIn(name: string): string {
	return frameOf(foldName(name).joined);
}

/** The letters that all spellings keep: enough to tell one of few areas. */
function frameOf(joined: string): string {
	const frame = joined.replace(/[aiuhاويه]/g, '');
	return frame.length > 1 ? frame : joined;
}

function toKey(name: string): Asked {
	const folded = foldName(name);
	return {
		plain: plainName(name),
		joined: folded.joined,
		spaced: ` ${folded.spaced}`,
		spelling: toSpelling(folded),
	};
}

/** The best places for a text, best first; none where nothing is near. Any text is safe and costs no more than a name. */
export function findPlaces(index: PlaceIndex, text: string, limit: number): FoundPlace[] {
	const found = scoresOf(index, readingsOf(namesIn(text), 1, index.areas));
	const scores = found.size > 0 ? found : scoresOf(index, readingsOf(shorter(text), SHORTER, index.areas));
	return [...scores]
		.sort(([a, one], [b, other]) => other.score - one.score || b.level - a.level)
		.slice(0, limit)
		.map(([{ id }, { score, name }]) => ({ id, score: Math.round(score * 1000) / 1000, name }));
}

function scoresOf({ keys }: PlaceIndex, readings: readonly Reading[]): Map<NamedPlace, Scored> {
	const scores = new Map<NamedPlace, Scored>();
	for (const { areas, worth, ...asked } of readings) {
		const likeness = likenessTo(asked.spelling);
		for (const key of keys) {
			if (areas && !key.place.within.some((id) => areas.has(id))) continue;
			const score = (begins(asked, key) ?? BEGINNING * likeness(key.spelling)) * worth;
			if (score <= (scores.get(key.place)?.score ?? 0)) continue;
			scores.set(key.place, { score, name: key.joined === asked.joined ? key.spaced.trim() : null });
		}
	}
	return scores;
}

/** How good a find it is by the beginning of a name or of a word in it; undefined: it is none. */
function begins(asked: Asked, key: Key): number | undefined {
	if (!hasLetters(asked.spelling, key.spelling)) return undefined;
	if (key.joined === asked.joined) return key.plain === asked.plain ? SAME_LETTERS : SAME_NAME;
	if (!key.joined.startsWith(asked.joined) && !key.spaced.includes(asked.spaced)) return undefined;
	return BEGINNING + WHOLE * (asked.joined.length / key.joined.length);
}

function readingsOf(names: readonly string[], worth: number, areas: PlaceIndex['areas']): Reading[] {
	const readings = names.flatMap((name, i) => {
		const others = names.filter((_, j) => j !== i);
		const part = areas.has(frameOf(foldName(name).joined)) ? AREA_BESIDE : PART;
		return readingsOfName(name, i === 0 ? worth : worth * part, others, areas);
	});
	return readings.slice(0, MOST_READINGS);
}

/** A text that says more than the name does, without its last and without its first word. */
function shorter(text: string): string[] {
	const words = plainName(text).split(' ');
	return words.length < 2 ? [] : [words.slice(0, -1).join(' '), words.slice(1).join(' ')];
}

/** A name as it stands; in the areas that stand beside it; and, where its last words are an area's, before them. */
function readingsOfName(
	name: string,
	worth: number,
	others: readonly string[],
	areas: PlaceIndex['areas'],
): Reading[] {
	const key = toKey(name);
	if (key.joined === '') return [];
	const beside = others.flatMap((other) => areas.get(frameOf(foldName(other).joined)) ?? []);
	const words = key.spaced.trim().split(' ');
	const plainWords = key.plain.split(' ');
	const before = words.flatMap((_, i) => {
		const found = i === 0 ? undefined : areas.get(frameOf(words.slice(i).join('')));
		if (!found) return [];
		const head = plainWords.slice(0, plainWords.length - (words.length - i)).join(' ');
		return [{ ...toKey(head), worth: WITH_AREA, areas: new Set(found) }];
	});
	return [
		{ ...key, worth },
		...(beside.length > 0 ? [{ ...key, worth: WITH_AREA, areas: new Set(beside) }] : []),
		...before.filter(({ joined }) => joined !== ''),
	];
}
