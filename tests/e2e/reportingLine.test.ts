/** Two people in one report, a bad line, a page that is closed: nothing is overwritten, nothing entered is lost. */
import { expect, test, type Page } from '@playwright/test';
import { signIn } from './support/signIn.ts';

test.describe.configure({ mode: 'serial' });

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true };

/** Once what was typed is stored. */
const saved = (page: Page) => expect(page.getByText('Saved', { exact: true }).first()).toBeVisible();

/** Once the page's scripts listen. */
const ready = (page: Page) => page.locator('form.saves').first().waitFor({ state: 'attached' });

test('two people in one row: the second is told, and nothing is overwritten', async ({ browser }) => {
	const first = await signIn(browser, 'reporter1@example.org');
	const second = await signIn(browser, 'approver1@example.org');
	for (const page of [first, second]) {
		await page.goto('/reports');
		await page.getByRole('link', { name: 'Go on with the report' }).click();
	}
	const figure = (page: Page) =>
		page.getByLabel('Tripoli, Tripoli: # of basic service delivery projects implemented');
	await figure(first).fill('7');
	await figure(first).press('Tab');
	await saved(first);
	await figure(second).fill('8');
	await figure(second).press('Tab');
	await expect(second.getByText('Somebody changed this meanwhile')).toBeVisible();
	await expect(figure(second)).toHaveValue('8');
	await second.reload();
	await expect(figure(second)).toHaveValue('7');
});

test('without a connection what is typed is not lost, and goes when there is one', async ({ browser }) => {
	const page = await signIn(browser, 'approver1@example.org', PHONE);
	await page.goto('/reports');
	await page.getByRole('link', { name: 'Go on with the report' }).click();
	const figure = page.getByLabel('Tripoli, Tripoli: # of basic service delivery projects implemented');
	await ready(page);
	await page.context().setOffline(true);
	await figure.fill('9');
	await figure.press('Tab');
	await expect(page.getByText('Not saved yet: there is no connection.')).toBeVisible();
	await page.context().setOffline(false);
	await saved(page);
	await page.reload();
	await expect(figure).toHaveValue('9');
});

test('what could not be sent is kept on the device, and sent when the report is opened again', async ({
	browser,
}) => {
	const page = await signIn(browser, 'approver1@example.org', PHONE);
	await page.goto('/reports');
	await page.getByRole('link', { name: 'Go on with the report' }).click();
	const figure = page.getByLabel('Tripoli, Tripoli: # of basic service delivery projects implemented');
	await ready(page);
	await expect(figure).toHaveValue('9');
	await page.context().setOffline(true);
	await figure.fill('11');
	await figure.press('Tab');
	await expect(page.getByText('It is kept on this device')).toBeVisible();
	const address = page.url();
	await page.close({ runBeforeUnload: false });
	await page.context().setOffline(false);
	const again = await page.context().newPage();
	await again.goto(address);
	await expect(again.getByLabel(/Tripoli, Tripoli: /)).toHaveValue('11');
	await again.reload();
	await expect(again.getByLabel(/Tripoli, Tripoli: /)).toHaveValue('11');

	// Typed before the scripts came, on a slow line: it is there once they have.
	let release = () => {};
	const typed = new Promise<void>((resolve) => (release = resolve));
	await again.route('**/_app/**/*.js', async (route) => {
		await typed;
		await route.continue();
	});
	await again.goto(address, { waitUntil: 'commit' });
	await again.getByLabel(/Tripoli, Tripoli: /).fill('10');
	release();
	await saved(again);
	await again.unroute('**/_app/**/*.js');
	await again.reload();
	await expect(again.getByLabel(/Tripoli, Tripoli: /)).toHaveValue('10');

	// The answer gets lost on the way: sent again, it is no conflict with oneself.
	let lost = 0;
	await again.route(
		/\?\/total$/,
		async (route) => {
			await route.fetch();
			lost++;
			await route.abort('connectionreset');
		},
		{ times: 1 },
	);
	await again.getByLabel(/Tripoli, Tripoli: /).fill('12');
	await again.getByLabel(/Tripoli, Tripoli: /).press('Tab');
	await expect(again.getByText('It is kept on this device')).toBeVisible();
	expect(lost).toBe(1);
	await again.getByRole('link', { name: 'Check and submit' }).click();
	await expect(again.getByRole('heading', { level: 1 })).toContainText('Check the report');

	// What somebody else changed meanwhile is not overwritten, and shown until it is dropped.
	await again.goto(address);
	await ready(again);
	await again.context().setOffline(true);
	await again.getByLabel(/Tripoli, Tripoli: /).fill('13');
	await again.getByLabel(/Tripoli, Tripoli: /).press('Tab');
	await expect(again.getByText('It is kept on this device')).toBeVisible();
	await again.close({ runBeforeUnload: false });
	const other = await signIn(browser, 'reporter1@example.org');
	await other.goto(address);
	await ready(other);
	await other.getByLabel(/Tripoli, Tripoli: /).fill('14');
	await other.getByLabel(/Tripoli, Tripoli: /).press('Tab');
	await saved(other);
	await page.context().setOffline(false);
	const third = await page.context().newPage();
	await third.goto(address);
	await expect(third.getByRole('alert')).toContainText('implemented: 13');
	await expect(third.getByLabel(/Tripoli, Tripoli: /)).toHaveValue('14');
	await third.getByRole('button', { name: 'Drop this entry' }).click();
	await third.reload();
	await expect(third.getByLabel(/Tripoli, Tripoli: /)).toHaveValue('14');
	await expect(third.getByRole('alert')).toHaveCount(0);

	await third.goto('/account');
	await third.evaluate(() => localStorage.setItem('masar.unsent.x', '{}'));
	await third.getByRole('button', { name: 'Sign out', exact: true }).click();
	await expect(third).toHaveURL(/account/);
	expect(await third.evaluate(() => localStorage.length)).toBe(0);
});
