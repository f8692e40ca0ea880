import { inLanguage } from './support/pages.ts';
import { expect, test, type Page } from './support/test.ts';
import { violations } from './support/violations.ts';

const IMPORT = '/manage/lrp-2024/import';
const LIST = ['Qui;Quoi;Combien', 'nobody;1.1.a;many', 'nobody;1.1.a;7'].join('\n');
const EXPORT = [
	['RecordId', 'partner.name', 'month', 'Quantity Field Code', 'Quantity Field', 'Value'],
	['r1', 'Somebody', '2024-04', 'Q1', '1.1.a people', '5'],
	['r1', 'Somebody', '2024-04', 'Q2_MAN', 'a step', '5'],
]
	.map((cells) => cells.join('\u001f'))
	.join('\n');
const fileOf = (name: string, text: string) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(text) });

/** Presses, and looks again until what was asked for has ended: a busy machine takes longer than a page waits. */
async function pressAndWait(page: Page, button: string): Promise<void> {
	await page.getByRole('button', { name: button }).click();
	const again = page.getByRole('link', { name: 'Look again' });
	while (await again.isVisible()) await again.click();
}

test('without scripts: columns are named once, faults come back marked, rules of ActivityInfo are kept', async ({
	desk,
	browser,
}) => {
	const page = await desk.signIn('administrator@example.org', { javaScriptEnabled: false });
	await page.goto(IMPORT);
	await page.locator('#sent').setInputFiles(fileOf('list.csv', LIST));
	await pressAndWait(page, 'Try it');
	await expect(page.getByRole('heading', { name: 'Which column is which' })).toBeVisible();
	const asked = new URL(page.url());
	await page.getByLabel('What “Qui” means').selectOption('partner');
	await page.getByLabel('What “Quoi” means').selectOption('partner');
	await page.getByLabel('What “Combien” means').selectOption('value');
	await page.locator('[name="fixed.year"]').fill('2024');
	await pressAndWait(page, 'Read it so');
	await expect(page.getByRole('alert')).toContainText('“Quoi” and another column mean the same');
	await expect(page.locator('[name="fixed.year"]')).toHaveValue('2024');
	await page.getByLabel('What “Quoi” means').selectOption('indicator');
	for (const [name, text] of [
		['quarter', '2'],
		['state', 'approved'],
		['activity_status', 'completed'],
	] as const)
		await page.locator(`[name="fixed.${name}"]`).fill(text);
	await pressAndWait(page, 'Read it so');
	await expect(page.getByRole('row', { name: /Combien/ })).toContainText('many');
	const marked = await page.request.get(
		(await page.getByRole('link', { name: 'CSV' }).getAttribute('href')) ?? '',
	);
	expect(await marked.text()).toContain('nobody,1.1.a,many,');

	await page.goto(IMPORT);
	await page.locator('#sent').setInputFiles(fileOf('export.txt', EXPORT));
	await pressAndWait(page, 'Try it');
	await expect(page.getByRole('row', { name: /Partner/ })).toContainText('Somebody');
	await expect(page.getByRole('status')).toContainText('It holds no figure that could be taken');
	await page.getByRole('link', { name: 'Change these rules' }).click();
	await expect(page.getByLabel('Partners by their names there')).toHaveValue('Somebody = ');
	await page.getByLabel('Partners by their names there').fill('Somebody = nowhere');
	await pressAndWait(page, 'Save, and try the export so');
	await expect(page.getByRole('alert')).toContainText('nowhere');
	await page.getByLabel('Partners by their names there').fill('');
	await pressAndWait(page, 'Save, and try the export so');
	await expect(page.getByText('Left out since they are typed')).toBeVisible();
	const result = new URL(page.url());

	const rules = await page.getByRole('link', { name: 'Change these rules' }).getAttribute('href');
	// With scripts, which look at the pages, in the same session: a code of the second factor is taken once.
	const storageState = await page.context().storageState();
	const other = await browser.newPage({ baseURL: desk.origin, storageState });
	for (const width of [390, 1440]) {
		await other.setViewportSize({ width, height: 900 });
		for (const path of [
			`${asked.pathname}${asked.search}&columns=reports.csv`,
			`${result.pathname}${result.search}`,
			rules ?? '',
		]) {
			for (const language of ['en', 'ar'] as const) {
				await other.goto(inLanguage(path, language));
				expect(await violations(other), `${path} ${width}`).toEqual([]);
				const over = await other.evaluate(
					() => document.documentElement.scrollWidth - document.documentElement.clientWidth,
				);
				expect(over, `${path} is wider than ${width} px`).toBeLessThanOrEqual(0);
			}
		}
	}
	await other.close();
});
