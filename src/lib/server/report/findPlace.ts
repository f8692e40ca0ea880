/** The place that was meant by what was typed. Source: docs/rules.md, Place of a value. */
import type { Quarter } from '#lib/plan/quarter.ts';
import type { Scope } from '#lib/plan/scope.ts';
import { namedPlace, toldPlace, type MeantPlace } from '#lib/places/meantPlace.ts';
import { withoutMarks } from '#lib/report/texts.ts';
import type { Reader } from '#lib/server/database/driver.ts';
import { getPlaceBook } from '#lib/server/places/queries/searchPlaces.ts';

/** Names that no P-code and no label tells cost a search each: more different ones than these are not looked up. */
const MOST_SEARCHES = 600;

export type PlaceFinder = (typed: string) => Promise<MeantPlace>;

/** Finds places by what is typed in a report of a quarter, each text once. */
export async function placeFinder(reader: Reader, scope: Scope, asked: Quarter): Promise<PlaceFinder> {
	const book = await getPlaceBook(reader, scope, asked);
	const known = new Map<string, MeantPlace>();

	function find(typed: string): MeantPlace {
		const text = withoutMarks(typed);
		const told = toldPlace(book, text);
		if (told !== undefined) return told;
		const named = known.get(text) ?? (known.size < MOST_SEARCHES ? namedPlace(book, text) : 'unknown');
		known.set(text, named);
		return named;
	}
	return (typed) => Promise.resolve(find(typed));
}
