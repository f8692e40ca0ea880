/** A quarter on its road to what strangers read. Source: docs/rules.md, Publication. */
import { expect, test, type Page } from './support/test.ts';

const QUARTER = '/lrp-2024/social-stability/2024/q1';
const COORDINATOR = 'coordinator@example.org';
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).click();

/** Takes note of every warning, and publishes. */
async function publish(page: Page, revision: string): Promise<void> {
	for (const box of await page.getByRole('checkbox').all()) await box.check();
	await press(page, `Publish revision ${revision}`);
	await expect(page.getByRole('status')).toHaveText('The quarter is published.');
}

test('a quarter is pinned, published, changed in its words, published anew, verified and withdrawn', async ({
	desk,
	browser,
}) => {
	test.setTimeout(150_000);
	const page = await desk.signIn(COORDINATOR);
	await page.goto('/');
	await page.getByRole('navigation').getByRole('link', { name: 'Publications' }).first().click();
	await page.getByRole('link', { name: /first quarter of 2024/i }).click();
	await press(page, 'Take the figures');
	await expect(page.getByRole('status')).toHaveText('The figures are taken.');
	await page.getByRole('link', { name: 'See the draft as strangers would' }).click();
	await expect(page.getByText('Draft: not published')).toBeVisible();
	await page.goto(`/manage${QUARTER}/publish`);
	// Nothing is published past a warning that nobody took note of.
	await press(page, 'Publish revision 1.0');
	await expect(page.getByRole('alert')).toBeVisible();
	await publish(page, '1.0');

	const context = await browser.newContext({ baseURL: desk.origin, javaScriptEnabled: false });
	const stranger = await context.newPage();
	await stranger.goto(QUARTER);
	await expect(stranger.getByText(/Revision 1\.0, published on/)).toBeVisible();
	const hash = (await stranger.locator('code').first().textContent()) ?? '';
	expect(hash).toMatch(/^[0-9a-f]{64}$/);
	const unpublished = await stranger.goto('/lrp-2024/social-stability/2024/q2/map');
	expect(unpublished?.status()).toBe(404);

	await page.goto(`/manage${QUARTER}/publication?section=summary&output=&language=en`);
	await page.getByRole('textbox', { name: 'Text in English' }).fill('Other words.');
	await press(page, 'Save');
	await page.goto(`/manage${QUARTER}/publish`);
	await press(page, 'Take the figures');
	await expect(page.getByRole('status')).toHaveText('The figures are taken.');
	await page.getByLabel('In English').first().fill('The summary was corrected.');
	await publish(page, '1.1');

	await stranger.goto(QUARTER);
	await expect(stranger.getByText('Other words.')).toBeAttached();
	await stranger.goto(`${QUARTER}/r1.0`);
	await expect(stranger.getByRole('link', { name: 'A newer revision stands: 1.1' })).toBeVisible();
	await stranger.goto(`/verify?sha256=${hash}`);
	await expect(stranger.getByRole('status')).toContainText('It is revision 1.0');
	await stranger.goto(`/ar${QUARTER}`);
	await expect(stranger.getByText('الإصدار 1.1', { exact: false })).toBeVisible();

	await page.goto(`/manage${QUARTER}/publish`);
	await page.getByText('Withdraw revision 1.1').first().click();
	const withdrawal = page.locator('form[action="?/withdraw"]');
	await withdrawal.getByLabel('In English').fill('A partner counted twice.');
	await withdrawal.getByRole('button').click();
	await expect(page.getByRole('status')).toHaveText('The publication is withdrawn.');
	await stranger.goto(QUARTER);
	await expect(stranger.getByText('A partner counted twice.')).toBeVisible();
	await context.close();
});
