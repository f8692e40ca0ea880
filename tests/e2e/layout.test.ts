import { inLanguage, LANGUAGES, PAGES, QUARTER } from './support/pages.ts';
import { expect, test } from './support/test.ts';

test('no page scrolls sideways at 360 px', async ({ page }) => {
	await page.setViewportSize({ width: 360, height: 740 });
	for (const language of LANGUAGES) {
		for (const { name, path } of PAGES) {
			await page.goto(inLanguage(path, language));
			const over = await page.evaluate(
				() => document.documentElement.scrollWidth - document.documentElement.clientWidth,
			);
			expect(over, `${name} in ${language}`).toBe(0);
		}
	}
});

test('Arabic reads from the right, with its own words and Latin digits', async ({ page }) => {
	await page.setViewportSize({ width: 1440, height: 900 });
	await page.goto(`/ar${QUARTER}`);
	const html = page.locator('html');
	await expect(html).toHaveAttribute('dir', 'rtl');
	await expect(html).toHaveAttribute('lang', 'ar');
	await expect(page.locator('h1')).toContainText('الاستقرار الاجتماعي');
	await expect(page.locator('main')).toContainText('31,736');
	await expect(page.locator('main')).toContainText('القيمة المستهدفة');
	const title = await page.locator('h1').boundingBox();
	expect(title && title.x + title.width).toBeGreaterThan(720);
});

test('each page names its language and its alternatives', async ({ page }) => {
	for (const language of LANGUAGES) {
		await page.goto(inLanguage(QUARTER, language));
		await expect(page.locator('html')).toHaveAttribute('lang', language);
		await expect(page).toHaveTitle(/.{10,}/);
	}
	await page.goto(`${QUARTER}?window=quarter`);
	await page.getByRole('link', { name: 'العربية' }).click();
	await expect(page).toHaveURL(new RegExp(`/ar${QUARTER}\\?window=quarter$`));
});

test('on paper the navigation goes and every figure stays', async ({ page }) => {
	await page.goto(QUARTER);
	await page.emulateMedia({ media: 'print' });
	await expect(page.getByText('31,736').first()).toBeVisible();
	await expect(page.locator('header nav').first()).toBeHidden();
	const pdf = await page.pdf({ format: 'A4' });
	expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
});

test('paper says what the navigation and the forms say on a screen', async ({ page }) => {
	await page.emulateMedia({ media: 'print' });
	for (const path of [
		`${QUARTER}/places/31100`,
		`${QUARTER}/donors/DD02`,
		`${QUARTER}/map?indicator=2.2.a`,
	]) {
		await page.goto(`${path}${path.includes('?') ? '&' : '?'}window=quarter`);
		for (const words of [
			'Lebanon Response Plan 2024',
			'Social Stability',
			'first quarter of 2024',
			'Quarter alone',
		])
			await expect(page.locator('.paper').first(), path).toContainText(words);
		await expect(page.locator('.paper').first()).toBeVisible();
	}
	await page.goto(`${QUARTER}/map?indicator=2.2.a&donor=DD02&sex=female`);
	const filters = page.locator('.paper').nth(1);
	await expect(filters).toContainText('Demonstration donor 2');
	await expect(filters).toContainText('Female');
	await page.emulateMedia({ media: 'screen' });
	await expect(filters).toBeHidden();
});

test('on paper no part of the quarter is a grid that goes on over a page, and sums stand once', async ({
	page,
}) => {
	await page.emulateMedia({ media: 'print' });
	const display = (selector: string) =>
		page
			.locator(selector)
			.first()
			.evaluate((one) => getComputedStyle(one).display);
	await page.goto(QUARTER);
	// Where such a grid ends a page, Chromium prints what follows over the rest of its text.
	expect(await display('.sections')).toBe('block');
	expect(await display('.sections > .text')).toBe('block');
	await page.goto(`${QUARTER}/funding`);
	expect(await display('tfoot')).toBe('table-row-group');
});

test('a table that goes on beyond its frame has a line at that edge, and at no other', async ({ page }) => {
	const frame = page.locator('.scroll').first();
	const lines = () =>
		frame.evaluate((one) => {
			const { borderInlineStartColor, borderInlineEndColor } = getComputedStyle(one);
			return [borderInlineStartColor, borderInlineEndColor].map((colour) => colour !== 'rgba(0, 0, 0, 0)');
		});
	await page.setViewportSize({ width: 1440, height: 900 });
	await page.goto(`${QUARTER}/partners`);
	expect(await lines()).toEqual([false, false]);
	await page.setViewportSize({ width: 360, height: 740 });
	await expect.poll(lines).toEqual([false, true]);
	await frame.evaluate((one) => one.scrollTo(one.scrollWidth, 0));
	await expect.poll(lines).toEqual([true, false]);
});

test('on a phone every figure of a list stands on the screen', async ({ page }) => {
	await page.setViewportSize({ width: 390, height: 844 });
	for (const [path, lists] of [
		['partners', 1],
		['funding', 5],
		['donors/DD02', 2],
		['places/31100', 1],
		['indicators/2.2.b', 1],
	] as const)
		for (const language of ['en', 'ar'] as const) {
			await page.goto(inLanguage(`${QUARTER}/${path}`, language));
			const frames = page.locator('.scroll:has(.cards)');
			await expect(frames, path).toHaveCount(lists);
			for (const frame of await frames.all())
				expect(await frame.evaluate((one) => one.scrollWidth - one.clientWidth), path).toBe(0);
		}
});
