/** Lines of places: what their cells name, and what is wrong with them. */
import { isolated, separator } from '#lib/i18n/locale.ts';
import { formatCount } from '#lib/i18n/number.ts';
import { m } from '#lib/paraglide/messages.js';
import { locales } from '#lib/paraglide/runtime.js';
import type { LineFault } from '#lib/plan/pastedCells.ts';
import { PLACE_KINDS } from '#lib/places/place.ts';
import type { PlaceFault, PlaceSort } from '#lib/places/placeLines.ts';
import { levelWord } from '#lib/places/words.ts';

const KINDS = {
	municipality: m.kind_municipality,
	union: m.kind_union,
	camp: m.kind_camp,
	gathering: m.kind_gathering,
	village: m.kind_village,
};
const LEVELS = { 1: m.governorate, 2: m.district, 3: m.municipality };

/** What a cell says that a place is: the number of a level, its word or a kind's in any language, or the plan's own word. */
export function placeSortOf(cell: string): PlaceSort | undefined {
	const said = cell.toLocaleLowerCase();
	const isSaid = (words: readonly string[]) => words.some((word) => word.toLocaleLowerCase() === said);
	const kind = PLACE_KINDS.find((one) =>
		isSaid([one, ...locales.map((locale) => KINDS[one]({}, { locale }))]),
	);
	if (kind) return { level: 3, kind };
	const level = ([1, 2, 3] as const).find((one) =>
		isSaid([`${one}`, levelWord(one), ...locales.map((locale) => LEVELS[one]({}, { locale }))]),
	);
	return level && { level, kind: level === 3 ? 'municipality' : null };
}

/** What says what a place is, in the reader's words; a cell may hold each of them. */
export function placeSortWords(): string[] {
	const words = [
		...([1, 2, 3] as const).map((one) => levelWord(one)),
		...PLACE_KINDS.map((one) => KINDS[one]()),
	];
	return [...new Set(words)];
}

const FAULTS: Record<PlaceFault, (told: { line: string; text: string; sorts: string }) => string> = {
	'no code': m.placeset_fault_code,
	'code known': m.placeset_fault_known,
	'code twice': m.placeset_fault_twice,
	'no name': m.placeset_fault_name,
	'no sort': m.placeset_fault_sort,
	'no parent': m.placeset_fault_parent,
};

/** What is wrong with a pasted line, and what to do. */
export function placeFaultWords({ line, fault, text }: LineFault<PlaceFault>): string {
	const short = text.length > 60 ? `${text.slice(0, 60)}…` : text;
	const sorts = placeSortWords().join(separator());
	return FAULTS[fault]({ line: formatCount(line), text: isolated(short), sorts });
}
