import { inLanguage, LANGUAGES, PAGES, QUARTER, type Language } from './support/pages.ts';
import { expect, test, type Page } from './support/test.ts';

test.describe('without JavaScript', () => {
	test.use({ javaScriptEnabled: false });

	test('every page is complete', async ({ page }) => {
		for (const { name, path } of PAGES) {
			await page.goto(path);
			await expect(page.locator('h1'), name).toHaveCount(1);
			await expect(page.locator('main'), name).not.toBeEmpty();
		}
	});

	test('charts are drawn and have their table', async ({ page }) => {
		await page.goto(`${QUARTER}/indicators/2.2.b`);
		expect(await page.locator('main svg').count()).toBeGreaterThan(0);
		expect(await page.locator('main table').count()).toBeGreaterThan(0);
		await page.goto(QUARTER);
		const toggle = page.locator('details', { has: page.locator('table') }).first();
		await toggle.locator('summary').click();
		await expect(toggle.locator('table').first()).toBeVisible();
	});
});

test('the keyboard reaches the content and opens a table', async ({ page }) => {
	await page.goto(QUARTER);
	await page.keyboard.press('Tab');
	const skip = page.locator(':focus');
	await expect(skip).toBeVisible();
	await expect(skip).toHaveAttribute('href', '#main');
	await page.keyboard.press('Enter');
	await expect(page.locator('#main')).toBeFocused();
	const summary = page.locator('main summary').first();
	await summary.focus();
	await page.keyboard.press('Enter');
	await expect(page.locator('main details').first()).toHaveAttribute('open', '');
});

/** Addresses that the dashboard leads to. */
async function linksOf(page: Page, language: Language): Promise<string[]> {
	await page.goto(inLanguage(QUARTER, language));
	const links = await page
		.locator('a[href]')
		.evaluateAll((anchors) => anchors.map((anchor) => (anchor as HTMLAnchorElement).href));
	return [...new Set(links.map((one) => one.replace(/#.*$/, '')))];
}

test('no link of the dashboard leads nowhere', async ({ page, request }) => {
	const addresses = await linksOf(page, 'en');
	expect(addresses.length).toBeGreaterThan(50);
	// Four at a time: one after the other the machine waits more than it works.
	for (let i = 0; i < addresses.length; i += 4) {
		await Promise.all(
			addresses.slice(i, i + 4).map(async (link) => {
				expect((await request.get(link)).status(), link).toBe(200);
			}),
		);
	}
});

/** Of addresses those in this language, without its prefix. */
function inIts(links: readonly string[], language: Language): string[] {
	const home = language === 'en' ? '' : `/${language}`;
	const others = LANGUAGES.filter((one) => one !== 'en' && one !== language);
	return links
		.map((link) => new URL(link))
		.map(({ pathname, search }) => `${pathname.replace(/^\/(ar|fr)$/, '$&/')}${search}`)
		.filter((path) => path.startsWith(`${home}/`) && !others.some((other) => path.startsWith(`/${other}/`)))
		.map((path) => path.slice(home.length).replace(`?to=%2F${language}%2F`, '?to=%2F'));
}

for (const language of ['ar', 'fr'] as const) {
	test(`the dashboard leads to the same pages in ${language} as in English`, async ({ page }) => {
		const all = await linksOf(page, 'en');
		// Each language's own address of the page stands on it.
		const english = inIts(all, 'en').filter((path) => !path.startsWith(`/${language}/`));
		const here = inIts(await linksOf(page, language), language);
		expect(here.filter((path) => !english.includes(path))).toEqual([]);
		expect(english.filter((path) => !here.includes(path))).toEqual([]);
	});
}

test('rows leave as CSV that says what it is', async ({ request }) => {
	for (const path of [
		'/progress.csv',
		'/people.csv',
		'/places.csv',
		'/partners.csv',
		'/indicators/2.2.b/values.csv',
		'/places/31100/values.csv',
		...['outputs', 'donors', 'partners', 'flow', 'results', 'contributions'].map(
			(table) => `/funding/${table}.csv`,
		),
		...['contributions', 'results', 'places'].map((table) => `/donors/DD02/${table}.csv`),
	]) {
		const answer = await request.get(QUARTER + path);
		expect(answer.status(), path).toBe(200);
		expect(answer.headers()['content-type'], path).toContain('text/csv');
		expect(answer.headers()['content-disposition'], path).toContain('.csv');
		expect(await answer.text(), path).toMatch(/demonstration/i);
	}
});

test('a wrong address helps, a wrong parameter is named', async ({ page }) => {
	for (const path of ['/nothing', '/lrp-2024/health/2024/q1', '/lrp-2024/social-stability/2030/q1']) {
		const answer = await page.goto(path);
		expect(answer?.status(), path).toBe(404);
		expect(await page.locator('main a').count(), path).toBeGreaterThan(0);
	}
	expect((await page.goto(`${QUARTER}/indicators/9.9.z`))?.status()).toBe(404);
	expect((await page.goto(`${QUARTER}/places/99999`))?.status()).toBe(404);
	expect((await page.goto(`${QUARTER}/donors/DP05`))?.status()).toBe(404);
	await expect(page.locator('main a').filter({ hasText: 'Demonstration donor 1' })).toHaveCount(1);
	expect((await page.goto(`${QUARTER}/funding/everything.csv`))?.status()).toBe(404);
	const wrong = await page.goto(`${QUARTER}?window=decade`);
	expect(wrong?.status()).toBe(400);
	await expect(page.locator('main')).toContainText('window');
	await expect(page.locator('main')).toContainText('year-to-date');
	expect((await page.goto(`/ar${QUARTER}?window=decade`))?.status()).toBe(400);
	await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
});

test('nothing on a page breaks its own security policy', async ({ page }) => {
	const complaints: string[] = [];
	page.on('console', (message) => {
		if (message.type() === 'error') complaints.push(message.text());
	});
	page.on('pageerror', (error) => complaints.push(error.message));
	for (const { path } of PAGES.filter(({ name }) => !name.startsWith('address'))) await page.goto(path);
	expect(complaints.filter((text) => !text.includes('404'))).toEqual([]);
});
