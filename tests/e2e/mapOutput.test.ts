/** The map's choice of an output: it filters no figure, it says which indicators are offered. */
import { QUARTER } from './support/pages.ts';
import { expect, test } from './support/test.ts';

const MAP = `${QUARTER}/map?indicator=2.2.a`;

test('an output offers its own indicators, and moves the map to one of them; the back button takes it back', async ({
	page,
}) => {
	await page.goto(`${MAP}&level=2`);
	await expect(page.getByRole('toolbar')).toBeVisible();
	const indicator = page.getByLabel('Indicator', { exact: true });
	const all = await indicator.getByRole('option').count();
	await page.getByLabel('Output', { exact: true }).selectOption('1.1');
	await expect(page).toHaveURL(/output=1\.1/);
	const own = indicator.getByRole('option');
	await expect(own.first()).toHaveText(/1\.1\./);
	expect(await own.count()).toBeLessThan(all);
	for (const text of await own.allTextContents()) expect(text).toContain('1.1.');
	// The figures are those of the indicator that is shown as chosen.
	const code = await indicator.inputValue();
	await expect(page.locator('h2.what')).toContainText(code);
	await page.getByLabel('Output', { exact: true }).selectOption('');
	await expect(page).not.toHaveURL(/output=/);
	await expect(own).toHaveCount(all);
	await expect(indicator).toHaveValue(code);
	await page.goBack();
	await page.goBack();
	await expect(indicator).toHaveValue('2.2.a');
	await expect(page.getByLabel('Output', { exact: true })).toHaveValue('');
	await expect(page.locator('h2.what')).toContainText('2.2.a');
});

test.describe('without JavaScript', () => {
	test.use({ javaScriptEnabled: false });

	test('another output sends the indicator of before as well: the address that comes says what is shown', async ({
		page,
	}) => {
		await page.goto(MAP);
		await page.getByLabel('Output', { exact: true }).selectOption('1.1');
		await page.getByRole('button', { name: 'Show' }).click();
		await expect(page).toHaveURL(/^(?=.*output=1\.1(&|$))(?=.*indicator=1\.1\.)/);
		const code = new URL(page.url()).searchParams.get('indicator') ?? '';
		await expect(page.locator('h2.what')).toContainText(code);
		await expect(page.getByLabel('Output', { exact: true })).toHaveValue('1.1');
		await expect(page.getByLabel('Partner', { exact: true })).toHaveValue('');
		const csv = await page.request.get(
			(await page.getByRole('link', { name: 'CSV' }).first().getAttribute('href')) ?? '',
		);
		expect(await csv.text()).toContain(`${code},`);
		expect(await csv.text()).not.toContain('2.2.a');
	});
});
