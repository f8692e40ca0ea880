/** A quarter's text is written beside its figures. Source: docs/rules.md, Narrative. */
import { expect, test, type Page } from './support/test.ts';

const QUARTER = '/lrp-2024/social-stability/2024/q1';
const TEXT = `/manage${QUARTER}/publication`;
const SECTION = `${TEXT}?section=achievements&output=2.1&language=en`;
const WRONG = '1,001 members engaged in new conflict prevention mechanisms: 447 women and 564 men.';
const COORDINATOR = 'coordinator@example.org';
const body = (page: Page) => page.getByRole('textbox', { name: 'Text in English' });
const save = (page: Page) => page.getByRole('button', { name: 'Save' }).click();

test('a number that is not the figure is found, replaced by a live one, and read by strangers', async ({
	desk,
}) => {
	const page = await desk.signIn(COORDINATOR);
	await page.goto('/review?plan=lrp-2024&sector=social-stability&period=2024-Q1');
	await page.getByRole('link', { name: 'Write the text of the quarter' }).click();
	await page.getByRole('link', { name: /^Achievements 2\.1, English/ }).click();
	await body(page).fill(WRONG);
	await page.getByRole('button', { name: 'Preview' }).click();
	await expect(page.getByText('It is not saved yet')).toBeVisible();
	await expect(body(page)).toHaveValue(WRONG);
	await save(page);
	const finding = page.getByRole('listitem').filter({ hasText: '“1,001” is not the figure' });
	await expect(finding).toContainText('1,011');
	await finding.getByRole('button', { name: /^Replace by/ }).click();
	await expect(body(page)).toHaveValue(WRONG.replace('1,001', '{reached 2.1.b}'));
	await expect(finding).toHaveCount(0);
	await page.getByRole('link', { name: 'See the page' }).click();
	await expect(page.getByText('1,011 members engaged in new').first()).toBeAttached();
});

test('of two authors the second sees both texts, and nothing typed is lost', async ({ desk }) => {
	const [one, two] = [await desk.signIn(COORDINATOR), await desk.signIn('administrator@example.org')];
	await one.goto(SECTION);
	await two.goto(SECTION);
	await body(one).fill('The first author wrote this.');
	await save(one);
	await expect(one.getByRole('status')).toHaveText('Saved.');
	await body(two).fill('The second author wrote that.');
	await save(two);
	const told = two.getByRole('alert');
	await expect(told).toContainText('Somebody changed this section while you wrote');
	await expect(told).toContainText('The first author wrote this.');
	await expect(body(two)).toHaveValue('The second author wrote that.');
	await save(two);
	await expect(two.getByRole('status')).toHaveText('Saved.');
	await two.getByText(/^Version 2, .Demonstration coordinator/).click();
	await two.getByRole('button', { name: 'Make this the text again' }).first().click();
	await expect(body(two)).toHaveValue('The first author wrote this.');
});

test('without scripts a finding stands with a reason, and one without keeps what was typed', async ({
	desk,
}) => {
	const page = await desk.signIn(COORDINATOR, { javaScriptEnabled: false });
	await page.goto(SECTION);
	await body(page).fill(WRONG);
	await save(page);
	const finding = page.getByRole('listitem').filter({ hasText: '“1,001” is not the figure' });
	await body(page).fill(`${WRONG} More is said here.`);
	await finding.getByRole('button', { name: 'Let it stand' }).click();
	await expect(page.getByRole('alert')).toBeVisible();
	await expect(body(page)).toHaveValue(`${WRONG} More is said here.`);
	await finding.getByLabel('Why it stands').fill('The source prints it so.');
	await finding.getByRole('button', { name: 'Let it stand' }).click();
	await expect(page.getByRole('status')).toContainText('It stands');
	await expect(finding).toContainText('The source prints it so.');
});

test('it is refused with a sentence where it is too long, and no script of it runs', async ({ desk }) => {
	const page = await desk.signIn(COORDINATOR);
	await page.goto(SECTION);
	const long = 'x'.repeat(30_001);
	await body(page).evaluate((field) => field.removeAttribute('maxlength'));
	await body(page).fill(long);
	await save(page);
	await expect(page.getByRole('alert')).toContainText('30,001');
	await expect(body(page)).toHaveValue(long);
	await body(page).fill('<img src=x onerror="document.title=1">[x](javascript:alert(1)) {reached 9.9.z}');
	await page.getByRole('button', { name: 'Preview' }).click();
	await expect(page.getByText('There is no indicator 9.9.z')).toBeVisible();
	await expect(page.locator('main img')).toHaveCount(0);
	await expect(page).toHaveTitle(/Achievements/);
});

test('in Arabic it reads from the right, on a phone too, and the list is ordered by hand', async ({
	desk,
}) => {
	const page = await desk.signIn(COORDINATOR, { viewport: { width: 390, height: 844 } });
	await page.goto(`/ar${TEXT}`);
	await page.getByRole('button', { name: 'انقل الخلاصة إلى أسفل' }).click();
	await expect(page.getByRole('status')).toHaveText('نُقل.');
	await expect(page.getByRole('row').nth(1)).not.toContainText('الخلاصة');
	await page.goto(`/ar${SECTION.replace('language=en', 'language=ar')}`);
	await expect(page.getByRole('textbox', { name: 'النص (العربية)' })).toHaveAttribute('dir', 'rtl');
	const sideways = await page.evaluate(
		() => document.documentElement.scrollWidth - document.documentElement.clientWidth,
	);
	expect(sideways).toBe(0);
});

test('who may not write finds no such page', async ({ desk }) => {
	const page = await desk.signIn('reporter1@example.org');
	expect((await page.goto(TEXT))?.status()).toBe(404);
});
