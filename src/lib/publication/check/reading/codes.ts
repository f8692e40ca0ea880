import { takerOf } from '../text.ts';

/** What only names something: codes of a framework, figures, annexes, words with digits in them, marks of lists. */
export interface FoundName {
	readonly offset: number;
	readonly length: number;
	readonly kind: 'code' | 'label';
	/** The number of a mark; null for codes. */
	readonly value: number | null;
}

const NAMER =
	'outputs?|outcomes?|indicators?|objectives?|goals?|figures?|fig|tables?|annex(?:es)?|footnotes?|notes?|pages?|p|vol|volume|no|nr|n°|article|art|resolution|chapter|section|topic|stage|option|produits?|résultats?|effets?|indicateurs?|figure|tableau|annexe|résolution|chapitre|المخرج|المُخرَج|الناتج|النتيجة|المؤشر|الشكل|الجدول|الملحق|القرار|الفصل';

const CODES = [
	/(?<![\p{L}\d.])\d+(?:\.\d+)+\.[a-z]\b/giu,
	/(?<![\p{L}\d.])\d+\.[a-z](?![\p{L}\d])/gu,
	new RegExp(String.raw`(?<=(?<![\p{L}])(?:${NAMER})\.?:?\s{1,3})\d+(?:\.\d+)*(?!\d|[.,]\d)`, 'giu'),
	/(?<![\p{L}\d])(?=[\p{L}\d]*\p{L})(?=[\p{L}\d]*\d)(?!\d+(?:st|nd|rd|th|er|re|e|è?me|k|m|bn|kg|km)(?![\p{L}\d]))(?![Il],)[\p{L}\d]+(?:[-/]\d+)?/giu,
	/(?<![\p{L}\d])\p{Lu}{2,}-\d+/gu,
	/(?<![\d.,])\d+:\d+(?![\d])/g,
	/(?<![\d.,])\d+\/\d+(?![\d/])/g,
];
const LABELS = [
	/(?<=^\s*(?:[-*]\s+)?|[\s:;,(]|\n\s*)(?<value>\d{1,2})\)(?=\s?\S)/gm,
	/(?<=^\s*)(?<value>\d{1,2})[.)](?=\s)/gm,
	/\((?<value>\d{1,2})\)(?=\s+\p{L})/gu,
];

/** Every name with digits in a text; where two overlap, the first kind above is it. */
export function findNames(text: string): FoundName[] {
	const found: FoundName[] = [];
	const take = takerOf(text);
	const keep = (one: FoundName) => {
		if (take(one.offset, one.length)) found.push(one);
	};
	for (const pattern of CODES) {
		for (const { index, 0: code } of text.matchAll(pattern)) {
			keep({ offset: index, length: code.length, kind: 'code', value: null });
		}
	}
	for (const pattern of LABELS) {
		for (const { index, 0: mark, groups } of text.matchAll(pattern)) {
			if (isClosing(text, index, mark)) continue;
			keep({ offset: index, length: mark.length, kind: 'label', value: Number(groups?.['value']) });
		}
	}
	return found.sort((a, b) => a.offset - b.offset);
}

/** `(447 and 564)`: the bracket closes one that was opened before. */
function isClosing(text: string, index: number, mark: string): boolean {
	if (!mark.endsWith(')') || mark.startsWith('(')) return false;
	const before = text.slice(Math.max(0, index - 200), index);
	return before.lastIndexOf('(') > before.lastIndexOf(')');
}
