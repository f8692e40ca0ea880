/** A report on a phone, in Arabic, with few presses and without waiting for pages. */
import type { Locator } from '@playwright/test';
import { expect, test } from './support/test.ts';

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true };
const MOST_PRESSES = 20;
const MOST_LOADS = 1;
/** Characters. */
const LONGEST_CARD = 10_000;

test('two activities, one with three figures and a breakdown, are reported with twenty presses and one page', async ({
	desk,
}) => {
	const page = await desk.signIn('officer5@example.org', PHONE);
	await page.goto('/ar/reports');
	let presses = 0;
	let loads = 0;
	page.on('load', () => loads++);
	let longest = 0;
	page.on('request', (request) => {
		longest = Math.max(longest, request.postData()?.length ?? 0);
	});
	const tap = async (target: Locator) => {
		presses++;
		await target.tap();
	};
	/** A field is tapped, and what is typed into it goes by itself. */
	const type = async (field: Locator, text: string) => {
		await tap(field);
		await field.fill(text);
	};

	await tap(page.getByRole('button', { name: 'ابدأ التقرير' }));
	// Whoever is quicker than the page's scripts has one page more.
	await page.locator('.saves').first().waitFor({ state: 'attached' });
	const output = page.locator('section').filter({ has: page.locator('h2 bdi', { hasText: /^1\.1$/ }) });
	await tap(output.getByRole('link', { name: /^أضف نشاطًا/ }));
	const place = page.getByLabel('المكان', { exact: true });
	// It has the keyboard already.
	await expect(place).toBeFocused();
	// A name of a district and of a municipality is asked about: it is chosen from what is offered.
	presses++;
	await place.fill('صيدا [61100]');
	const cards = output.locator('[data-card]:has(.figure)');
	const figures = cards.first().locator('input.figure');
	await type(figures.nth(0), '1');
	await type(figures.nth(2), '40000');
	await type(figures.nth(3), '32');
	await tap(cards.first().getByText('التصنيف', { exact: true }).nth(2));
	const cells = cards.first().locator('details[open] td input:visible');
	await type(cells.nth(0), '20');
	await type(cells.nth(1), '12');
	await tap(output.getByRole('link', { name: /^أضف نشاطًا/ }));
	await type(cards.nth(1).locator('input.figure').nth(0), '1');
	await tap(page.getByRole('link', { name: 'تحقّق وقدّم' }));
	await expect(page.getByRole('heading', { level: 1 })).toContainText('تحقّق');
	await tap(page.getByRole('button', { name: /^قدّم/ }));
	await expect(page.getByText(/بانتظار المنسّق|ينتظر/).first()).toBeVisible();

	expect(presses).toBeLessThanOrEqual(MOST_PRESSES);
	expect(loads).toBeLessThanOrEqual(MOST_LOADS);
	// A longer card does not go on when its page is left, and costs a bad line too much.
	expect(longest).toBeGreaterThan(0);
	expect(longest).toBeLessThan(LONGEST_CARD);
	console.log({ presses, loads, longest });
});
