/** What an address answers a stranger, by the route's own function, without a server. */
import type { Database } from '#lib/server/database/driver.ts';

interface Asked {
	readonly url: URL;
	readonly params: Readonly<Record<string, string>>;
	readonly route: { readonly id: string };
	readonly locals: { readonly db: Database; readonly viewer: null; readonly now: Date };
}
type Handler = (asked: Asked) => Promise<Response>;

const API = '/api/v1/plans/[plan]/sectors/[sector]';
const PAGES = '/[plan]/[sector]/[year]/[quarter]';
const handlers = {
	...import.meta.glob<Handler>('/src/routes/api/v1/plans/*/sectors/*/*/+server.ts', { import: 'GET' }),
	...import.meta.glob<Handler>('/src/routes/*/*/*/*/*.csv/+server.ts', { import: 'GET' }),
};

/**
 * The body of an answer.
 * @param address below the sector: `progress?year=2024…` of the API, or a quarter's file, `2024/q1/map.csv?sex=female`
 */
export async function readFileAt(
	db: Database,
	sector: { readonly plan: string; readonly sector: string },
	address: string,
): Promise<string> {
	const url = new URL(address, `http://localhost/${sector.plan}/${sector.sector}/`);
	const [year, quarter, file] = address.split('?')[0]?.split('/') ?? [];
	const isFile = file !== undefined;
	const id = isFile ? `${PAGES}/[table].csv` : `${API}/${year}`;
	const load = handlers[`/src/routes${id}/+server.ts`];
	if (!load) throw new Error(`${address} is no address: there are ${Object.keys(handlers).join(', ')}`);
	const GET = await load();
	const params = {
		...sector,
		...(isFile ? { year: year ?? '', quarter: quarter ?? '', table: file.replace('.csv', '') } : {}),
	};
	const now = new Date('2025-06-01T09:00:00Z');
	const response = await GET({ url, params, route: { id }, locals: { db, viewer: null, now } });
	if (!response.ok) throw new Error(`${address} answers ${response.status}: ${await response.text()}`);
	return response.text();
}
