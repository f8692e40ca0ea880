/** Words that say what sort of place a name is of: `Municipality of Hill`, `بلدية التل`, `Hill district`. */
import type { Level, PlaceKind } from './place.ts';
import { plainName } from './placeName.ts';

export interface NamedKind {
	/** The name without the word. */
	readonly name: string;
	readonly level: Level;
	/** Null above level 3. */
	readonly kind: PlaceKind | null;
}

type Sort = Omit<NamedKind, 'name'>;

/** As `plainName` writes them; longer ones first, since one may end with another. */
const SORTS: readonly (readonly [words: readonly string[], sort: Sort])[] = [
	[
		['union of municipalities', 'union de municipalites', 'union des municipalites', 'اتحاد بلديات'],
		{ level: 3, kind: 'union' },
	],
	[['municipality', 'municipalite', 'بلدية'], { level: 3, kind: 'municipality' }],
	[['camp', 'مخيم'], { level: 3, kind: 'camp' }],
	[['gathering', 'regroupement', 'تجمع'], { level: 3, kind: 'gathering' }],
	[['village', 'قرية'], { level: 3, kind: 'village' }],
	[['district', 'caza', 'قضاء'], { level: 2, kind: null }],
	[['governorate', 'mohafazat', 'mohafaza', 'gouvernorat', 'محافظة'], { level: 1, kind: null }],
];
const BETWEEN = /^(?:of|de|du|des|d)\s+/;
const ELIDED = /(?<=^|\s)d['’](?=\p{L})/giu;

/** What a text says of the sort of place that it names; undefined: nothing. Arabic words stand before the name. */
export function kindIn(text: string): NamedKind | undefined {
	const plain = plainName(text.replaceAll(ELIDED, 'de '));
	for (const [words, sort] of SORTS) {
		for (const word of words) {
			if (plain.startsWith(`${word} `)) {
				return { name: plain.slice(word.length + 1).replace(BETWEEN, ''), ...sort };
			}
			if (plain.endsWith(` ${word}`)) return { name: plain.slice(0, -word.length - 1), ...sort };
		}
	}
	return undefined;
}
