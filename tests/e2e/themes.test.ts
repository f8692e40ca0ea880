/** Open answers become themes that people name, by mouse and by keyboard. Source: docs/rules.md, Surveys. */
import { inLanguage } from './support/pages.ts';
import { expect, test, type Page } from './support/test.ts';
import { violations } from './support/violations.ts';

const PHONE = { viewport: { width: 390, height: 844 } };
const COORDINATOR = 'coordinator@example.org';

/** The page of the open question, as somebody finds it. Returns its path. */
async function openThemes(page: Page): Promise<string> {
	await page.goto('/manage/lrp-2024/surveys');
	await page
		.getByRole('link', { name: /March 2024/ })
		.first()
		.click();
	await page
		.getByRole('link', { name: /In your own words/ })
		.first()
		.click();
	await expect(page.getByRole('heading', { level: 1 })).toContainText('In your own words');
	return new URL(page.url()).pathname;
}

const themes = (page: Page) => page.locator('article');

async function nameTheme(page: Page, at: number, name: string): Promise<void> {
	const theme = themes(page).nth(at);
	await theme.locator('summary').click();
	await theme.locator('[name=nameEn]').fill(name);
	await theme.locator('[name=nameAr]').fill(`${name} بالعربية`);
	await theme.getByRole('button', { name: 'Save this name' }).click();
	await expect(page.getByRole('heading', { level: 3, name, exact: true })).toBeVisible();
}

/** Goes on by the keyboard until what is asked for has the focus. */
async function tabTo(page: Page, isThere: (focused: Element) => boolean): Promise<void> {
	for (let presses = 0; presses < 400; presses++) {
		await page.keyboard.press('Tab');
		const found = await page.evaluateHandle(() => document.activeElement ?? document.body);
		if (await found.evaluate(isThere)) return;
	}
	throw new Error('the keyboard never reaches it');
}

const overflowOf = (page: Page) =>
	page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

test('themes are found, named and merged, and an answer is put into one by the keyboard alone', async ({
	desk,
}) => {
	const page = await desk.signIn(COORDINATOR, PHONE);
	const path = await openThemes(page);
	await page.getByRole('button', { name: 'Propose themes' }).click();
	await expect(themes(page)).toHaveCount(6);
	await expect(page.getByRole('heading', { name: 'Proposed, not named' })).toHaveCount(6);
	await nameTheme(page, 0, 'Work');
	await nameTheme(page, 1, 'Rents');

	const merged = themes(page).nth(1);
	await merged.locator('summary').click();
	await merged.getByLabel('Merge it into').selectOption({ label: 'Work' });
	await merged.getByRole('button', { name: 'Merge', exact: true }).click();
	await expect(themes(page)).toHaveCount(5);
	await expect(page.getByRole('heading', { level: 3, name: 'Rents', exact: true })).toHaveCount(0);

	for (const language of ['en', 'ar'] as const) {
		await page.goto(`${inLanguage(path, language)}?of=none`);
		const first = page.locator('[name=shown]').first();
		const answer = (await first.getAttribute('value')) ?? '';
		await tabTo(page, (one) => one.getAttribute('name') === 'ticked');
		await page.keyboard.press('Space');
		await tabTo(
			page,
			(one) => one.closest('form')?.action.includes('?/assign') === true && one.matches('button'),
		);
		await page.keyboard.press('Enter');
		// It lies in a theme now, and stands no more among those of none.
		await expect(first).not.toHaveValue(answer);
		await page.goto(inLanguage(path, language));
		await expect(page.getByRole('heading', { level: 3 }).first()).toHaveText(
			language === 'en' ? 'Work' : 'Work بالعربية',
		);
		expect(await violations(page)).toEqual([]);
		expect(await overflowOf(page)).toBeLessThanOrEqual(0);
	}
});

test('two people code apart, each without what the other did, and their agreement is told', async ({
	desk,
}) => {
	const first = await desk.signIn(COORDINATOR);
	const path = await openThemes(first);
	await first.getByRole('button', { name: 'Propose themes' }).click();
	await expect(themes(first)).toHaveCount(6);
	await nameTheme(first, 0, 'Work');
	await expect(first.getByText('How far people agree is told once')).toBeVisible();
	const second = await desk.signIn('administrator@example.org', PHONE);
	for (const [page, others] of [
		[first, 0],
		[second, 1],
	] as const) {
		await page.goto(`${path}/coding`);
		await expect(page.getByText(`Others who have begun: ${others}.`)).toBeVisible();
		for (let coded = 0; coded < 50; coded += 10) {
			await expect(page.getByText(`You have coded ${coded} of 100.`)).toBeVisible();
			await expect(page.locator('[name=ticked]:checked')).toHaveCount(0);
			for (const box of await page.locator('[name=ticked]').all())
				if (Number((await box.getAttribute('value'))?.split(':')[0]) % 2 === 0) await box.check();
			expect(await violations(page)).toEqual([]);
			await page.getByRole('button', { name: 'Save and go on' }).click();
		}
		await expect(page.getByText('You have coded 50 of 100.')).toBeVisible();
	}
	await second.goto(path);
	await expect(second.getByText('Coded apart by 2 people: 50 answers.')).toBeVisible();
	await expect(second.getByText('Agreement (Krippendorff’s α): 1.00')).toBeVisible();
});
