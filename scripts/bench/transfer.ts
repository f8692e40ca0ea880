import type { Browser } from '@playwright/test';
import { withChromium, withDemonstration } from '../setup/demonstration.ts';
import type { Row } from './row.ts';

const PAGE = '/lrp-2024/social-stability/2024/q1';
const LIMIT_KB = 90;
const LIMIT_REQUESTS = 20;
/** What the smallest of the three dashboards that performance.md weighed transfers. */
const REFERENCE_KB = 176;

/** P11: all that a browser with an empty cache transfers for the demonstration's dashboard, as it came over the wire. */
export async function transferRows(): Promise<Row[]> {
	const { bytes, requests } = await withDemonstration((origin) =>
		withChromium((browser) => transferred(browser, `${origin}${PAGE}`)),
	);
	const kilobytes = Math.round(bytes / 100) / 10;
	return [
		{
			name: 'P11 public dashboard, cold cache, kB transferred',
			ours: kilobytes,
			reference: REFERENCE_KB,
			ratio: Number((kilobytes / REFERENCE_KB).toPrecision(3)),
			limit: LIMIT_KB,
			holds: kilobytes <= LIMIT_KB,
		},
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
