/** The place that was meant by what was typed. Source: docs/rules.md, Place of a value. */
import type { Quarter } from '#lib/plan/quarter.ts';
import type { Scope } from '#lib/plan/scope.ts';
import { namedPlace, toldPlace, type MeantPlace, type PlaceBook } from '#lib/places/meantPlace.ts';
import { withoutMarks } from '#lib/report/texts.ts';
import type { Reader } from '#lib/server/database/driver.ts';
import { getPlaceBook } from '#lib/server/places/queries/searchPlaces.ts';

/** Names that no P-code and no label tells cost a search each: more different ones than these are not looked up. */
const MOST_SEARCHES = 600;

export type PlaceFinder = (typed: string) => Promise<MeantPlace>;

/** Finds places by what is typed in a report of a quarter, each text once. */
export async function placeFinder(reader: Reader, scope: Scope, asked: Quarter): Promise<PlaceFinder> {
	const find = finderIn(await getPlaceBook(reader, scope, asked), MOST_SEARCHES);
	return (typed) => Promise.resolve(find(typed));
}

/** Finds places of a book, each text once. @param most different names that are searched for */
export function finderIn(book: PlaceBook, most: number): (typed: string) => MeantPlace {
	const known = new Map<string, MeantPlace>();
	return (typed) => {
		const text = withoutMarks(typed);
		const told = toldPlace(book, text);
		if (told !== undefined) return told;
		const named = known.get(text) ?? (known.size < most ? namedPlace(book, text) : 'unknown');
		known.set(text, named);
		return named;
	};
}
