import { QUARTER } from './support/pages.ts';
import { expect, test, type Page } from './support/test.ts';

/** What a share is called against its milestone, and that there is none. */
const JUDGING = ['far behind', 'behind', 'on track', 'ahead', 'no milestone'];

/** The row of the progress table that an indicator's link stands in. */
function rowOf(page: Page, code: string) {
	return page.getByRole('row').filter({ has: page.locator(`a[href*="/indicators/${code}"]`) });
}

test('the figures of the first quarter are the published ones', async ({ page }) => {
	await page.goto(QUARTER);
	await expect(page.getByText('31,736').first()).toBeVisible();
	await expect(page.getByText('of 14 partners approved').first()).toBeVisible();
	for (const [code, reached, target] of [
		['1.a', '9', '575'],
		['1.b', '9', '475'],
		['1.c', '1,060,327', '93,750,000'],
		['2.2.a', '32', '750'],
		['2.2.b', '10,808', '55,000'],
		['3.1.a', '117', '1,500'],
	] as const) {
		const row = rowOf(page, code).first();
		await expect(row, code).toContainText(reached);
		await expect(row, code).toContainText(target);
	}
	await expect(rowOf(page, '2.2.a').first()).toContainText('14 name no municipality');
	await expect(rowOf(page, '1.a').first()).toContainText('85%');
});

test('the page begins with what can be said of the quarter, and with its name where nothing can', async ({
	page,
	desk,
	browser,
}) => {
	// Before the lock, with two reports missing.
	await page.goto(QUARTER);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Social Stability, first quarter of 2024');
	const later = await browser.newPage({ baseURL: desk.origin });
	const first = later.getByRole('heading', { level: 1 });
	await later.goto(QUARTER);
	await expect(first).toHaveText('A quarter into the year, none of the 6 headline targets is a quarter done');
	await later.goto('/');
	await expect(later.getByText('none of the 6 headline targets is a quarter done.')).toBeVisible();
	await expect(later.getByText('Q1 2024 · 12 of 14 partners approved · USD 9.53M received')).toBeVisible();
	await later.goto(`${QUARTER}?window=quarter`);
	await expect(first).toHaveText('Social Stability, first quarter of 2024');
	// Nobody has reported the second quarter.
	await later.goto('/lrp-2024/social-stability/2024/q2');
	await expect(first).toHaveText('Social Stability, second quarter of 2024');
	await later.close();
});

test('an output is a line on a phone, which opens without scripts, and stands open where there is room', async ({
	browser,
	baseURL,
}) => {
	const context = await browser.newContext({
		javaScriptEnabled: false,
		viewport: { width: 390, height: 844 },
	});
	const page = await context.newPage();
	await page.goto(baseURL + QUARTER);
	const line = page.locator('summary').filter({ hasText: '1.2' });
	const figure = page.getByRole('link', { name: /SWM projects implemented/ });
	await expect(line).toContainText('SWM projects implemented: 2 of 275, 4 further indicators, text');
	await expect(figure).toBeHidden();
	await line.click();
	await expect(figure).toBeVisible();
	await page.reload();
	await expect(figure).toBeHidden();
	await page.setViewportSize({ width: 1440, height: 900 });
	await expect(figure).toBeVisible();
	await expect(line).toBeHidden();
	await expect(page.getByRole('heading', { level: 3, name: /^1\.2/ })).toHaveCount(1);
	await page.setViewportSize({ width: 390, height: 844 });
	await page.emulateMedia({ media: 'print' });
	await expect(figure).toBeVisible();
	await context.close();
});

test('no word passes judgement where no milestone was published', async ({ page }) => {
	/** Of the words that judge, those that stand in the page's tables. */
	const judging = async () => {
		const text = (await page.getByRole('table').allInnerTexts()).join('\n');
		return JUDGING.filter((word) => text.includes(word));
	};
	await page.goto(QUARTER);
	await expect(rowOf(page, '1.a').first()).toContainText('575');
	expect(await judging()).toEqual([]);
	// Where one was published, they do: it is the words of the page that are looked for.
	await page.goto('/tiny/stability/2024/q1');
	expect(await judging()).not.toEqual([]);
});

test('window, quarter and comparison are in the address and change what is shown', async ({ page }) => {
	await page.goto(QUARTER);
	await expect(page.getByText('from 62')).toBeVisible();
	await page.getByRole('link', { name: 'nothing' }).click();
	await expect(page).toHaveURL(/compare=none/);
	await expect(rowOf(page, '1.a').first()).toContainText('575');
	await expect(page.getByText('from 62')).toHaveCount(0);
	await page.goBack();
	await expect(page.getByText('from 62')).toBeVisible();
	// Of the second quarter nobody has reported: the year so far has the first one's figures, the quarter alone none.
	await page.goto('/lrp-2024/social-stability/2024/q2');
	const reached = rowOf(page, '2.2.a').first().getByRole('cell').first();
	await expect(reached).toContainText('32');
	await page.getByRole('link', { name: 'Quarter alone' }).click();
	await expect(page).toHaveURL(/q2\?window=quarter/);
	await expect(reached).not.toContainText('32');
	await expect(rowOf(page, '2.2.a').first()).toContainText('not reported');
	await page
		.getByRole('link', { name: /Q1 2024|first quarter/ })
		.first()
		.click();
	await expect(page).toHaveURL(/2024\/q1(\?|$)/);
	await expect(reached).toContainText('32');
});

test('a quarter that nobody reported is unknown, not 0', async ({ page }) => {
	await page.goto('/lrp-2024/social-stability/2024/q2?window=quarter');
	const row = rowOf(page, '2.2.a').first();
	await expect(row).toContainText('not reported');
	await expect(row.getByRole('cell').first()).toHaveText('– of 750 not reported');
});

test('the demonstration says so on every page, other plans do not', async ({ page }) => {
	for (const tail of ['', '/indicators/1.b', '/partners', '/places/31100', '/how']) {
		await page.goto(QUARTER + tail);
		await expect(page.getByText(/Demonstration:/).first(), tail).toBeVisible();
	}
	await page.goto('/empty/shelter/2024/q1');
	await expect(page.getByText(/Demonstration:/)).toHaveCount(0);
});

test('a plan that publishes nothing shows no figure and says why', async ({ page }) => {
	const answer = await page.goto('/hidden/shelter/2024/q1');
	expect(answer?.status()).toBe(200);
	await expect(page.getByRole('heading', { level: 1 })).toContainText('Shelter');
	await expect(page.locator('main')).toContainText(/publish/i);
	await expect(page.locator('main')).not.toContainText('100');
});
