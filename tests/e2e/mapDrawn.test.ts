/** What a map looks like, measured where it is drawn. */
import { QUARTER } from './support/pages.ts';
import { expect, test } from './support/test.ts';

const MAP = `${QUARTER}/map?indicator=2.2.a`;
const AREAS = `${MAP}&show=areas&level=2`;

for (const language of ['', '/ar', '/fr'])
	test(`names on a map lie over no other and within the picture: ${language || '/en'}`, async ({ page }) => {
		await page.setViewportSize({ width: 390, height: 844 });
		for (const path of [MAP, AREAS, QUARTER]) {
			await page.goto(language + path);
			const svg = page.locator('svg[role=img]:has(text)').first();
			const boxes = await svg.evaluate((one) =>
				[...one.querySelectorAll('text')].map((text) => {
					const { left, right, top, bottom } = text.getBoundingClientRect();
					return { words: text.textContent, left, right, top, bottom };
				}),
			);
			expect(boxes.length).toBeGreaterThan(10);
			const over = boxes.flatMap((a, i) =>
				boxes
					.slice(i + 1)
					.filter((b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1)
					.filter((b) => Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 4)
					.map((b) => `${a.words} over ${b.words}`),
			);
			expect(over, path).toEqual([]);
			const frame = await svg.boundingBox();
			for (const { left, right, words } of boxes) {
				expect(left, words).toBeGreaterThanOrEqual((frame?.x ?? 0) - 1);
				expect(right, words).toBeLessThanOrEqual((frame?.x ?? 0) + (frame?.width ?? 0) + 1);
			}
		}
	});

test('on paper all of the map stands on one page, wherever the screen was moved to', async ({ page }) => {
	// A4 less the margins of the style sheet, at 96 dpi.
	await page.setViewportSize({ width: 695, height: 1020 });
	await page.goto(MAP);
	await expect(page.getByRole('toolbar')).toBeVisible();
	await page.getByRole('button', { name: 'Zoom in' }).click();
	const circle = page.locator('circle[data-place]').first();
	const radius = async () => Number(await circle.getAttribute('r'));
	const before = await radius();
	await page.getByRole('button', { name: 'Zoom in' }).click();
	await expect.poll(radius).toBeLessThan(before);
	await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
	await page.emulateMedia({ media: 'print' });
	// Once it is drawn for the sheet.
	await expect(async () => {
		const [land, stage] = [
			await page.locator('[data-land] path').first().boundingBox(),
			await page.locator('.canvas').boundingBox(),
		];
		if (!land || !stage) throw new Error('there is no map');
		expect(land.x).toBeGreaterThan(stage.x);
		expect(land.y).toBeGreaterThan(stage.y);
		expect(land.x + land.width).toBeLessThan(stage.x + stage.width);
		expect(land.y + land.height).toBeLessThan(stage.y + stage.height);
		expect(land.height).toBeGreaterThan(stage.height * 0.8);
		expect(stage.height).toBeLessThan(1020);
	}).toPass({ timeout: 10_000 });
	await expect.poll(radius).toBeGreaterThan(before);
});
