import type { Browser, BrowserContextOptions, Page } from '@playwright/test';
import { codeAt } from '#lib/server/access/totp.ts';
import { DEMONSTRATION_PASSWORD, DEMONSTRATION_SECRET } from '#lib/server/demonstration/commands/accounts.ts';

/** The server whose clock stands in the middle of the second quarter's reporting. */
export const REPORTING = `http://127.0.0.1:${Number(process.env.E2E_PORT ?? '4870') + 1}`;

/** Signs in on the screen; a second factor is given where one is asked for, by the true time. */
export async function signIn(
	browser: Browser,
	email: string,
	options: BrowserContextOptions = {},
): Promise<Page> {
	const context = await browser.newContext({ baseURL: REPORTING, ...options });
	const page = await context.newPage();
	await page.goto('/account/sign-in');
	await page.locator('[name=email]').fill(email);
	await page.locator('[name=password]').fill(DEMONSTRATION_PASSWORD);
	await page.locator('form.form button').click();
	if (page.url().includes('/second-factor')) {
		await page.locator('[name=code]').first().fill(codeAt(DEMONSTRATION_SECRET, new Date()));
		await page.locator('[name=code]').first().press('Enter');
		await page.waitForURL((url) => !url.pathname.includes('/second-factor'));
	}
	return page;
}
