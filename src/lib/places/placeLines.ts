/** Places of a plan, as they are pasted: a line each. */
import { LONGEST_CODE, LONGEST_NAME } from '#lib/plan/bounds.ts';
import { cellsIn, type LineFault } from '#lib/plan/pastedCells.ts';
import { localised, type Localised } from '#lib/plan/text.ts';
import type { Level, PlaceKind } from './place.ts';

export interface PlaceSort {
	readonly level: Level;
	/** Null above level 3. */
	readonly kind: PlaceKind | null;
}

export interface TypedPlace extends PlaceSort {
	readonly pcode: string;
	readonly name: Localised;
	/** P-code of what it lies in. */
	readonly parent: string;
}
export type PlaceFault = 'no code' | 'code known' | 'code twice' | 'no name' | 'no sort' | 'no parent';

const CODE = /^[A-Za-z0-9][A-Za-z0-9._-]*$/;

/**
 * P-code, name, what it is, P-code of what it lies in, and perhaps the name in Arabic and in French. What a place lies in
 * may stand in another line. All faults are told; higher levels come first.
 * @param sortOf what a cell says that a place is, below the country; undefined: nothing
 * @param known the level of each place that the plan has, by P-code
 */
export function placesOfLines(
	text: string,
	sortOf: (cell: string) => PlaceSort | undefined,
	known: ReadonlyMap<string, Level>,
): { readonly places: readonly TypedPlace[]; readonly faults: readonly LineFault<PlaceFault>[] } {
	const places: TypedPlace[] = [];
	const faults: LineFault<PlaceFault>[] = [];
	const lines = cellsIn(text);
	const levels = new Map(known);
	for (const { cells } of lines) levels.set(cells[0] ?? '', sortOf(cells[2] ?? '')?.level ?? 3);
	for (const [pcode, level] of known) levels.set(pcode, level);
	const codes = new Set<string>();
	for (const { line, cells } of lines) {
		const [pcode = '', name = '', sorted = '', parent = '', ar, fr] = cells;
		const sort = sortOf(sorted);
		const tell = (fault: PlaceFault, said: string) => faults.push({ line, fault, text: said });
		if (!CODE.test(pcode) || pcode.length > LONGEST_CODE) tell('no code', pcode);
		else if (known.has(pcode)) tell('code known', pcode);
		else if (codes.has(pcode)) tell('code twice', pcode);
		if ([name, ar ?? '', fr ?? ''].some((one) => one.length > LONGEST_NAME) || name === '')
			tell('no name', name);
		if (!sort) tell('no sort', sorted);
		else if ((levels.get(parent) ?? sort.level) >= sort.level) tell('no parent', parent);
		else places.push({ pcode, name: localised(name, { ar, fr }), ...sort, parent });
		codes.add(pcode);
	}
	return { places: places.sort((a, b) => a.level - b.level), faults };
}
