import type { Page } from '@playwright/test';

/** A first visit: scripts that the browser keeps by then would come by no line, and could not be held back. */
export const FIRST_VISIT = { serviceWorkers: 'block' } as const;

/** What is done before the page's scripts come, which a slow line holds back until it is done. */
export async function beforeScripts(page: Page, address: string, act: () => Promise<void>): Promise<void> {
	let release = () => {};
	const done = new Promise<void>((resolve) => (release = resolve));
	const scripts = '**/_app/**/*.js';
	await page.route(scripts, async (route) => {
		await done;
		await route.continue();
	});
	await page.goto(address, { waitUntil: 'commit' });
	await act();
	release();
	await page.waitForLoadState('networkidle');
	await page.unroute(scripts);
}
