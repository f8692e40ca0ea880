/**
 * What texts of reports name among the demonstration's places, and the capitals that most districts of Lebanon are called
 * like.
 */
import { describe, expect, test } from 'vitest';
import { meantPlace, placeBook, type BookPlace } from '#lib/places/meantPlace.ts';
import type { Level } from '#lib/places/place.ts';
import { readSeedCsv } from '../support/seedFiles.ts';

const CAPITALS: readonly (readonly [pcode: string, name: string, arabic: string, district: string])[] = [
	['90001', 'Aley', 'عاليه', 'LB31'],
	['90002', 'Baabda', 'بعبدا', 'LB32'],
	['90003', 'Jbeil', 'جبيل', 'LB34'],
	['90004', 'Hermel', 'الهرمل', 'LB22'],
	['90005', 'Rachaya', 'راشيا', 'LB23'],
	['90006', 'Bint Jbeil', 'بنت جبيل', 'LB41'],
	['90007', 'Hasbaya', 'حاصبيا', 'LB42'],
	['90008', 'Marjayoun', 'مرجعيون', 'LB43'],
	['90009', 'Batroun', 'البترون', 'LB52'],
	['90010', 'Bcharreh', 'بشري', 'LB53'],
	['90011', 'Zgharta', 'زغرتا', 'LB57'],
	['90012', 'Sour', 'صور', 'LB63'],
];

const seed = readSeedCsv('places.csv').map(
	({ pcode = '', name = '', name_ar = '', level, parent, kind, aliases }) => ({
		...{ pcode, parent, level: Number(level) as Level },
		name: { en: name, ar: name_ar },
		kind: kind === 'municipality' ? ('municipality' as const) : null,
		aliases: aliases ? aliases.split(';') : [],
	}),
);
const capitals = CAPITALS.map(([pcode, en, ar, parent]) => ({
	...{ pcode, parent, level: 3 as const, kind: 'municipality' as const },
	name: { en, ar },
	aliases: [],
}));
const all = [...seed, ...capitals];
const idOf = (pcode: string | undefined) => {
	const at = all.findIndex((place) => place.pcode === pcode);
	return at < 0 ? null : at + 1;
};
const above = (pcode: string | undefined, wanted: number): number | null => {
	const place = all.find((one) => one.pcode === pcode);
	return !place || place.level < wanted
		? null
		: place.level === wanted
			? idOf(pcode)
			: above(place.parent, wanted);
};
const book = placeBook(
	all.map(({ parent, ...place }, i): BookPlace => ({
		...place,
		id: i + 1,
		parent: idOf(parent),
		governorate: above(place.pcode, 1),
		district: above(place.pcode, 2),
	})),
);
const meant = (text: string) => {
	const found = meantPlace(book, text);
	return typeof found === 'number' ? book.places.get(found)?.pcode : found;
};

/** As an export of activities by district writes them, whose rows are all of districts. */
const DISTRICTS = {
	Akkar: 'LB51',
	Aley: 'LB31',
	Baabda: 'LB32',
	Baalbek: 'LB21',
	Batroun: 'LB52',
	Bcharreh: 'LB53',
	Beirut: 'LB11',
	'Bent Jbeil': 'LB41',
	Chouf: 'LB33',
	'El Hermel': 'LB22',
	Hasbaya: 'LB42',
	Jbeil: 'LB34',
	Jezzine: 'LB62',
	Kesrwane: 'LB35',
	Koura: 'LB54',
	Marjayoun: 'LB43',
	Metn: 'LB36',
	'Minieh-Dennieh': 'LB55',
	Nabatiye: 'LB44',
	Rachaya: 'LB23',
	Saida: 'LB61',
	Sour: 'LB63',
	Trablous: 'LB56',
	'West Bekaa': 'LB24',
	Zahleh: 'LB25',
	Zgharta: 'LB57',
};

test('26 names of districts: each is the district or asked about, none goes to a municipality', () => {
	const told = Object.entries(DISTRICTS).map(([name, pcode]) => ({ name, pcode, meant: meant(name) }));
	expect(told).toHaveLength(26);
	expect(told.filter((one) => one.meant !== one.pcode && one.meant !== 'ambiguous')).toEqual([]);
	expect(told.flatMap((one) => (one.meant === one.pcode ? one.name : []))).toEqual([
		'Chouf',
		'Kesrwane',
		'Koura',
		'Metn',
		'Minieh-Dennieh',
		'West Bekaa',
	]);
});

test('the sort of place beside the name decides for the district', () => {
	for (const [name, pcode] of Object.entries(DISTRICTS)) {
		expect([meant(`${name} district`), meant(`Caza de ${name}`)], name).toEqual(
			name === 'Trablous' ? ['unknown', 'unknown'] : [pcode, pcode],
		);
	}
});

describe('a text', () => {
	test.each([
		['LB25', 'LB25'],
		[' lb25 ', 'LB25'],
		['Whatever [LB25]', 'LB25'],
		['Zahle, Bekaa', 'LB25'],
		['Zahle, Zahle', '51100'],
		['زحلة، البقاع', 'LB25'],
		['Tripoli, North', 'LB56'],
		['South', 'LB6'],
		['South governorate', 'LB6'],
		['Gouvernorat du South', 'LB6'],
		['محافظة الجنوب', 'LB6'],
		['North Lebanon', 'LB5'],
		['بلدية حلبا', '35111'],
		['Municipality of Halba', '35111'],
		['قضاء زحلة', 'LB25'],
		['Saida El-Oustani', '61100'],
		['Trablous Ez-Zeitoun', '31100'],
		['Nabatiyeh Et Tahta', '71111'],
		['Kharayeb, South', '61419'],
		['tripolee municipality', '31100'],
	])('“%s” is %s', (text, pcode) => expect(meant(text)).toBe(pcode));

	test.each([
		'Zahle',
		'Saida',
		'Sidon',
		'Trablous, North',
		'Nabatieh',
		'Nabatiyeh',
		'النبطية',
		'صيدا',
		'tripolee',
		'Baalbeck',
		'Beirut, Beirut',
	])('“%s” is asked about', (text) => expect(meant(text)).toBe('ambiguous'));

	test.each(['Trip', 'Kfar', 'Nabatiyeh Et', 'nowhere', 'Halba market and Tyre'])(
		'“%s” names no place',
		(text) => expect(meant(text)).toBe('unknown'),
	);

	test.each(['Lebanon', 'لبنان', 'national', 'National level', 'niveau national', 'على المستوى الوطني'])(
		'“%s” is the country',
		(text) => expect(meant(text)).toBe('LB'),
	);

	test.each(['', ' ', '-', '–', 'n/a', 'unknown', 'place unknown', 'lieu non précisé', 'غير محدد'])(
		'“%s” names none, and says so',
		(text) => expect(meant(text)).toBeNull(),
	);
});
