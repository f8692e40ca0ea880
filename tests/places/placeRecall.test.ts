/**
 * How many spellings find their place among the demonstration's places. The spellings were typed for this project, as
 * reports write these names; the aliases that the demonstration stores are left out, so that only likeness finds them.
 */
import { parse } from 'csv-parse/sync';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findPlaces, indexPlaces } from '#lib/places/placeSearch.ts';
import { SEED } from '../support/seedFiles.ts';

const stored = parse<Record<string, string>>(readFileSync(join(SEED, 'places.csv')), { columns: true });
const places = stored.map(({ pcode = '', name = '', name_ar = '' }, id) => ({
	id,
	pcode,
	level: 3 as const,
	names: [name, name_ar].filter((one) => one !== ''),
	within: [],
}));
const index = indexPlaces(places);

const LATIN: readonly (readonly [pcode: string, ...spellings: string[]])[] = [
	['23211', 'Chhîm', 'Chheem', 'Shhim', 'Chehime', 'CHHIM'],
	['26311', 'Qartaba', 'Kartaba', 'Qartabah', 'Qortaba', 'Kartabah'],
	['35111', 'Halba', 'Halbah', 'Halbā', 'Helba', 'El Halba'],
	['52211', 'Job Jannine', 'Joub Jannine', 'Joub Jenin', 'Jib Jannine', 'Joubb Janine'],
	['53111', 'Baalbek', 'Baalbeck', 'Baalbak', "Ba'albek", 'Baalbec', 'Ba`albak'],
	['61419', 'Kharayeb', 'El Kharayeb', 'Khrayeb', 'Al-Kharayeb', 'Kharayib', 'Elkharayeb'],
	['63111', 'Jezzin', 'Jizzine', 'Jezine', 'Jazzine', 'Gezzine'],
	['71111', 'Nabatiyeh el Tahta', 'Nabatiye et Tahta', 'Nabatieh Et-Tahta', 'Nabatiyeh al Tahta'],
	['71113', 'Nabatiyeh el Faouqa', 'Nabatieh El Fawka', 'Nabatiyeh el Fawqa', 'Nabatiye Faouqa'],
	['72211', 'Tebnine', 'Tibnin', 'Tebnin', 'Tibneen'],
	['72214', 'Soultaniyeh', 'Sultaniyeh', 'Sultaniyah', 'Es Soultaniye', 'Soultanieh'],
	['72217', 'Safad El Battikh', 'Safad al Batikh', 'Safad Battikh', 'Safad El Bateekh'],
	['72247', 'Kfardounin', 'Kfar Dounin', 'Kafr Dunin', 'Kfar Dunine', 'Kfardounine'],
	['72277', 'Yater', 'Yatar', 'Yatir', 'Yaatar'],
	['73279', 'Majdel Selm', 'Majdal Selem', 'Majdal Silm', 'Mejdel Selem', 'Majdel Silem'],
];

const ARABIC: readonly (readonly [pcode: string, ...spellings: string[]])[] = [
	['23211', 'شحِيم', 'شـحيم'],
	['35111', 'حَلبا', 'حلبه', 'حلبة'],
	['52211', 'جبّ جنين', 'جب جنّين'],
	['53111', 'بعلبكّ', 'بعلبـك'],
	['61419', 'خرايب', 'الخرايب', 'خرائب'],
	['63111', 'جزّين', 'جزين'],
	['71111', 'النبطيه التحتا', 'النبطية التحتى', 'نبطية التحتا'],
	['71113', 'النبطيه الفوقا', 'النبطية الفوقى'],
	['72214', 'السلطانيه', 'سلطانية'],
	['72217', 'صفد البطّيخ', 'صفد بطيخ'],
	['72247', 'كفردونين', 'كفر دونين'],
	['73279', 'مجدل سلِم', 'مجدلسلم'],
];

/** Shares of the spellings whose place, or its district of the same name, comes first, and is among the first five. */
function recall(asked: typeof LATIN): { count: number; first: number; five: number; missed: string[] } {
	const hits = asked.flatMap(([pcode, ...spellings]) =>
		spellings.map((spelling) => {
			const found = findPlaces(index, spelling, 5).map(({ id }) => places[id]?.names[0]);
			const wanted = places.find((place) => place.pcode === pcode)?.names[0];
			return { spelling, first: found[0] === wanted, five: found.includes(wanted) };
		}),
	);
	return {
		count: hits.length,
		first: hits.filter(({ first }) => first).length / hits.length,
		five: hits.filter(({ five }) => five).length / hits.length,
		missed: hits.filter(({ first }) => !first).map(({ spelling }) => spelling),
	};
}

test.each([
	['in Latin letters', LATIN, 0.98, 1],
	['in Arabic letters', ARABIC, 0.98, 1],
] as const)('spellings %s', (name, asked, first, five) => {
	const found = recall(asked);
	console.info(
		`${name}: ${found.count}, first ${found.first}, of five ${found.five}; ${found.missed.join(', ')}`,
	);
	expect(found.count).toBeGreaterThan(20);
	expect(found.first).toBeGreaterThanOrEqual(first);
	expect(found.five).toBeGreaterThanOrEqual(five);
});

test('a name that is none of these finds no place by chance', () => {
	for (const nothing of ['Xyzzyqw', 'Reykjavík', 'ظظظظظ']) expect(findPlaces(index, nothing, 5)).toEqual([]);
});
