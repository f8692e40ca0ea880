/** How many real spellings find their place. Beside the spellings, in the fixtures, stands where they come from. */
import { parse } from 'csv-parse/sync';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findPlaces, indexPlaces } from '#lib/places/placeSearch.ts';

const folder = join(import.meta.dirname, '../fixtures/places');
const read = (file: string) =>
	parse<Record<string, string>>(readFileSync(join(folder, file)), { columns: true });

const places = read('places.csv').map(({ pcode = '', name = '', name_ar = '' }, id) => ({
	id,
	pcode,
	level: 3 as const,
	names: [name, name_ar].filter((one) => one !== ''),
	within: [],
}));
const index = indexPlaces(places);
const namesOf = new Map(places.map(({ pcode, names }) => [pcode, names]));
const spellings = read('spellings.csv');

/** Shares of the spellings whose place, or a namesake of it, comes first, and is among the first five. */
function recall(asked: typeof spellings): { first: number; five: number } {
	const hits = asked.map(({ spelling = '', pcode = '' }) => {
		const wanted = namesOf.get(pcode) ?? [];
		return findPlaces(index, spelling, 5).map(({ id }) =>
			places[id]?.names.some((name) => wanted.includes(name)),
		);
	});
	const share = (count: number) => count / asked.length;
	return {
		first: share(hits.filter(([first]) => first).length),
		five: share(hits.filter((found) => found.includes(true)).length),
	};
}

/** As measured, with room for one or two: the least share that comes first, and that is among the first five. */
const FLOORS = [
	['names in Latin letters of another gazetteer', 'latin', 160, 0.93, 0.97],
	['names in Arabic letters of another gazetteer', 'arabic', 20, 0.95, 1],
	['spellings of a published text', 'text', 16, 0.75, 0.93],
] as const;

test.each(FLOORS)('%s', (name, kind, count, first, five) => {
	const asked = spellings.filter((one) => one.kind === kind);
	expect(asked).toHaveLength(count);
	const found = recall(asked);
	const percent = (share: number) => `${(share * 100).toFixed(1)} %`;
	console.info(`${name}: ${count}, first ${percent(found.first)}, of five ${percent(found.five)}`);
	expect(found.first).toBeGreaterThanOrEqual(first);
	expect(found.five).toBeGreaterThanOrEqual(five);
});

test('a name that is none of these finds no place by chance', () => {
	for (const nothing of ['Xyzzyqw', 'Reykjavík', 'ظظظظظ']) expect(findPlaces(index, nothing, 5)).toEqual([]);
});
