import type { Browser, Page } from '@playwright/test';
import { ratioRow, type Row } from './row.ts';

/** Milliseconds to the next paint. */
const LONGEST = 200;
const TIMES = 6;

interface Seen {
	/** Milliseconds since the page began. */
	readonly startTime: number;
	readonly duration: number;
}

/** P14: how long a reader waits for the next paint, at worst, on a map of 1,608 areas and its list of 804 rows. */
export async function interactionRows(browser: Browser, address: string): Promise<Row[]> {
	const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
	await page.addInitScript(() => {
		const seen: Seen[] = [];
		Object.assign(window, { seen });
		new PerformanceObserver((list) => {
			for (const { startTime, duration } of list.getEntries()) seen.push({ startTime, duration });
		}).observe({ type: 'event', buffered: false, durationThreshold: 16 } as PerformanceObserverInit);
	});
	await page.goto(address);
	await page.getByRole('toolbar').waitFor();
	const rows = [];
	for (const [name, act] of Object.entries(ACTS)) {
		const worst = await slowest(page, () => act(page));
		rows.push(
			ratioRow(`P14 ${name} on a map of 1,608 areas, ms to the next paint at worst`, worst, LONGEST, 1),
		);
	}
	await page.close();
	return rows;
}

const ACTS: Readonly<Record<string, (page: Page) => Promise<void>>> = {
	hover: async (page) => {
		const box = await page.locator('.canvas').boundingBox();
		if (!box) throw new Error('The map is not there.');
		for (let i = 0; i < TIMES * 4; i++) {
			await page.mouse.move(box.x + box.width * (0.3 + 0.4 * ((i * 0.618) % 1)), box.y + 150 + i * 12);
		}
	},
	pan: async (page) => {
		// By its class: looking for a role computes the names of all areas in the page, for the better part of a second.
		await page.locator('.canvas').focus();
		for (let i = 0; i < TIMES; i++) await page.keyboard.press(i % 2 === 0 ? 'ArrowRight' : 'ArrowLeft');
	},
	zoom: async (page) => {
		await page.getByRole('button', { name: 'Zoom in' }).click();
		await page.waitForTimeout(600);
		await page.getByRole('button', { name: 'Whole map' }).click();
	},
	'choosing a place': async (page) => {
		await page.locator('[data-areas] [data-place]').nth(700).click();
		await page.locator('#place').waitFor();
	},
	filter: async (page) => {
		for (const method of ['quantile', 'natural'] as const) {
			await page.getByLabel('Classes').selectOption(method);
			await page.waitForURL(
				method === 'quantile' ? /classes=quantile/ : (url) => !url.search.includes('quantile'),
			);
		}
		await page.getByText('More filters').click();
		await page.getByLabel('Partner', { exact: true }).selectOption('P1');
		await page.waitForURL(/partner=P1/);
	},
};

/**
 * The longest time from an event to the next paint; and, for what happens without an event of its own, the longest task.
 */
async function slowest(page: Page, act: () => Promise<void>): Promise<number> {
	// Events of before that changed nothing are told with the next paint, whenever that is: they are not of this act.
	const began = await page.evaluate(() => {
		const { seen } = window as unknown as { seen: Seen[] };
		new PerformanceObserver((list) => {
			for (const { startTime, duration } of list.getEntries()) seen.push({ startTime, duration });
		}).observe({ type: 'longtask' });
		return performance.now();
	});
	await act();
	await page.waitForTimeout(700);
	const seen = await page.evaluate(() => (window as unknown as { seen: Seen[] }).seen);
	return Math.max(16, ...seen.filter(({ startTime }) => startTime >= began).map(({ duration }) => duration));
}
