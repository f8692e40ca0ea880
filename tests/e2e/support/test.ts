/**
 * What every browser test starts from. What only reads, reads the server of its worker; what writes, asks for `desk`, a
 * server that nobody else has, so that no test rests on what another one left.
 */
import {
	test as base,
	type APIRequestContext,
	type Browser,
	type BrowserContextOptions,
	type Page,
} from '@playwright/test';
import { codeAt } from '#lib/server/access/totp.ts';
import { DEMONSTRATION_PASSWORD, DEMONSTRATION_SECRET } from '#lib/server/demonstration/commands/accounts.ts';
import { linkSentTo } from './mail.ts';
import { startSite } from './site.ts';

export { expect, type Page } from '@playwright/test';

/** The application in the middle of the second quarter's reporting, for one test alone. */
export interface Desk {
	readonly origin: string;
	/** Signs somebody of the demonstration in, in a browser profile of its own, which has opened no page yet. */
	readonly signIn: (email: string, options?: BrowserContextOptions) => Promise<Page>;
	/** The link in the mail that somebody was sent, once it was. */
	readonly linkSentTo: (address: string) => Promise<string>;
}

/* eslint-disable no-empty-pattern -- Playwright reads from the pattern what a fixture needs: these need nothing. */
export const test = base.extend<{ desk: Desk }, { publicOrigin: string }>({
	publicOrigin: [
		async ({}, use) => {
			const site = await startSite('public');
			await use(site.origin);
			await site.stop();
		},
		{ scope: 'worker' },
	],
	baseURL: async ({ publicOrigin }, use) => use(publicOrigin),
	desk: async ({ browser }, use) => {
		const site = await startSite('reporting');
		const pages: Page[] = [];
		await use({
			origin: site.origin,
			signIn: async (email, options) => {
				const page = await signIn(browser, email, { baseURL: site.origin, ...options });
				pages.push(page);
				return page;
			},
			linkSentTo: (address) => linkSentTo(address, site.mails),
		});
		for (const page of pages) await page.context().close();
		await site.stop();
	},
});
/* eslint-enable no-empty-pattern */

async function signIn(browser: Browser, email: string, options: BrowserContextOptions): Promise<Page> {
	const context = await browser.newContext(options);
	await signInBy(context.request, email, options.baseURL ?? '');
	return context.newPage();
}

/** By what the forms of signing in send: their pages have tests of their own, and fifty tests begin with them. */
async function signInBy(request: APIRequestContext, email: string, origin: string): Promise<void> {
	const once = { headers: { origin, accept: 'text/html' }, maxRedirects: 0 };
	const give = async (path: string, form: Record<string, string>) => {
		const answer = await request.post(path, { ...once, form });
		if (answer.status() !== 303) throw new Error(`${path} answers ${email} with ${answer.status()}`);
	};
	await give('/account/sign-in', { email, password: DEMONSTRATION_PASSWORD });
	const onward = (await request.get('/account/sign-in', once)).headers().location ?? '';
	if (!onward.includes('/second-factor')) return;
	await give('/account/second-factor?/enter', { code: codeAt(DEMONSTRATION_SECRET, new Date()) });
}

/** On the screen. A second factor is given where one is asked for, by the true time. */
export async function signInOn(page: Page, email: string): Promise<void> {
	await page.goto('/account/sign-in');
	await page.locator('[name=email]').fill(email);
	await page.locator('[name=password]').fill(DEMONSTRATION_PASSWORD);
	await page.locator('form.form button').click();
	if (page.url().includes('/second-factor')) {
		await page.locator('[name=code]').first().fill(codeAt(DEMONSTRATION_SECRET, new Date()));
		await page.locator('[name=code]').first().press('Enter');
		await page.waitForURL((url) => !url.pathname.includes('/second-factor'));
	}
}
