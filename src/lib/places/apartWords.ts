/** Words that stand where a place would, and name none: the whole country, and that nobody knows. */
import { plainName } from './placeName.ts';

const NATIONAL = [
	...['national', 'national level', 'at the national level', 'nationwide', 'countrywide', 'country level'],
	...['niveau national', 'au niveau national', 'tout le pays'],
	...['على المستوى الوطني', 'المستوى الوطني', 'وطني', 'كل البلد'],
];
const UNKNOWN = [
	...['unknown', 'place unknown', 'unknown place', 'no place named', 'not specified', 'not known', 'n a'],
	...['inconnu', 'lieu inconnu', 'lieu non précisé', 'non précisé', 'aucun lieu indiqué'],
	...['المكان غير محدّد', 'غير محدّد', 'غير معروف', 'المكان غير معروف', 'لم يُذكر مكان'],
];
const WORDS = new Map([
	...NATIONAL.map((words) => [plainName(words), 'national'] as const),
	...UNKNOWN.map((words) => [plainName(words), 'unknown'] as const),
]);
/** As people fill a cell of which they know nothing. */
const DASHES = /^[-–—.\s]+$/;

/** Undefined: it is neither, so perhaps a place. */
export function apartIn(text: string): 'national' | 'unknown' | undefined {
	return DASHES.test(text) ? 'unknown' : WORDS.get(plainName(text));
}
