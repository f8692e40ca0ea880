import { QUARTER } from './support/pages.ts';
import { expect, test, type Page } from './support/test.ts';

const MAP = `${QUARTER}/map?indicator=2.2.a`;
const found = (page: Page) => page.getByRole('list', { name: 'Places found' });

test('a place is found on the map by another spelling, and stands out there', async ({ page }) => {
	await page.goto(`${MAP}&show=areas&level=2`);
	await expect(page.getByRole('toolbar')).toBeVisible();
	await page.evaluate(() => document.documentElement.setAttribute('data-same', 'yes'));
	await page.getByRole('searchbox').fill('طرابلس');
	await page.keyboard.press('Enter');
	await found(page).getByRole('link', { name: 'Tripoli' }).first().click();
	await expect(page.locator('#place')).toContainText('Tripoli');
	await expect(page).toHaveURL(/show=areas.*place=|place=.*show=areas/);
	expect(await page.evaluate(() => document.documentElement.getAttribute('data-same'))).toBe('yes');
	await page.goBack();
	await expect(found(page)).toBeVisible();
	await page.getByRole('searchbox').fill('<script>alert(1)</script>');
	await page.keyboard.press('Enter');
	await expect(page.locator('main')).toContainText('No place of the plan is called anything like');
});

test.describe('without JavaScript', () => {
	test.use({ javaScriptEnabled: false });

	test('a place is found, and what the map shows stays', async ({ page }) => {
		await page.goto(`${MAP}&window=quarter`);
		await page.getByRole('searchbox').fill('Trablos');
		await page.getByRole('button', { name: 'Find' }).click();
		await expect(page).toHaveURL(/window=quarter.*find=Trablos/);
		await found(page).getByRole('link', { name: 'Tripoli' }).first().click();
		await expect(page.locator('#place')).toContainText('Tripoli');
		await expect(page).toHaveURL(/window=quarter/);
	});

	test('two quarters are compared, and two districts', async ({ page }) => {
		await page.goto(QUARTER);
		await page.getByRole('link', { name: 'Compare', exact: true }).click();
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('Q1 2024 beside Q1 2023');
		const row = (code: string) => page.getByRole('row').filter({ hasText: new RegExp(`^\\s*${code} #`) });
		await expect(row('1.a').getByRole('cell')).toHaveText([/9/, /62/, '−85%']);
		await expect(row('2.2.a').getByRole('cell')).toHaveText([/32/, /–/, '–']);
		await page.getByLabel('Place', { exact: true }).selectOption({ label: 'Akkar' });
		await page.getByLabel('Beside it: quarter').selectOption('Q1 2024');
		await page.getByLabel('Beside it: place').selectOption('LB31');
		await page.getByRole('button', { name: 'Compare' }).click();
		await expect(page.getByRole('heading', { level: 1 })).toContainText('beside');
		await expect(row('2.2.a').getByRole('cell')).toHaveText([/3/, /3|–/, /0|–/]);
		const csv = await page.request.get(
			(await page.getByRole('link', { name: 'Download as CSV' }).getAttribute('href')) ?? '',
		);
		expect(await csv.text()).toContain('2.2.a,');
	});

	test('a district leads to its neighbours, its share and another district', async ({ page }) => {
		await page.goto(`${QUARTER}/places/LB51`);
		await expect(page.getByRole('heading', { name: 'Its neighbours' })).toBeVisible();
		await expect(page.getByRole('columnheader', { name: /^Share of/ })).toBeVisible();
		await page.getByRole('link', { name: 'Compare with another place' }).click();
		await expect(page.getByLabel('Place', { exact: true })).toHaveValue('LB51');
	});

	test('a donor’s maps have the figures of its table', async ({ page }) => {
		await page.goto(`${QUARTER}/donors/DD02`);
		const where = page.locator('section[aria-labelledby=where]');
		await expect(where.locator('svg[role=img]')).toHaveCount(3);
		await expect(where.locator('svg[role=img]').nth(1).locator('circle')).toHaveCount(3);
		await where.getByRole('link', { name: /1\.1\.a.* on the map/ }).click();
		await expect(page).toHaveURL(/donor=DD02/);
		await expect(page.locator('circle[data-place]')).toHaveCount(3);
	});
});

test('what cannot be compared says what can', async ({ page }) => {
	expect((await page.goto(`${QUARTER}/compare?place=nowhere`))?.status()).toBe(404);
	await page.getByRole('link', { name: 'Akkar' }).first().click();
	await expect(page.getByLabel('Place', { exact: true })).not.toHaveValue('');
	expect((await page.goto(`${QUARTER}/compare?with=1999-Q1`))?.status()).toBe(400);
	await page.goto('/empty/shelter/2024/q1/compare');
	await expect(page.locator('main')).toContainText('Both sides are the same');
});
