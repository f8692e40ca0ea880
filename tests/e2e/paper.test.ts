/** What is printed, on A4. */
import { QUARTER } from './support/pages.ts';
import { expect, test } from './support/test.ts';

const PAGES = [
	'/',
	QUARTER,
	`${QUARTER}/map?indicator=2.2.a`,
	`${QUARTER}/funding`,
	`${QUARTER}/donors/DD02`,
	`${QUARTER}/partners`,
	`${QUARTER}/places/31100`,
	`${QUARTER}/places/LB51`,
	`${QUARTER}/compare`,
	`${QUARTER}/how`,
	`${QUARTER}/indicators/2.2.a`,
	`${QUARTER}/why?figure=indicator&indicator=2.2.b`,
	`${QUARTER}/why?figure=people`,
	`${QUARTER}/data`,
	`${QUARTER}/referrals`,
	'/lrp-2024/social-stability/publications',
	'/surveys/lrp-2024/perception/2024-03',
	'/surveys/lrp-2024/perception/2024-03/safe_after_dark',
	'/surveys/organizers-2022/needs/2022',
	'/services/lrp-2024',
];
/** A4 less the margins of the style sheet, at 96 dpi. */
const PAPER = { width: 695, height: 1020 };
/** Pixels: two lines, which no page ends between. */
const LOW = 45;

for (const language of ['', '/ar'])
	test(`nothing is printed over something else, or cut off: ${language || '/en'}`, async ({ page }) => {
		await page.setViewportSize(PAPER);
		await page.emulateMedia({ media: 'print' });
		for (const path of PAGES) {
			await page.goto(language + path);
			// Where a grid or a row of boxes goes on over a page, Chromium prints what follows over its end.
			const torn = await page.evaluate((low) => {
				const isWhole = (one: Element | null): boolean =>
					one !== null && (getComputedStyle(one).breakInside === 'avoid' || isWhole(one.parentElement));
				return [...document.querySelectorAll('main *')]
					.filter((one) => /grid|flex/.test(getComputedStyle(one).display))
					.filter((one) => one.getBoundingClientRect().height > low && !isWhole(one))
					.map((one) => `${one.tagName} ${one.className}`);
			}, LOW);
			expect(torn, path).toEqual([]);
			const tall = await page.evaluate(
				(most) =>
					[...document.querySelectorAll('main *')]
						.filter((one) => getComputedStyle(one).breakInside === 'avoid')
						.filter((one) => one.getBoundingClientRect().height > most)
						.map((one) => `${one.tagName} ${one.className}`),
				PAPER.height,
			);
			expect(tall, path).toEqual([]);
			const cut = await page.evaluate(() =>
				[...document.querySelectorAll('main :is(table, svg, h1, h2, h3, p, li)')]
					.filter((one) => one.closest('.visually-hidden') === null)
					.map((one) => ({ one, box: one.getBoundingClientRect() }))
					.filter(({ box }) => box.width > 1 && (box.left < -1 || box.right > innerWidth + 1))
					.map(({ one }) => `${one.tagName} ${one.className.toString()}: ${one.textContent.slice(0, 40)}`),
			);
			expect(cut, path).toEqual([]);
		}
	});

test('a figure on paper says where it was printed from', async ({ page }) => {
	await page.emulateMedia({ media: 'print' });
	for (const path of [QUARTER, `/ar${QUARTER}/funding`]) {
		await page.goto(path);
		await expect(page.locator('footer')).toContainText(path);
		await page.emulateMedia({ media: 'screen' });
		await expect(page.locator('footer')).not.toContainText(path, { useInnerText: true });
		await page.emulateMedia({ media: 'print' });
	}
});
