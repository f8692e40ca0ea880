/** Fetches everything that was published of a plan, as anybody may. */
import { readApi, type Asked } from './api.ts';
import { parseFile, type File } from './csv.ts';
import { readDrawings } from './drawings.ts';
import { drawingsOf } from './drawingsAsked.ts';
import type { Get, Published } from './fetched.ts';
import { readFiles } from './files.ts';
import { pagesOf, readPages } from './pages.ts';
import type { Reading, Seen } from './reading.ts';
import { readDocument, readTables } from './tables.ts';

const WINDOWS = ['quarter', 'year-to-date'] as const;

/** The documents that a sector's list of publications links to, oldest revision first. */
export async function listPublished(get: Get, plan: string): Promise<Published[]> {
	const plans = JSON.parse((await get('/api/v1/plans')) ?? '{"plans":[]}') as {
		plans: { code: string; sectors: { code: string }[] }[];
	};
	const found: Published[] = [];
	for (const { code } of plans.plans.find(({ code }) => code === plan)?.sectors ?? []) {
		const page = (await get(`/${plan}/${code}/publications`)) ?? '';
		const links = page.matchAll(/\/publications\/(\d{4})\/q([1-4])\/(\d+\.\d+)"/g);
		const own = [...links].map(([, year, quarter, revision = '']) => ({
			...{ sector: code, year: Number(year), quarter: Number(quarter), revision },
		}));
		found.push(...own.sort((a, b) => orderOf(a) - orderOf(b)));
	}
	return found;
}

function orderOf({ year, quarter, revision }: Published): number {
	const [major = 0, minor = 0] = revision.split('.').map(Number);
	return (year * 4 + quarter) * 1e6 + major * 1e3 + minor;
}

/** A publication's document with its tables; undefined: it is withdrawn. */
export async function readPublished(get: Get, plan: string, one: Published): Promise<Reading | undefined> {
	const own = `/${plan}/${one.sector}/publications/${one.year}/q${one.quarter}/${one.revision}`;
	const text = await get(own);
	if (text === undefined) return undefined;
	const document = readDocument(text);
	const tables = new Map<string, string>();
	for (const { name } of document.parts) tables.set(name, (await get(`${own}/tables/${name}`)) ?? '');
	return readTables(document, tables, (part) => (part === 'bridge' ? own : `${own}/tables/${part}`));
}

/** What files, pages and drawings of a publication tell, and of the newest one of its quarter the API. */
export async function readBeside(
	get: Get,
	plan: string,
	one: Published,
	reading: Reading,
	isNewest: boolean,
): Promise<Seen[]> {
	const pages = `/${plan}/${one.sector}/${one.year}/q${one.quarter}/r${one.revision}`;
	const codes = [...reading.indicators.keys()].filter((code) => code !== '*');
	const placesSeen = new Set(reading.seen.map(({ figure }) => figure.place));
	const places = [...reading.places.keys()].filter((pcode) => placesSeen.has(pcode));
	const donors = new Set(
		reading.seen.flatMap(({ figure: { part } }) => (part.startsWith('donor:') ? [part.slice(6)] : [])),
	);
	const files = WINDOWS.flatMap((window): File[] => {
		const at = (name: string, subject: string, path: string): File => ({
			...{ name, subject, window, year: one.year, quarter: one.quarter },
			address: `${pages}/${path}${name}.csv?window=${window}`,
		});
		const within = (names: readonly string[], subjects: Iterable<string>, path: string) =>
			[...subjects].flatMap((code) =>
				names.map((name) => at(name, code, `${path}/${encodeURIComponent(code)}/`)),
			);
		return [
			...['progress', 'people', 'places', 'partners'].map((name) => at(name, '', '')),
			...within(
				window === 'quarter' ? ['places', 'groups'] : ['values', 'places', 'groups'],
				codes,
				'indicators',
			),
			...(window === 'quarter' ? [] : within(['values'], places, 'places')),
			...within(['results', 'places'], donors, 'donors'),
		];
	});
	const seen: Seen[] = [];
	for (const file of files) {
		const text = await get(file.address);
		if (text !== undefined) seen.push(...parseFile(text, file, reading));
	}
	seen.push(...(await readFiles(get, pages, one, reading)));
	const shown = pagesOf(pages, { codes, places, donors }).flatMap((page) =>
		WINDOWS.map((window) => `${page}${page.includes('?') ? '&' : '?'}window=${window}`),
	);
	seen.push(...(await readPages(get, shown, reading)));
	const drawings = drawingsOf(codes);
	const of = { ...one, reading };
	seen.push(...(await readDrawings(get, (name) => `${pages}/${name}.svg`, drawings, of)));
	if (!isNewest) return seen;
	const framed = `/embed/${plan}/${one.sector}/${one.year}/q${one.quarter}`;
	seen.push(...(await readDrawings(get, (name) => `${framed}/${name}`, drawings, of)));
	const api = `/api/v1/plans/${plan}/sectors/${one.sector}`;
	for (const asked of questions(api, one, codes)) {
		const text = await get(asked.address);
		if (text !== undefined) seen.push(...readApi(text, asked, reading));
	}
	return seen;
}

function questions(api: string, { year, quarter }: Published, codes: readonly string[]): Asked[] {
	const when = `year=${year}&quarter=${quarter}`;
	return WINDOWS.flatMap((window): Asked[] => {
		const of = { year, quarter, window, indicator: '' };
		const asked = `${when}&window=${window}`;
		return [
			{ ...of, question: 'progress', address: `${api}/progress?${asked}` },
			{ ...of, question: 'people', address: `${api}/people?${asked}` },
			...codes.flatMap((indicator): Asked[] => [
				...[1, 2, 3].map((level): Asked => ({
					...{ ...of, indicator, question: 'places' },
					address: `${api}/places?indicator=${encodeURIComponent(indicator)}&level=${level}&${asked}`,
				})),
			]),
		];
	});
}
