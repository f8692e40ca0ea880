/** Figures where milestones judge them, in charts and their tables, and in files. */
import { QUARTER } from './support/pages.ts';
import { expect, test } from './support/test.ts';

const JUDGED = '/tiny/stability/2024';

test('with a milestone the row says its status, and the bar what was expected', async ({ page }) => {
	await page.goto(`${JUDGED}/q1`);
	const people = page.getByRole('row', { name: /People trained/ });
	await expect(people).toContainText('far behind');
	await expect(people.getByRole('img').first()).toHaveAccessibleName(
		'10% of the target, a quarter of the year has passed, 25 expected by now',
	);
});

test('the window changes the figure, the quarter keeps the window', async ({ page }) => {
	await page.goto(`${JUDGED}/q2`);
	const reached = page
		.getByRole('row', { name: /People trained/ })
		.getByRole('cell')
		.first();
	await expect(reached).toHaveText('30 of 100');
	await page.getByRole('link', { name: 'Quarter alone' }).click();
	await expect(reached).toHaveText('20 of 100');
	await page.getByRole('navigation', { name: '2024' }).getByRole('link', { name: 'Q1' }).click();
	await expect(page).toHaveURL(/2024\/q1\?window=quarter$/);
	await expect(reached).toHaveText('10 of 100');
});

test('as cards on a phone the rows are still a table to a screen reader', async ({ page }) => {
	await page.setViewportSize({ width: 390, height: 800 });
	await page.goto(QUARTER);
	const row = page.getByRole('row', { name: /2\.2\.b/ }).first();
	await expect(row.getByRole('rowheader')).toHaveCount(1);
	await expect(row.getByRole('cell')).toHaveCount(3);
});

test('the numbers of a chart stand in its table', async ({ page }) => {
	await page.goto(`${QUARTER}/indicators/2.2.b`);
	await expect(page.getByRole('img', { name: /^Each quarter alone\..*Q1 2024: 10,808/ })).toBeVisible();
	await page.locator('main summary', { hasText: 'Table' }).click();
	await expect(page.getByRole('row', { name: /^Q1 2024 10,808 10,808 – 55,000/ })).toBeVisible();
});

test('from the dashboard to the indicator, its part, a place, and back', async ({ page }) => {
	await page.goto(QUARTER);
	await page
		.getByRole('row', { name: /[^.]1\.b/ })
		.getByRole('link')
		.first()
		.click();
	await page.getByRole('link', { name: /1\.1\.b/ }).click();
	await expect(page.getByText('Each municipality with a value counts once')).toBeVisible();
	await page.getByRole('table', { name: 'Municipalities' }).getByRole('link').first().click();
	await expect(page.getByRole('heading', { name: 'What was reached here' })).toBeVisible();
	await page.getByRole('link', { name: 'Social Stability, Q1 2024' }).click();
	await expect(page).toHaveURL(QUARTER);
});

for (const [path, name, line] of [
	['progress.csv', 'progress-year-to-date', /^1\.b,.*,9,475,/m],
	['people.csv', 'people-year-to-date', /^reached,sex,female,23167,F,yes$/m],
	['indicators/2.2.b/values.csv', 'indicator-2.2.b', /^2024,1,10808,,10808,,55000,F,yes$/m],
	['indicators/2.2.b/groups.csv', 'indicator-2.2.b-groups-year-to-date', /^sex,,10357,,F,yes$/m],
	['indicators/1.1.b/places.csv', 'indicator-1.1.b-places-year-to-date', /^1\.1\.b,/m],
] as const) {
	test(`rows as a file with its tags, its name and its mark: ${path}`, async ({ request }) => {
		const response = await request.get(`${QUARTER}/${path}`);
		expect(response.headers()['content-disposition']).toBe(
			`attachment; filename="lrp-2024-social-stability-2024-q1-${name}-demonstration.csv"`,
		);
		const text = await response.text();
		expect(text.split('\r\n')[1]).toMatch(/^#.*#meta\+demonstration$/);
		expect(text).toMatch(line);
	});
}

test.describe('without JavaScript', () => {
	test.use({ javaScriptEnabled: false });

	test('a figure leads by the keyboard to how it came about', async ({ page }) => {
		await page.goto(`${QUARTER}/indicators/2.2.b`);
		await page.getByRole('link', { name: '10,808', exact: true }).first().focus();
		await page.keyboard.press('Enter');
		await expect(page).toHaveURL(/\/why\?figure=indicator&indicator=2\.2\.b$/);
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('Why this number');
		await expect(page.locator('main')).toContainText(/10,357 \+ 451 = 10,808/);
	});
});
