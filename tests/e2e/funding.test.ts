import { inLanguage, LANGUAGES, QUARTER } from './support/pages.ts';
import { expect, test } from './support/test.ts';

const FUNDING = `${QUARTER}/funding`;

test('the dashboard’s box leads to the whole of it, and says the same', async ({ page }) => {
	await page.goto(QUARTER);
	const box = page.locator('section').filter({ hasText: 'Funding 2024' }).first();
	await expect(box).toContainText('9,530,500');
	await expect(box).toContainText('121,041,500');
	await box.getByRole('link', { name: 'By output, donor and partner' }).click();
	await expect(page).toHaveURL(new RegExp(`${FUNDING}$`));
	await expect(page.locator('main')).toContainText('9,530,500 received and 1,428,000 carried over');
});

test.describe('without JavaScript', () => {
	test.use({ javaScriptEnabled: false });

	test('money by output adds up, what is over-funded is said in words', async ({ page }) => {
		await page.goto(FUNDING);
		const rows = page.locator('table[aria-labelledby=outputs] tbody tr');
		await expect(rows).toHaveCount(9);
		const received = await rows.locator('td:nth-of-type(2)').allInnerTexts();
		const sum = received.map((text) => Number(text.replaceAll(',', ''))).reduce((a, b) => a + b, 0);
		expect(sum).toBe(9_530_500);
		await expect(rows.filter({ hasText: '3.1' })).toContainText('over-funded by 150,000');
		await expect(rows.last()).toContainText('not allocated to an output');
		await expect(page.locator('table[aria-labelledby=outputs] tfoot')).toContainText('121,041,500');
	});

	test('the flow is drawn, and every band of it stands in its table', async ({ page }) => {
		await page.goto(FUNDING);
		const way = page.locator('section').filter({ has: page.locator('#way') });
		const bands = await way.locator('svg path').count();
		expect(bands).toBeGreaterThan(30);
		await way.locator('summary', { hasText: 'Table' }).click();
		await expect(way.locator('tbody tr')).toHaveCount(bands);
		await expect(way.locator('tbody tr').filter({ hasText: 'sub-grant' })).toHaveCount(2);
		expect(await way.locator('svg text').count()).toBe(await way.locator('svg rect').count());
	});

	test('each output has its money beside its results, with the words to read them by', async ({ page }) => {
		await page.goto(FUNDING);
		const results = page.locator('section').filter({ has: page.locator('#results') });
		await expect(results).toContainText('do not measure the same');
		await expect(results.locator('tbody tr')).toHaveCount(8);
		const first = results.locator('tbody tr').first();
		await expect(first).toContainText('1.1.a');
		await expect(first).toContainText('7.2%');
		await expect(first).toContainText('2.3%');
		await expect(results.locator('tbody tr').filter({ hasText: '1.3' })).toContainText(
			'none of its indicators',
		);
	});

	test('a donor’s project with another donor is told as shared', async ({ page }) => {
		await page.goto(FUNDING);
		await page.getByRole('link', { name: 'Demonstration donor 2' }).click();
		await expect(page.locator('h1')).toContainText('Demonstration donor 2');
		const row = page.locator('table[aria-labelledby=results] tbody tr').filter({ hasText: '1.1.a' });
		await expect(row).toContainText('1 of it shared');
		await expect(page.locator('table[aria-labelledby=where]')).toContainText('Tripoli');
		await page.getByRole('link', { name: 'Quarter alone' }).click();
		await expect(page).toHaveURL(/donors\/DD02\?window=quarter$/);
	});
});

test('in three languages, mirrored in Arabic', async ({ page }) => {
	await page.setViewportSize({ width: 1440, height: 900 });
	const lefts: number[] = [];
	for (const language of LANGUAGES) {
		await page.goto(inLanguage(FUNDING, language));
		await expect(page.locator('main'), language).toContainText('2024');
		lefts.push((await page.locator('section:has(#way) svg rect').first().boundingBox())?.x ?? NaN);
	}
	const [english = NaN, arabic = NaN, french = NaN] = lefts;
	expect(english).toBe(french);
	expect(arabic).toBeGreaterThan(english + 500);
});

test('on paper the flow is within the sheet', async ({ page }) => {
	await page.setViewportSize({ width: 794, height: 1123 });
	await page.goto(FUNDING);
	await page.emulateMedia({ media: 'print' });
	const flow = await page.locator('#way ~ * svg, section:has(#way) svg').first().boundingBox();
	expect(flow && flow.x + flow.width).toBeLessThanOrEqual(794);
});
