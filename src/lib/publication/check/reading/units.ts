/** Words around a numeral that make it larger, a share, money or a measure. */
import type { Hedge } from '../typed.ts';

const SCALES: readonly (readonly [RegExp, number])[] = [
	[/^(?:\s?K(?![\p{L}\d])|\s?k(?![\p{L}\d])|[\s-](?:thousand|mille|آلاف|الاف|ألفا?ً?)(?!\p{L}))/u, 1e3],
	[/^(?:\s?M(?![\p{L}\d])|\s?m(?=USD)|\s?(?:million|millions|مليون|ملايين|مليونا?ً?)(?!\p{L}))/u, 1e6],
	[/^(?:\s?(?:bn|Md|Mds)(?![\p{L}\d])|\s?(?:billion|billions|milliards?|مليارا?ً?|مليارات)(?!\p{L}))/u, 1e9],
	[/^\s?(?:lakhs?|lacs?)(?!\p{L})/iu, 1e5],
	[/^\s?crores?(?!\p{L})/iu, 1e7],
];

const PERCENT =
	/^\s?(?:%|٪|(?:per\s?cent|pour\s?cent|percentage points?|points? de pourcentage|p\.\s?100)(?!\p{L})|في الم(?:ئة|ائة)|بالم(?:ئة|ائة))/iu;

const CURRENCIES: readonly (readonly [string, string])[] = [
	[
		'USD',
		String.raw`USD|US\$|U\.S\. dollars|dollars?|\$|دولار(?:ا|ًا|اً|ات)?(?:\s+أميركي(?:ًا|اً|ا|ة)?|\s+أمريكي(?:ًا|اً|ا|ة)?)?`,
	],
	['EUR', String.raw`EUR|euros?|€|يورو`],
	['GBP', String.raw`GBP|£`],
	['LBP', String.raw`LBP|livres libanaises|ليرة`],
	['INR', String.raw`INR|Rs\.?|rupees?|₹`],
];

/** Signs of currencies as they stand before a number, for a regular expression. */
export const CURRENCY_MARKS = String.raw`USD|US\$|EUR|LBP|INR|Rs\.?`;

const MEASURES: readonly (readonly [string, string])[] = [
	['kg', 'kg|kilograms?|kilos?|kilogrammes?|كيلوغرام(?:ًا|ات|اً)?|كغ'],
	['tonnes', 'tons?|tonnes?|طن(?:ًا|اً)?|أطنان'],
	['km', 'km|kilomet(?:er|re)s?|kilomètres?|كيلومتر(?:ًا|ات)?'],
	['hectares', 'ha|hectares?|هكتار(?:ًا|ات)?'],
	['acres', 'acres?|فدان(?:ًا|اً)?|أفدنة'],
	['litres', 'lit(?:er|re)s?|لتر(?:ًا|ات)?'],
	['m3', 'm3|m³|cubic met(?:er|re)s?|متر(?:ًا)? مكعب'],
];

const after = (words: string) => new RegExp(String.raw`^\s?(?:${words})(?![\p{L}\d])`, 'u');
const before = (words: string) => new RegExp(String.raw`(?:^|[^\p{L}])(?<unit>(?:${words})\s?)$`, 'u');

const AFTER = { money: CURRENCIES.map(match(after)), measure: MEASURES.map(match(after)) };
const BEFORE = CURRENCIES.map(match(before));

function match(make: (words: string) => RegExp) {
	return ([unit, words]: readonly [string, string]) => ({ unit, pattern: make(words) });
}

export interface FoundUnit {
	readonly kind: 'share' | 'money' | 'measure' | null;
	readonly unit: string | null;
	/** What the numeral is multiplied by: a million, a hundredth for a percentage. */
	readonly scale: number;
	/** How many signs of the unit stand before the numeral and behind it. */
	readonly before: number;
	readonly after: number;
}

/** Reads the words right before and right after a numeral. */
export function readUnit(ahead: string, behind: string): FoundUnit {
	const scaleOf = SCALES.flatMap(([pattern, by]) => {
		const found = pattern.exec(behind);
		return found ? [{ by, length: found[0].length }] : [];
	})[0];
	const length = scaleOf?.length ?? 0;
	const scale = scaleOf?.by ?? 1;
	const rest = behind.slice(length);
	const percent = PERCENT.exec(rest);
	if (percent)
		return { kind: 'share', unit: null, scale: scale / 100, before: 0, after: length + percent[0].length };
	for (const { unit, pattern } of BEFORE) {
		const found = pattern.exec(ahead)?.groups?.['unit'];
		if (found !== undefined) return { kind: 'money', unit, scale, before: found.length, after: length };
	}
	for (const kind of ['money', 'measure'] as const) {
		for (const { unit, pattern } of AFTER[kind]) {
			const found = pattern.exec(rest);
			if (found) return { kind, unit, scale, before: 0, after: length + found[0].length };
		}
	}
	return { kind: null, unit: null, scale, before: 0, after: length };
}

const HEDGES: readonly (readonly [Hedge, RegExp])[] = [
	[
		'>',
		/(?:more than|over|at least|exceeding|plus d[e']|plus de|au moins|أكثر من|ما يزيد (?:على|عن)|على الأقل|ما لا يقل عن)\s+$/iu,
	],
	['<', /(?:less than|fewer than|up to|at most|moins de|jusqu['’]à|au plus|أقل من|حتى|لا يتجاوز)\s+$/iu],
	[
		'~',
		/(?:about|around|approximately|approx\.?|nearly|almost|some|roughly|environ|près de|quelque|presque|نحو|حوالي|قرابة|زهاء|~)\s*$/iu,
	],
];

/** How the words before a number hedge it; null: not at all. */
export function hedgeOf(ahead: string, behind: string): Hedge | null {
	if (/^\+(?!\d)/.test(behind)) return '>';
	return HEDGES.find(([, pattern]) => pattern.test(ahead))?.[0] ?? null;
}
