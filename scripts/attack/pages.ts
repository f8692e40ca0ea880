/** Reads the pages of a publication: each figure on them is a link to what explains it, which names it. */
import type { Get } from './fetched.ts';
import { PEOPLE, spanOf, type Figure, type Reading, type Seen } from './reading.ts';
import { countIn, written } from './written.ts';

const LINK = /<a [^>]*href="[^"]*\/(\d{4})\/q([1-4])\/[^"]*why\?([^"]*)"[^>]*>(.*?)<\/a>/gs;

interface Subjects {
	readonly codes: Iterable<string>;
	readonly places: Iterable<string>;
	readonly donors: Iterable<string>;
}

/** Addresses of the pages of a publication that show figures. */
export function pagesOf(pages: string, { codes, places, donors }: Subjects): string[] {
	const own = (path: string, of: Iterable<string>) =>
		[...of].map((code) => `${pages}/${path}${encodeURIComponent(code)}`);
	const ofIndicators = ['indicators/', 'map?indicator='].flatMap((path) => own(path, codes));
	return [pages, ...ofIndicators, ...own('places/', places), ...own('donors/', donors)];
}

/** @param addresses of pages */
export async function readPages(get: Get, addresses: readonly string[], reading: Reading): Promise<Seen[]> {
	const seen: Seen[] = [];
	for (const address of addresses)
		for (const [, year, quarter, asked = '', text = ''] of ((await get(address)) ?? '').matchAll(LINK)) {
			const figure = figureOf(new URLSearchParams(written(asked)), Number(year), Number(quarter), reading);
			const value = countIn(written(text));
			const its = figure && reading.indicators.get(figure.indicator);
			if (figure && value !== undefined && its && !its.isFraction) seen.push({ figure, value, address });
		}
	return seen;
}

/** Undefined: it is of money, or of what no table has. */
function figureOf(
	asked: URLSearchParams,
	year: number,
	quarter: number,
	{ country, groups }: Reading,
): Figure | undefined {
	const of = asked.get('figure');
	if (of !== 'indicator' && of !== 'people') return undefined;
	const parts = [
		'donor',
		'partner',
		...new Set([...groups.keys()].map((key) => key.split(':')[0] ?? '')),
	].flatMap((name) => (asked.has(name) ? [`${name}:${asked.get(name) ?? ''}`] : []));
	return parts.length > 1
		? undefined
		: {
				indicator: of === 'people' ? PEOPLE : (asked.get('indicator') ?? ''),
				part: parts[0] ?? 'total',
				place: asked.get('place') ?? country,
				span: spanOf(year, quarter, asked.get('window') ?? 'year-to-date'),
			};
}
