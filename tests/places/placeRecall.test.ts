/** How many real spellings find their place, on the gazetteer beside the project where that is there. */
import { parse } from 'csv-parse/sync';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Level } from '#lib/places/place.ts';
import { findPlaces, indexPlaces } from '#lib/places/placeSearch.ts';
import { REFERENCE_FOLDER } from '../support/published.ts';

type Row = Record<string, string>;
const folder = join(REFERENCE_FOLDER, 'geo');
const isThere = existsSync(folder);
if (!isThere) console.info('The gazetteer is not beside the project: no recall is measured.');

function read(file: string): Row[] {
	return isThere ? parse<Row>(readFileSync(join(folder, file)), { columns: true, bom: true }) : [];
}

const cadastres = read('gazetteer-adm3.csv').filter(({ name_en }) => name_en);
const areas = read('pcodes-adm1-adm2.csv');
const idOf = new Map([...areas, ...cadastres].map(({ pcode = '' }, i) => [pcode, i]));
const named = (row: Row, level: Level, within: readonly (string | undefined)[]) => ({
	id: idOf.get(row.pcode ?? '') ?? -1,
	level,
	names: [row.name_en ?? '', row.name_ar ?? ''].filter((name) => name !== ''),
	within: within.flatMap((code) => idOf.get(code ?? '') ?? []),
});
const places = [
	...areas.map((row) => named(row, row.level === '1' ? 1 : 2, [row.parent_pcode])),
	...cadastres.map((row) => named(row, 3, [row.admin1_pcode, row.admin2_pcode])),
];
const index = indexPlaces(places);
const namesOf = new Map(places.map(({ id, names }) => [id, names]));

/** Asked, and the P-codes of which one is meant. */
type Question = readonly [text: string, pcodes: readonly string[]];

/** Shares of the questions whose place, or a namesake of it, comes first, and is among the first five. */
function recall(questions: readonly Question[]): { first: number; five: number } {
	const hits = questions.map(([text, pcodes]) => {
		const wanted = new Set(pcodes.flatMap((code) => namesOf.get(idOf.get(code) ?? -1) ?? []));
		return findPlaces(index, text, 5).map(({ id }) => namesOf.get(id)?.some((name) => wanted.has(name)));
	});
	const share = (count: number) => count / questions.length;
	return {
		first: share(hits.filter(([first]) => first).length),
		five: share(hits.filter((found) => found.includes(true)).length),
	};
}

/** Other people's spellings of the gazetteer's names, without those that are the same letter by letter. */
function otherSpellings(rows: readonly Row[], column: 'name_en' | 'name_ar'): Question[] {
	return rows.flatMap((row): Question[] => {
		const text = row[column] ?? '';
		const pcodes = (row.adm3_pcodes ?? '').split(/[;|]/).filter((code) => idOf.has(code));
		const theirs = pcodes.flatMap((code) => namesOf.get(idOf.get(code) ?? -1) ?? []);
		const isArabic = column === 'name_ar' && !theirs.some((name) => /\p{Script=Arabic}/u.test(name));
		return text === '' || pcodes.length === 0 || theirs.includes(text) || isArabic ? [] : [[text, pcodes]];
	});
}

const municipalities = read('municipalities.csv');
const bare = (arabic: string) =>
	arabic
		.normalize('NFKD')
		.replace(/[\p{M}ـ\s]/gu, '')
		.replaceAll('ة', 'ه');
const settlements = read('gazetteer-settlements-geonames.csv').flatMap(
	({ name_en = '', name_ar = '', adm3_pcode = '' }): Question[] => {
		const [latin = '', arabic = ''] = namesOf.get(idOf.get(adm3_pcode) ?? -1) ?? [];
		const isSame = arabic !== '' && name_ar !== '' && bare(arabic) === bare(name_ar);
		return isSame && latin.toLowerCase() !== name_en.toLowerCase() ? [[name_en, [adm3_pcode]]] : [];
	},
);
const aliases = read('aliases.csv').map(({ alias = '', pcodes = '' }): Question => [
	alias,
	pcodes.split('|'),
]);

test.each([
	// Three are of one name that the gazetteer itself misspells, and a few name what has another name there.
	['the spellings of a published text', aliases, 0.75, 0.95],
	['names of municipalities in Latin letters', otherSpellings(municipalities, 'name_en'), 0.92, 0.98],
	['names of municipalities in Arabic letters', otherSpellings(municipalities, 'name_ar'), 0.88, 0.94],
	['transliterations of another gazetteer, told by their Arabic name', settlements, 0.9, 0.97],
] as const)('%s', (name, questions, first, five) => {
	if (!isThere) return expect(questions).toEqual([]);
	const found = recall(questions);
	const percent = (share: number) => `${(share * 100).toFixed(1)} %`;
	console.info(`${name}: ${questions.length}, first ${percent(found.first)}, of five ${percent(found.five)}`);
	expect(found.first).toBeGreaterThanOrEqual(first);
	expect(found.five).toBeGreaterThanOrEqual(five);
});
