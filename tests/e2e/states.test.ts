/** What a reader meets where there is nothing, not yet, or no such thing. */
import { QUARTER } from './support/pages.ts';
import { expect, test } from './support/test.ts';

test('what a plan has not published leaves by no page, file or data', async ({ request }) => {
	const tails = [
		'/progress.csv',
		'/people.csv',
		'/places.csv',
		'/partners.csv',
		'/partners',
		'/places/M1',
		'/places/M1/values.csv',
		'/indicators/1.1.a',
		'/indicators/1.1.a/values.csv',
		'/indicators/1.1.a/places.csv',
		'/indicators/1.1.a/groups.csv',
	];
	for (const tail of tails) {
		const response = await request.get(`/secret/stability/2024/q1${tail}`);
		expect(response.status(), tail).toBe(404);
		expect(await response.text(), tail).not.toMatch(/Partner one|People trained/);
	}
	for (const tail of ['', '/__data.json', '/partners/__data.json', '/how/__data.json']) {
		const text = await (await request.get(`/secret/stability/2024/q1${tail}`)).text();
		expect(text, tail).not.toMatch(/Partner one|People trained/);
	}
});

test('a quarter without an approved report says so, since when, and where figures are', async ({ page }) => {
	await page.goto('/lrp-2024/social-stability/2024/q2');
	// Before reports are due, nobody is missing.
	await expect(page.getByText('not sent yet')).toBeVisible();
	await expect(page.getByText('missing', { exact: true })).toHaveCount(0);
	await expect(page.getByRole('heading', { name: 'No report of the second quarter of 2024' })).toBeVisible();
	await expect(page.getByText('The figures below come from earlier quarters')).toBeVisible();
	await page.getByRole('link', { name: 'The newest quarter with figures: first quarter of 2024' }).click();
	await expect(page).toHaveURL(QUARTER);
});

test('a plan without any report shows its targets, and nothing as reported', async ({ page }) => {
	await page.goto('/empty/shelter/2024/q1');
	const row = page.getByRole('row', { name: /shelters repaired/i });
	await expect(row).toContainText('not reported');
	await expect(row.getByRole('cell').nth(0)).toHaveText('– of 100 not reported');
});

test('a plan leads to its newest quarter with figures, one without quarters says what comes next', async ({
	page,
}) => {
	await page.goto('/fr/lrp-2024');
	await expect(page).toHaveURL(`/fr${QUARTER}`);
	await page.goto('/bare');
	await expect(page.getByRole('heading', { name: 'No quarter has been opened yet' })).toBeVisible();
});

for (const [path, status, words, link] of [
	['/nonsense', 404, 'No plan and no page has this address', 'Lebanon Response Plan 2024'],
	['/lrp-2024/nonsense', 404, 'No sector of a plan', 'Lebanon Response Plan 2024 · Social Stability'],
	['/lrp-2024/social-stability/2031/q1', 404, 'has no such quarter', 'Q1 2024'],
	['/lrp-2024/social-stability/2024/q5', 404, 'has no such quarter', 'Q1 2024'],
	['/lrp-2024/social-stability/twenty/1', 404, 'has no such quarter', 'Q1 2024'],
	[`${QUARTER}/indicators/9.z`, 404, 'no indicator with this code', '1.a # of Basic Service'],
	[`${QUARTER}/places/XX9`, 404, 'no place with this code', 'Where'],
	[`${QUARTER}/what/ever`, 404, 'No plan and no page has this address', 'All plans'],
	[`${QUARTER}?window=month`, 400, '“window”', 'window=quarter'],
	[`${QUARTER}?compare=none&compare=none`, 400, '“compare”', 'compare=none'],
] as const) {
	test(`${status} says what there is instead: ${path}`, async ({ page }) => {
		const response = await page.goto(path);
		expect(response?.status()).toBe(status);
		const main = page.getByRole('main');
		await expect(main).toContainText(words);
		await main.getByRole('link', { name: link }).first().click();
		await expect(main).not.toContainText(words);
	});
}
