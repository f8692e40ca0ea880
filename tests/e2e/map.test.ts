import { startApp, type App } from '../routes/support/app.ts';
import { MANY_AREAS, QUARTER } from './support/pages.ts';
import { expect, test, type Page } from './support/test.ts';

const MAP = `${QUARTER}/map?indicator=2.2.a`;
const AREAS = `${MAP}&show=areas&level=2`;

/** The map moves by now. */
async function open(page: Page, path: string): Promise<void> {
	await page.goto(path);
	await expect(page.getByRole('toolbar')).toBeVisible();
}

const picture = (page: Page) => page.locator('main svg[role=img][viewBox]').first();
const list = (page: Page) => page.getByRole('region', { name: 'Places with a figure' });
const panel = (page: Page) => page.locator('#place');

test.describe('choosing', () => {
	test('a filter changes figures, list and address without loading the page; the back button takes it back', async ({
		page,
	}) => {
		await open(page, MAP);
		await page.evaluate(() => document.documentElement.setAttribute('data-same', 'yes'));
		await expect(list(page).getByRole('row')).toHaveCount(11);
		await page.getByLabel('By', { exact: true }).selectOption({ label: 'Governorates' });
		await expect(page).toHaveURL(/level=1/);
		await expect(list(page).getByRole('columnheader').first()).toContainText('Governorate');
		await page.getByText('More filters').click();
		await page.getByLabel('Partner', { exact: true }).selectOption({ index: 1 });
		await expect(page).toHaveURL(/partner=/);
		await expect(page.locator('main')).toContainText('No approved figure names a place of this level');
		await page.goBack();
		await expect(list(page).getByRole('columnheader').first()).toContainText('Governorate');
		await expect(page.getByLabel('Partner', { exact: true })).toHaveValue('');
		await page.goBack();
		await expect(page.getByLabel('By', { exact: true })).toHaveValue('3');
		await expect(list(page).getByRole('row')).toHaveCount(11);
		expect(await page.evaluate(() => document.documentElement.getAttribute('data-same'))).toBe('yes');
	});

	test('the address holds all of it, for somebody else to open', async ({ page, browser }) => {
		await open(page, MAP);
		await page.getByLabel('Shown as').selectOption('areas');
		await page.getByLabel('By', { exact: true }).selectOption('2');
		await expect(page).toHaveURL(/level=2/);
		await list(page).getByRole('link', { name: 'Akkar' }).click();
		await expect(panel(page)).toContainText('Akkar');
		await list(page).getByRole('link', { name: 'District' }).click();
		await expect(page).toHaveURL(/sort=name/);
		const other = await browser.newPage({ javaScriptEnabled: false });
		await other.goto(page.url());
		expect(await list(other).innerText()).toBe(await list(page).innerText());
		await expect(panel(other)).toContainText('Akkar');
		await other.close();
	});

	test('areas that the page does not show yet are fetched once, under a name that never changes', async ({
		page,
	}) => {
		/** Bytes that came over the line for each time that shapes were asked for; 0: the browser had them. */
		const fetched = () =>
			page.evaluate(() =>
				(performance.getEntriesByType('resource') as PerformanceResourceTiming[])
					.filter(({ name }) => name.includes('/geometry?level=2&v='))
					.map(({ transferSize }) => transferSize),
			);
		await open(page, AREAS);
		expect(await fetched()).toEqual([]);
		await page.getByLabel('Shown as').selectOption('circles');
		await expect(page).not.toHaveURL(/show=/);
		await page.getByLabel('Shown as').selectOption('areas');
		await expect(page.locator('[data-areas] [data-place]')).toHaveCount(26);
		const [first, ...again] = await fetched();
		expect(first).toBeGreaterThan(0);
		expect(again.filter((bytes) => bytes > 0)).toEqual([]);
	});

	test('what the plan does not know is refused, with a way on', async ({ page }) => {
		const answer = await page.goto(`${MAP}&donor=nobody`);
		expect(answer?.status()).toBe(404);
		await page.getByRole('link', { name: 'The map without this filter' }).click();
		await expect(list(page)).toBeVisible();
		expect((await page.goto(`${MAP}&output=nothing`))?.status()).toBe(404);
		expect((await page.goto(`${QUARTER}/map?indicator=none`))?.status()).toBe(404);
		expect((await page.goto(`${MAP}&level=7`))?.status()).toBe(400);
	});
});

test.describe('the map', () => {
	test('and its list are in step, and a click opens the place', async ({ page }) => {
		await open(page, AREAS);
		const row = list(page).getByRole('row').filter({ hasText: 'Akkar' });
		await page.locator('[data-areas] [data-place=LB51]').hover();
		await expect(row).toHaveClass(/lit/);
		await expect(page.locator('.stage')).toContainText('Akkar 3');
		const outlined = page.locator('svg g[fill=none][pointer-events=none] > path');
		await list(page).getByRole('row').filter({ hasText: 'Tripoli' }).hover();
		await expect(outlined).toHaveCount(1);
		await page.locator('[data-areas] [data-place=LB51]').click();
		await expect(page).toHaveURL(/place=LB51/);
		await expect(panel(page)).toContainText('# of youth empowerment initiatives');
		await expect(row.getByRole('link')).toHaveAttribute('aria-current', 'true');
		await panel(page).getByRole('link', { name: 'Close' }).click();
		await expect(panel(page)).toHaveCount(0);
	});

	test('zooms, and shows all of it again', async ({ page }) => {
		await open(page, MAP);
		const width = async () => (await picture(page).boundingBox())?.width ?? 0;
		const radius = async () => Number(await page.locator('circle[data-place]').first().getAttribute('r'));
		const [whole, large] = [await width(), await radius()];
		await page.getByRole('button', { name: 'Zoom in' }).click();
		await expect.poll(width).toBeGreaterThan(whole * 1.4);
		// Circles keep their size on the screen, so they shrink within a picture that grows.
		await expect.poll(radius).toBeLessThan(large / 1.2);
		await page.getByRole('button', { name: 'Zoom in' }).click();
		// While it still zooms.
		await page.getByRole('button', { name: 'Whole map' }).click();
		await expect.poll(width).toBeCloseTo(whole, 0);
		await expect.poll(radius).toBe(large);
	});

	test('works by keyboard alone', async ({ page }) => {
		await open(page, AREAS);
		await page.getByLabel('Indicator').focus();
		await page.keyboard.press('Tab');
		await expect(page.getByLabel('Shown as')).toBeFocused();
		await page.getByRole('region', { name: 'Map' }).focus();
		const width = async () => (await picture(page).boundingBox())?.width ?? 0;
		const whole = await width();
		await page.keyboard.press('+');
		await expect.poll(width).toBeGreaterThan(whole * 1.3);
		const left = async () => (await picture(page).boundingBox())?.x ?? 0;
		const before = await left();
		await page.keyboard.press('ArrowRight');
		await expect.poll(left).toBeLessThan(before - 20);
		await list(page).getByRole('link', { name: 'Tripoli' }).focus();
		await page.keyboard.press('Enter');
		await expect(panel(page)).toContainText('Tripoli');
		await expect(list(page).getByRole('link', { name: 'Tripoli' })).toBeFocused();
	});

	test('is there as PNG, as SVG and for other people’s pages', async ({ page }) => {
		await open(page, AREAS);
		await page.getByText('This picture as a file').click();
		const address = async (name: string) =>
			(await page.getByRole('link', { name, exact: true }).getAttribute('href')) ?? '';
		const png = await page.request.get(await address('PNG'));
		expect((await png.body()).subarray(1, 4).toString()).toBe('PNG');
		expect((await png.body()).length).toBeGreaterThan(20_000);
		await expect(page.getByLabel('Copy this into your page:')).toHaveValue(/^<iframe src="http/);
		const svg = await page.request.get(await address('SVG'));
		expect(svg.headers()['content-type']).toBe('image/svg+xml');
		const text = await svg.text();
		expect(text).toContain('Youth empowerment initiatives');
		expect(text).toContain('Demonstration');
		expect(text.match(/data-place=/g)).toHaveLength(26);
	});

	test('in Arabic lies as the country lies, and reads from the right', async ({ page }) => {
		await page.goto(`/ar${AREAS}`);
		await expect(page.getByRole('toolbar')).toBeVisible();
		await expect(page.locator('.canvas')).toHaveAttribute('dir', 'ltr');
		const map = await page.locator('.canvas').boundingBox();
		const side = await page.getByRole('region', { name: 'الأماكن التي لها رقم' }).boundingBox();
		expect(map?.x).toBeGreaterThan(side?.x ?? 0);
		await page.locator('[data-areas] [data-place=LB51]').click();
		await expect(panel(page)).toContainText('عكار');
		await page.getByRole('link', { name: 'English' }).click();
		await expect(page).toHaveURL(/^[^/]+\/\/[^/]+\/lrp-2024.*place=LB51/);
		await expect(panel(page)).toContainText('Akkar');
	});
});

test('by touch a tap opens a place', async ({ browser }) => {
	const context = await browser.newContext({
		hasTouch: true,
		isMobile: true,
		viewport: { width: 390, height: 800 },
	});
	const page = await context.newPage();
	await open(page, MAP);
	await page.locator('circle[data-place]').first().tap();
	await expect(page).toHaveURL(/place=/);
	await expect(panel(page)).toBeVisible();
	await context.close();
});

test.describe('without JavaScript', () => {
	test.use({ javaScriptEnabled: false });

	test('the same map, list and panel are there, and the form works', async ({ page }) => {
		await page.goto(MAP);
		await expect(page.locator('circle[data-place]')).toHaveCount(10);
		await expect(page.locator('main')).toContainText('14: place unknown');
		await expect(page.getByRole('toolbar')).toHaveCount(0);
		await page.getByLabel('Shown as').selectOption('areas');
		await page.getByLabel('By', { exact: true }).selectOption('2');
		await page.getByRole('button', { name: 'Show' }).click();
		await expect(page.locator('[data-areas] [data-place]')).toHaveCount(26);
		await list(page).getByRole('link', { name: 'Akkar' }).click();
		await expect(panel(page)).toContainText('Akkar');
	});
});

test('a plan without any shape has its map by points', async ({ page }) => {
	await open(page, '/tiny/stability/2024/q1/map');
	await expect(page.locator('[data-land] path')).toHaveAttribute('d', '');
	await expect(page.locator('circle[data-place]').first()).toBeVisible();
	await page.getByLabel('Shown as').selectOption('areas');
	await expect(page.locator('main')).toContainText('No boundaries of this level have been imported');
});

test('1,608 areas are there, each answers the pointer, and half of them have no report', async ({ page }) => {
	await open(page, MANY_AREAS);
	await expect(page.locator('[data-areas] [data-place]')).toHaveCount(1608);
	await expect(page.locator('main')).toContainText('no report (804 places)');
	await expect(page.locator('main')).toContainText('0 (1 place)');
	const silent = page.locator('[data-areas] [data-place=ZZ110001]');
	await silent.hover();
	await expect(page.locator('.stage')).toContainText('Municipality 1 no report');
	await expect(list(page).getByRole('row')).toHaveCount(151);
	await page.getByRole('navigation', { name: 'Part of the list' }).getByRole('link', { name: '6' }).click();
	await expect(list(page).getByRole('row')).toHaveCount(55);
	await page.getByLabel('Classes').selectOption('quantile');
	await expect(page).toHaveURL(/classes=quantile/);
});

test.describe('with a background map', () => {
	let app: App;
	test.beforeAll(async () => {
		app = await startApp({
			PUBLIC_TILE_URL: 'https://tiles.example/{z}/{x}/{y}.png',
			PUBLIC_TILE_ATTRIBUTION: '© Somebody',
		});
	});
	test.afterAll(() => app.stop());
	const address = () => `${app.origin}/harbour/shelter/2024/q1/map`;

	test('its tiles are let through, and its makers named', async ({ page }) => {
		const pixel = Buffer.from(
			'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
			'base64',
		);
		let tiles = 0;
		await page.route('https://tiles.example/**', async (route) => {
			tiles++;
			await route.fulfill({ body: pixel, contentType: 'image/png' });
		});
		await open(page, address());
		await expect.poll(() => tiles).toBeGreaterThan(0);
		await expect(page.locator('main')).toContainText('© Somebody');
		await expect(page.locator('main')).not.toContainText('cannot be reached');
	});

	test('that cannot be reached, the map stands without it, and says so', async ({ page }) => {
		await page.route('https://tiles.example/**', (route) => route.abort());
		await open(page, address());
		await expect(page.getByRole('status')).toContainText('cannot be reached');
		await expect(page.locator('circle[data-place]').first()).toBeVisible();
		await expect(list(page)).toBeVisible();
	});
});

test('the dashboard has a map for each published indicator by place, the most varied large', async ({
	page,
}) => {
	await page.goto(QUARTER);
	const maps = page.locator('section[aria-labelledby=where] svg[role=img]');
	const dots = await maps.evaluateAll((all) => all.map((map) => map.querySelectorAll('circle').length));
	expect(dots).toEqual([10, 7, 2]);
	await expect(maps.first()).toHaveAccessibleName(/^Map: # of youth empowerment initiatives/);
	await expect(maps.nth(1)).toHaveAccessibleName(/^Map: # of municipalities/);
	await expect(page.locator('section[aria-labelledby=where]')).toContainText('14: place unknown');
});
