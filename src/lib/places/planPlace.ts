/** A place as a plan is set up with it. */
import type { Later } from '#lib/plan/firstQuarter.ts';
import type { Localised } from '#lib/plan/text.ts';
import type { Level, PlaceKind } from './place.ts';
import { foldName } from './placeName.ts';

/** More other names of one place are no names. */
export const MOST_ALIASES = 40;

export interface PlanPlace {
	readonly pcode: string;
	readonly name: Localised;
	/** In the order of their letters. */
	readonly aliases: readonly string[];
	readonly level: Level;
	/** Null above level 3. */
	readonly kind: PlaceKind | null;
	/** What lies between its district and it; null: nothing is named. */
	readonly group: string | null;
	/** What it lies in, from the plan's beginning; null: it is the country. */
	readonly parent: { readonly pcode: string; readonly name: Localised } | null;
	/** Kinds, and P-codes of what it lies in, that follow by their first quarters; mostly none. */
	readonly laterKinds: readonly Later<PlaceKind>[];
	readonly laterParents: readonly Later<string>[];
	/** P-code of what it becomes part of, with the first quarter; null: it stays. */
	readonly mergedInto: Later<string> | null;
}

/** Other names as they are typed, a line or a `;` between them: each once, in the order of their letters. */
export function aliasesIn(text: string): string[] {
	const names = text.split(/[\r\n;]/).map((name) => name.trim());
	return [...new Set(names.filter((name) => name !== ''))].sort();
}

const namesOf = ({ name, aliases }: PlanPlace) => [...Object.values(name), ...aliases];

/** Places with the text in their P-code or, however it is spelt, in one of their names or their group; all where nothing is asked. */
export function placesCalled<One extends PlanPlace>(all: readonly One[], text: string): readonly One[] {
	const code = text.trim().toLowerCase();
	const { joined } = foldName(text);
	if (code === '') return all;
	return all.filter(
		(place) =>
			place.pcode.toLowerCase().includes(code) ||
			(joined !== '' &&
				[...namesOf(place), place.group ?? ''].some((name) => foldName(name).joined.includes(joined))),
	);
}

/** Of a place's names those that another place has too, each with that place: a text alone does not tell them apart. */
export function sharedNames<One extends PlanPlace>(
	all: readonly One[],
	own: PlanPlace,
): { readonly name: string; readonly place: One }[] {
	const names = new Map(
		namesOf(own)
			.toReversed()
			.map((name) => [foldName(name).joined, name]),
	);
	names.delete('');
	return all.flatMap((place) => {
		if (place.pcode === own.pcode) return [];
		const shared = namesOf(place).find((name) => names.has(foldName(name).joined));
		return shared === undefined ? [] : [{ name: names.get(foldName(shared).joined) ?? shared, place }];
	});
}
