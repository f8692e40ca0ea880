/** The field of a place: found by any spelling, gone through by the keyboard alone, and without scripts by a page. */
import { inLanguage } from './support/pages.ts';
import { expect, test, type Page } from './support/test.ts';
import { violations } from './support/violations.ts';

/** Opens the first row of a draft; its address, and its field of a place. */
async function openRow(page: Page, language: 'en' | 'ar' = 'en') {
	await page.goto('/reports');
	await page.getByRole('link', { name: 'Go on with the report' }).click();
	const details = page.getByRole('link', { name: /^Details/ }).first();
	const address = inLanguage((await details.getAttribute('href')) ?? '', language);
	await page.goto(address);
	const field = page.locator('.editor [name$=".place"]').first();
	return { address, field };
}

test('by keyboard alone: the list opens, is gone through, chosen from and left', async ({ desk }) => {
	const page = await desk.signIn('approver1@example.org');
	const { field } = await openRow(page);
	await expect(field).toHaveRole('combobox');
	const list = page.getByRole('listbox', { name: 'Places' });
	const active = page.locator('[role="option"][aria-selected="true"]');
	const before = await field.inputValue();

	await field.focus();
	await expect(field).toHaveAttribute('aria-expanded', 'false');
	await page.keyboard.press('ArrowDown');
	await expect(field).toHaveAttribute('aria-expanded', 'true');
	await expect(active).toHaveCount(1);
	await expect(field).toHaveAttribute('aria-activedescendant', (await active.getAttribute('id')) ?? '');
	await page.keyboard.press('End');
	await expect(active).toHaveText('Place unknown');
	await page.keyboard.press('ArrowDown');
	await page.keyboard.press('ArrowUp');
	await expect(active).toHaveText('Place unknown');
	await page.keyboard.press('Home');
	await page.keyboard.press('Escape');
	await expect(list).toBeHidden();
	await expect(field).toHaveValue(before);

	await field.fill('sayda');
	await expect(list.getByRole('option').first()).toHaveText(/Saida\s*· Municipality · district of Saida/);
	await expect(list.getByRole('option').nth(1)).toHaveText(/Saida\s*· District · governorate of South/);
	await expect(page.getByRole('status').filter({ hasText: /^\s*\d+ choices/ })).toHaveCount(1);
	await page.keyboard.press('ArrowDown');
	await page.keyboard.press('Enter');
	await expect(list).toBeHidden();
	await expect(field).toHaveValue('Saida, Saida [61100]');
	await expect(page.locator('.place .told').first()).toHaveText('Municipality · district of Saida');
	await expect(page.locator('.state').getByText(/^Saved/)).toHaveCount(1);
	await page.reload();
	await expect(field).toHaveValue('Saida, Saida [61100]');
});

test('by district, and what a name alone cannot tell is asked about', async ({ desk }) => {
	const page = await desk.signIn('approver1@example.org');
	const { field } = await openRow(page);
	await expect(field).toHaveRole('combobox');
	await field.click();
	await page.getByRole('option', { name: 'By district' }).click();
	await page.getByRole('option', { name: /^Bent Jbeil/ }).click();
	await page.getByRole('option', { name: /^Tibnine/ }).click();
	await expect(field).toHaveValue('Tibnine, Bent Jbeil [72211]');
	await field.fill('Zahle');
	await field.press('Tab');
	await expect(page.locator('.place .told').first()).toContainText('Several places are called “Zahle”');
	await field.fill('zahle district');
	await field.press('Tab');
	await expect(field).toHaveValue('Zahle, Bekaa [LB25]');
	await field.fill('national');
	await field.press('Tab');
	await expect(field).toHaveValue('national level [LB]');
});

test('without a line it still finds what was fetched', async ({ desk }) => {
	const page = await desk.signIn('approver1@example.org');
	const { field } = await openRow(page);
	await expect(field).toHaveRole('combobox');
	await page.context().setOffline(true);
	await field.fill('Ba3albak');
	await expect(page.getByRole('option', { name: /^Baalbek/ }).first()).toBeVisible();
	await page.context().setOffline(false);
});

test('in Arabic on a phone, with its list open: no accessibility violation, nothing beside the screen', async ({
	desk,
}) => {
	const page = await desk.signIn('approver1@example.org', { viewport: { width: 360, height: 740 } });
	const { field } = await openRow(page, 'ar');
	await expect(field).toHaveRole('combobox');
	await field.fill('صيدا');
	await expect(page.getByRole('option').first()).toHaveText(/صيدا\s*· بلدية · قضاء صيدا/);
	await page.keyboard.press('ArrowDown');
	expect(await violations(page)).toEqual([]);
	const wide = await page.evaluate(
		() => document.documentElement.scrollWidth - document.documentElement.clientWidth,
	);
	expect(wide).toBeLessThanOrEqual(0);
});

test('without scripts an activity is added with the keyboard in its place', async ({ desk }) => {
	const page = await desk.signIn('approver1@example.org', { javaScriptEnabled: false });
	await page.goto('/reports');
	await page.getByRole('link', { name: 'Go on with the report' }).click();
	await page.getByRole('link', { name: 'Add an activity' }).last().click();
	await page.waitForURL(/add=/);
	const field = page.getByLabel('Place', { exact: true });
	await expect(field).toBeFocused();
	await expect(field).toBeInViewport();
});

test('without scripts a page searches, and comes back with the place', async ({ desk }) => {
	const page = await desk.signIn('approver1@example.org', { javaScriptEnabled: false });
	const { field } = await openRow(page);
	await page.getByRole('link', { name: 'Find the place' }).first().click();
	await page.getByLabel(/^Name of the place, in any/).fill('Sayda');
	await page.getByRole('button', { name: 'Search' }).click();
	await expect(page.locator('form').getByRole('listitem').nth(1)).toContainText(
		'District · governorate of South',
	);
	await page.getByRole('button', { name: 'Saida' }).nth(1).click();
	await expect(field).toHaveValue('Saida, South [LB61]');
	await page.getByRole('link', { name: 'Find the place' }).first().click();
	await page.getByRole('link', { name: 'By district' }).click();
	await page.getByRole('link', { name: 'Bent Jbeil' }).click();
	await page.getByRole('button', { name: 'Yater' }).click();
	await expect(field).toHaveValue('Yater, Bent Jbeil [72277]');
});

for (const javaScriptEnabled of [true, false]) {
	test(`a new activity begins at a place that the list lacks, scripts ${javaScriptEnabled}`, async ({
		desk,
	}) => {
		const page = await desk.signIn('approver1@example.org', { javaScriptEnabled });
		await page.goto('/reports');
		await page.getByRole('link', { name: 'Go on with the report' }).click();
		if (javaScriptEnabled) await page.locator('.saves').first().waitFor({ state: 'attached' });
		await page.getByRole('link', { name: 'Add an activity' }).last().click();
		const cards = await page.locator('[data-card]').count();
		const way = javaScriptEnabled ? 'My place is not in the list' : 'Find the place';
		await page.getByRole('link', { name: way }).last().click();
		await page.getByLabel('Name of the place', { exact: true }).fill('Kfar Xyz');
		await page.getByRole('button', { name: 'Tell the coordinator' }).click();
		await page.waitForURL(/row=/);
		await expect(page.getByText(/^The place is not in the plan’s list/).first()).toBeVisible();
		await expect(page.locator('[name$=".why.place-not-listed"]')).toHaveValue('Kfar Xyz');
		expect(await page.locator('[data-card]').count()).toBe(cards);
	});
}

test('pasted lines outlive a page that is read anew, and are gone once they are added', async ({ desk }) => {
	const page = await desk.signIn('approver1@example.org');
	await page.goto('/reports');
	await page.getByRole('link', { name: 'Go on with the report' }).click();
	await page.getByRole('link', { name: 'Paste a list' }).first().click();
	const lines = page.locator('#lines');
	await expect(page.getByText('Headings that are read')).toBeVisible();
	await lines.fill('Place\tWomen\tNumber\nHalba\t3\t5');
	await page.reload();
	await expect(lines).toHaveValue('Place\tWomen\tNumber\nHalba\t3\t5');
	await page.getByRole('button', { name: 'Check the lines' }).click();
	await expect(page.getByRole('heading', { name: 'How the lines were read' })).toBeVisible();
	await page.getByRole('button', { name: /^Add/ }).last().click();
	await expect(page.getByText('1 row was added.')).toBeVisible();
	await page.getByRole('link', { name: 'Paste a list' }).first().click();
	await expect(lines).toHaveValue('');
});
