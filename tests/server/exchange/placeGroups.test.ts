/** What lies between a district and its places: shown, carried, and told apart by. Source: docs/rules.md, Place. */
import { expect, test } from 'vitest';
import { snapshot } from '#lib/server/database/driver.ts';
import { namedPlace, placeBook, toldPlace, type BookPlace, type PlaceBook } from '#lib/places/meantPlace.ts';
import { knownPlaces } from '#lib/places/choices.ts';
import { placesCalled } from '#lib/places/planPlace.ts';
import { whereWords } from '#lib/places/words.ts';
import { placeEntry } from '#lib/report/words/row.ts';
import { getScope } from '#lib/server/plan/queries/plans.ts';
import { listPlanPlaces } from '#lib/server/places/queries/planPlaces.ts';
import { labelOfPlace, listPlaces, NEWEST } from '#lib/server/places/queries/placeLabels.ts';
import { getPlaceBook } from '#lib/server/places/queries/searchPlaces.ts';
import { listOf } from '#lib/server/report/queries/placeList.ts';
import { labelWords } from '#lib/server/report/paste/words.ts';
import { placeLine } from '#lib/server/report/workbook/names.ts';
import { withText } from '../../support/tinyBundle.ts';
import { closeWorkshops, refusal, workshop } from './imports.ts';

closeWorkshops();

/** Two villages of one name in one district, and what lies between it and each. */
const VILLAGES = [
	'V1,Rampur,,3,ZZ11,,,,village,Hill taluka',
	'V2,Rampur,,3,ZZ11,,,,village,River taluka',
	'V3,Sonpur,,3,ZZ11,,,,village,=River',
];

function grouped(lines: readonly string[] = VILLAGES) {
	const { 'places.csv': file = '' } = withText('places.csv', 'C1,Camp', 'C1,Camp');
	const own = file
		.trim()
		.split('\n')
		.map((line, i) => (i === 0 ? `${line},group` : `${line},`));
	return { 'places.csv': [...own, ...lines, ''].join('\n') };
}

async function taken() {
	const found = await workshop();
	await found.take(grouped());
	const book = await snapshot(found.db, async (reader) => {
		const scope = await getScope(reader, 'tiny', 'stability');
		if (!scope) throw new Error('the plan was imported but is not there');
		return getPlaceBook(reader, scope);
	});
	return { ...found, book };
}

function meant(book: PlaceBook, text: string) {
	const told = toldPlace(book, text);
	const id = told === undefined ? namedPlace(book, text) : told;
	return typeof id === 'number' ? book.places.get(id)?.pcode : id;
}

test('a bundle carries it, byte by byte, and has no column where nothing has one', async () => {
	const { take, files } = await workshop();
	await take();
	expect((await files())['places.csv']?.split('\n')[0]).not.toContain('group');
	await take(grouped(), { reopen: 'places are added' });
	const out = await files();
	expect(out['places.csv']).toContain('Hill taluka');
	const again = await workshop();
	await again.take(out);
	expect(await again.files()).toEqual(out);
	expect((await again.take(out)).summary).toMatchObject({ places: { added: 0, changed: 0 } });
});

test('a district has none', async () => {
	const { take } = await workshop();
	const wrong = grouped(['ZZ12,Other,,2,ZZ1,,,,,Hill taluka']);
	const { issues } = await refusal(take(wrong));
	expect(issues.kept.map(({ kind, column }) => [kind, column])).toEqual([['wrong level', 'group']]);
});

test.each([
	['Rampur', 'ambiguous'],
	['Rampur, District', 'ambiguous'],
	['Rampur, Hill taluka', 'V1'],
	['Rampur, River taluka, District', 'V2'],
	['Rampur (River taluka)', 'V2'],
	['Rampur Hill taluka', 'V1'],
	['Rampur, Riwer taluka', 'ambiguous'],
	['Sonpur', 'V3'],
])('“%s” is %s', async (text, pcode) => {
	const { book } = await taken();
	expect(meant(book, text)).toBe(pcode);
});

test('what a browser is given to look among knows it too', async () => {
	const { book } = await taken();
	const { book: known } = knownPlaces(listOf({ book, used: [] }));
	expect(meant(known, 'Rampur, River taluka')).toBe('V2');
});

test('it stands behind the name wherever a place is called, and its code is found again', async () => {
	const { db, book } = await taken();
	const tree = await snapshot(db, (reader) => listPlaces(reader, 1, NEWEST));
	const node = [...tree.values()].find(({ pcode }) => pcode === 'V1');
	const own = node && book.places.get(node.id);
	if (!node || !own) throw new Error('the village was imported but is not there');
	const label = labelOfPlace(node, tree);
	const words = 'Rampur, Hill taluka, District [V1]';
	expect(placeLine(node, tree)).toBe(words);
	expect(labelWords(label)).toBe(words);
	expect(placeEntry({ ...label, within: label.parent?.name ?? null })).toBe(words);
	expect(whereWords(book, own)).toBe('Village · Hill taluka · district of District');
	expect(meant(book, words)).toBe('V1');
});

test('whoever sets a plan up finds places by it', async () => {
	const { db } = await taken();
	const all = await snapshot(db, (reader) => listPlanPlaces(reader, 1));
	expect(placesCalled(all, 'river').map(({ pcode }) => pcode)).toEqual(['V2', 'V3']);
});

test('a group called as the district is tells nothing apart', () => {
	const at = { aliases: [], level: 3, kind: 'village', parent: 1, governorate: null, district: 1 } as const;
	const anand = { ...at, level: 2, kind: null, parent: null } as const;
	const places: readonly BookPlace[] = [
		{ ...anand, id: 1, pcode: 'D', name: { en: 'Anand' } },
		{ ...at, id: 2, pcode: 'A', name: { en: 'Rampur' }, group: 'Anand' },
		{ ...at, id: 3, pcode: 'B', name: { en: 'Rampur' }, group: 'Borsad' },
	];
	const book = placeBook(places);
	expect(meant(book, 'Rampur, Anand')).toBe('ambiguous');
	expect(meant(book, 'Rampur, Borsad')).toBe('B');
});
