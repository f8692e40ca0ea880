/** What a field of a place offers, as lists of choices. The reader's words are not made here. */
import type { Localised } from '#lib/plan/text.ts';
import { countryOf, placeBook, type BookPlace, type PlaceBook } from './meantPlace.ts';
import type { Level, PlaceKind } from './place.ts';
import { findPlaces } from './placeSearch.ts';

/** The places of a plan as a page gets them, to look among them without a line. */
export interface PlaceList {
	/** Lower levels do not come before what they lie in. */
	readonly places: readonly ListedPlace[];
	/** P-codes of those that the partner has reported most, the most used first. */
	readonly used: readonly string[];
}

export interface ListedPlace {
	readonly pcode: string;
	readonly name: Localised;
	readonly aliases: readonly string[];
	/** P-codes of what has become part of it. */
	readonly formerCodes?: readonly string[];
	readonly level: Level;
	readonly kind: PlaceKind | null;
	readonly group?: string;
	/** P-code of what it lies in; null for the country. */
	readonly parent: string | null;
}

export interface KnownPlaces {
	readonly book: PlaceBook;
	/** The most used first. */
	readonly used: readonly BookPlace[];
}

export function knownPlaces({ places, used }: PlaceList): KnownPlaces {
	const ids = new Map(places.map(({ pcode }, i) => [pcode, i + 1]));
	const above = (place: ListedPlace | undefined, level: Level): number | null => {
		if (!place || place.level < level) return null;
		if (place.level === level) return ids.get(place.pcode) ?? null;
		return above(places[(ids.get(place.parent ?? '') ?? 0) - 1], level);
	};
	const book = placeBook(
		places.map((place, i) => ({
			...place,
			id: i + 1,
			parent: ids.get(place.parent ?? '') ?? null,
			governorate: above(place, 1),
			district: above(place, 2),
		})),
	);
	return { book, used: used.flatMap((pcode) => book.places.get(ids.get(pcode) ?? 0) ?? []) };
}

/** `browse` shows the districts, `area` the places of one; `unknown` names no place. */
export type PlaceChoice =
	| { readonly is: 'place'; readonly place: BookPlace }
	| { readonly is: 'national'; readonly place: BookPlace }
	| { readonly is: 'area'; readonly place: BookPlace }
	| { readonly is: 'browse' }
	| { readonly is: 'unknown' };

export interface ChoiceGroup {
	readonly of: 'found' | 'used' | 'within' | 'areas' | 'governorates' | 'other';
	readonly choices: readonly PlaceChoice[];
}

/** What the list shows: what is typed, or districts, or the places of one. */
export type Looking =
	| { readonly at: 'text'; readonly text: string }
	| { readonly at: 'areas' }
	| { readonly at: 'area'; readonly area: number };

/** As many as a person looks through. */
const MOST_FOUND = 30;

/** @param byName orders places as the reader's language does */
export function choicesFor(
	{ book, used }: KnownPlaces,
	looking: Looking,
	byName: (a: BookPlace, b: BookPlace) => number,
): ChoiceGroup[] {
	const groups = groupsFor({ book, used }, looking, byName);
	return groups.filter(({ choices }) => choices.length > 0);
}

function groupsFor(
	{ book, used }: KnownPlaces,
	looking: Looking,
	byName: (a: BookPlace, b: BookPlace) => number,
): ChoiceGroup[] {
	const places = [...book.places.values()];
	const of = (is: 'place' | 'area', some: readonly BookPlace[]) =>
		some.map((place): PlaceChoice => ({ is, place }));
	const at = (level: Level) => places.filter((place) => place.level === level).toSorted(byName);
	const country = countryOf(book);
	const apart: ChoiceGroup = {
		of: 'other',
		choices: [
			{ is: 'browse' },
			...(country ? [{ is: 'national', place: country } as const] : []),
			{ is: 'unknown' },
		],
	};
	switch (looking.at) {
		case 'areas':
			return [
				{ of: 'areas', choices: of('area', at(2)) },
				{ of: 'governorates', choices: of('place', at(1)) },
			];
		case 'area': {
			const area = book.places.get(looking.area);
			const within = places.filter(({ id, district }) => district === looking.area && id !== looking.area);
			const all = [...(area ? [area] : []), ...within.toSorted(byName)];
			return [{ of: 'within', choices: [...of('place', all), { is: 'browse' }] }];
		}
		case 'text': {
			if (looking.text.trim() === '') return [{ of: 'used', choices: of('place', used) }, apart];
			const found = findPlaces(book.index, looking.text, MOST_FOUND).flatMap(
				({ id }) => book.places.get(id) ?? [],
			);
			const inside = found.filter(({ level }) => level > 0);
			return [{ of: 'found', choices: of('place', inside) }, apart];
		}
	}
}
