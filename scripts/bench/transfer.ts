import type { Browser } from '@playwright/test';
import type { Row } from './row.ts';

const PAGE = '/lrp-2024/social-stability/2024/q1';
const LIMIT_REQUESTS = 20;
/** kB: what the smallest of three dashboards transfers, and MapLibre alone. Source: docs/rules.md, Size of a page. */
const SMALLEST_DASHBOARD = 176;
const MAPLIBRE = 355;

/**
 * P11: all that a browser with an empty cache transfers for the demonstration's dashboard, as it came over the wire.
 */
export async function transferRows(browser: Browser, origin: string): Promise<Row[]> {
	const { bytes, requests } = await transferred(browser, `${origin}${PAGE}`);
	return [
		kilobytesRow('P11 public dashboard, cold cache, kB transferred', bytes, SMALLEST_DASHBOARD, 90),
		{
			name: 'P11 public dashboard, cold cache, requests',
			ours: requests,
			reference: LIMIT_REQUESTS,
			ratio: requests / LIMIT_REQUESTS,
			limit: LIMIT_REQUESTS,
			holds: requests <= LIMIT_REQUESTS,
		},
	];
}

/** P12: the same for the map of 1,608 areas, with all that moves it. */
export async function mapTransferRow(browser: Browser, address: string): Promise<Row> {
	const { bytes } = await transferred(browser, address);
	return kilobytesRow('P12 map of 1,608 areas, cold cache, kB transferred', bytes, MAPLIBRE, 250);
}

/** @param limit kB */
function kilobytesRow(name: string, bytes: number, reference: number, limit: number): Row {
	const ours = Math.round(bytes / 100) / 10;
	return {
		name,
		ours,
		reference,
		ratio: Number((ours / reference).toPrecision(3)),
		limit,
		holds: ours <= limit,
	};
}

/** Bodies as they were encoded and headers too, of every request that the page causes. */
async function transferred(browser: Browser, address: string): Promise<{ bytes: number; requests: number }> {
	const page = await browser.newPage();
	const network = await page.context().newCDPSession(page);
	await network.send('Network.enable');
	await network.send('Network.setCacheDisabled', { cacheDisabled: true });
	let bytes = 0;
	let requests = 0;
	network.on('Network.loadingFinished', ({ encodedDataLength }) => {
		bytes += encodedDataLength;
		requests += 1;
	});
	const response = await page.goto(address, { waitUntil: 'networkidle' });
	if (response?.status() !== 200) throw new Error(`${address} answered ${response?.status()}`);
	await page.close();
	return { bytes, requests };
}
