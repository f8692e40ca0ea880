import { expect, test } from 'vitest';
import { choicesFor, knownPlaces, type Looking, type PlaceList } from '#lib/places/choices.ts';

const place = (pcode: string, level: 0 | 1 | 2 | 3, parent: string | null, en: string, ar = en) => ({
	...{ pcode, level, parent, aliases: [], name: { en, ar } },
	kind: level === 3 ? ('municipality' as const) : null,
});
const LIST: PlaceList = {
	places: [
		place('LB', 0, null, 'Lebanon', 'لبنان'),
		place('LB6', 1, 'LB', 'South', 'الجنوب'),
		place('LB62', 2, 'LB6', 'Jezzine', 'جزين'),
		place('LB61', 2, 'LB6', 'Saida', 'صيدا'),
		place('61419', 3, 'LB61', 'Kharayeb', 'الخرائب'),
		place('61100', 3, 'LB61', 'Saida', 'صيدا'),
		place('61200', 3, 'LB61', 'Ghaziyeh', 'الغازية'),
	],
	used: ['61419', 'gone'],
};
const known = knownPlaces(LIST);
const choices = (looking: Looking) =>
	choicesFor(known, looking, (a, b) => (a.name.en < b.name.en ? -1 : 1)).map(({ of, choices }) => [
		of,
		...choices.map((choice) => ('place' in choice ? `${choice.is} ${choice.place.pcode}` : choice.is)),
	]);
const OTHER = ['other', 'browse', 'national LB', 'unknown'];

test('with nothing typed: the most used, then the ways to all others', () => {
	expect(choices({ at: 'text', text: ' ' })).toEqual([['used', 'place 61419'], OTHER]);
});

test.each(['Saida', 'صيدا', 'sayda'])('“%s” offers the municipality and the district', (text) => {
	const [found, other] = choices({ at: 'text', text });
	expect(found?.slice(0, 3)).toEqual(['found', 'place 61100', 'place LB61']);
	expect(other).toEqual(OTHER);
});

test('what nobody is called like leaves the ways to all others; the country is one of them, not found', () => {
	expect(choices({ at: 'text', text: 'qqqqq' })).toEqual([OTHER]);
	expect(choices({ at: 'text', text: 'Lebanon' })).toEqual([OTHER]);
});

test('districts in order, then what lies in one, itself first', () => {
	expect(choices({ at: 'areas' })).toEqual([
		['areas', 'area LB62', 'area LB61'],
		['governorates', 'place LB6'],
	]);
	const area = known.book.codes.get('lb61') ?? 0;
	expect(choices({ at: 'area', area })).toEqual([
		['within', 'place LB61', 'place 61200', 'place 61419', 'place 61100', 'browse'],
	]);
});
