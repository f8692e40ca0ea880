import type { Browser, Page } from '@playwright/test';
import { medianOf } from './measure.ts';
import { ratioRow, type Row } from './row.ts';

/** A telephone on a bad line: 400 kbit/s, 400 ms there and back, a processor four times slower. */
const LINE = { offline: false, downloadThroughput: 50_000, uploadThroughput: 50_000, latency: 400 } as const;
const SLOWER = 4;
const ROUNDS = 5;
/** Milliseconds. */
const LONGEST = 3500;
const LONGEST_AGAIN = 1000;
/** Milliseconds in which a page that is loaded comes to rest. */
const REST = 1500;

interface View {
	/** Milliseconds from the first request to the largest paint. */
	readonly paint: number;
	/** Layout shift, unitless. */
	readonly shift: number;
}

/**
 * P13: when the largest part of a page is painted, against the same page without scripts, drawings and styles of
 * drawings; how much of it moves meanwhile; and the second visit.
 */
export async function firstViewRows(browser: Browser, name: string, address: string): Promise<Row[]> {
	const ours: View[] = [];
	const again: View[] = [];
	const plain: View[] = [];
	for (let round = 0; round < ROUNDS; round++) {
		const context = await browser.newContext({ viewport: { width: 390, height: 800 } });
		const page = await context.newPage();
		await slowDown(page);
		ours.push(await view(page, address));
		await page.goto('about:blank');
		again.push(await view(page, address));
		await context.close();
		const bare = await browser.newContext({ viewport: { width: 390, height: 800 } });
		const without = await bare.newPage();
		await slowDown(without);
		await without.route(address, async (route) => {
			const answer = await route.fetch();
			await route.fulfill({ response: answer, body: stripped(await answer.text()) });
		});
		plain.push(await view(without, address));
		await bare.close();
	}
	const paint = (views: readonly View[]) => medianOf(views.map((one) => one.paint));
	const largestShift = Math.max(...ours.map(({ shift }) => shift));
	return [
		ratioRow(
			`P13 ${name} on a slow line against the same without scripts and shapes`,
			paint(ours),
			paint(plain),
			1.5,
		),
		ratioRow(`P13 ${name} on a slow line, largest paint, ms`, paint(ours), LONGEST, 1),
		ratioRow(`P13 ${name} on a slow line, second visit, ms`, paint(again), LONGEST_AGAIN, 1),
		{
			name: `P13 ${name}, layout shift`,
			ours: largestShift,
			reference: 0,
			ratio: largestShift,
			limit: 0,
			holds: largestShift === 0,
		},
	];
}

function stripped(html: string): string {
	return html
		.replaceAll(/<script[\s\S]*?<\/script>/g, '')
		.replaceAll(/<link[^>]*modulepreload[^>]*>/g, '')
		.replaceAll(/<svg[\s\S]*?<\/svg>/g, '');
}

async function slowDown(page: Page): Promise<void> {
	const session = await page.context().newCDPSession(page);
	await session.send('Network.enable');
	await session.send('Network.emulateNetworkConditions', LINE);
	await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
	await page.addInitScript(() => {
		const seen = { paint: 0, shift: 0 };
		Object.assign(window, { seen });
		new PerformanceObserver((list) => {
			for (const { startTime } of list.getEntries()) seen.paint = Math.max(seen.paint, startTime);
		}).observe({ type: 'largest-contentful-paint', buffered: true });
		new PerformanceObserver((list) => {
			for (const entry of list.getEntries() as (PerformanceEntry & { value: number })[])
				seen.shift += entry.value;
		}).observe({ type: 'layout-shift', buffered: true });
	});
}

async function view(page: Page, address: string): Promise<View> {
	await page.goto(address, { waitUntil: 'load', timeout: 120_000 });
	await page.waitForFunction(() => (window as unknown as { seen: View }).seen.paint > 0);
	await page.waitForTimeout(REST);
	return page.evaluate(() => (window as unknown as { seen: View }).seen);
}
