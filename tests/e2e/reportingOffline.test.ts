/** A report that was opened on a device opens there again without a line, for whoever opened it. */
import { expect, signInOn, test, type Desk, type Page } from './support/test.ts';

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true };
const FROM_DEVICE = 'Opened from this device, no connection';

/** What goes on behind the page, or begins with a whole program, takes its time on a busy machine. */
const PATIENT = { timeout: 30_000 };
test.setTimeout(120_000);

/** Once what was typed is stored. */
const saved = (page: Page) => expect(page.getByRole('status').getByText(/^Saved \d/)).toBeVisible(PATIENT);

const figure = (page: Page) =>
	page.getByLabel('Tripoli, Tripoli: # of basic service delivery projects implemented');

async function type(page: Page, value: string): Promise<void> {
	await figure(page).fill(value);
	await figure(page).press('Tab');
}

/** How many reports lie on the device with the list of places, whoever's they are. */
const lying = (page: Page) =>
	page.evaluate(async () => {
		// Opened before the page did, it would be made empty.
		if ((await indexedDB.databases()).length === 0) return 0;
		const request = indexedDB.open('masar');
		await new Promise((resolve) => request.addEventListener('success', resolve));
		const shelf = request.result;
		const count = shelf.transaction('places').objectStore('places').count();
		await new Promise((resolve) => count.addEventListener('success', resolve));
		shelf.close();
		return count.result;
	});

/** The draft of partner 1, once it lies on the device. */
async function keepDraft(desk: Desk): Promise<Page> {
	const page = await desk.signIn('approver1@example.org', PHONE);
	await page.goto('/reports');
	await page.getByRole('link', { name: 'Go on with the report' }).click();
	await page.locator('.saves').first().waitFor({ state: 'attached' });
	await expect.poll(() => lying(page), PATIENT).toBe(1);
	return page;
}

test('opens again without a line, takes what is typed, and sends it when the line comes', async ({
	desk,
}) => {
	const page = await keepDraft(desk);
	await page.context().setOffline(true);
	await type(page, '9');
	await expect(page.getByText('Kept on this device')).toBeVisible();
	await page.close({ runBeforeUnload: false });
	const again = await page.context().newPage();
	await again.goto(page.url());
	await expect(again.getByText(FROM_DEVICE)).toBeVisible(PATIENT);
	await expect(figure(again)).toHaveValue('9');
	await type(again, '12');
	await again.reload();
	await expect(figure(again)).toHaveValue('12');
	await again.context().setOffline(false);
	await saved(again);
	await expect(again.getByText(FROM_DEVICE)).toHaveCount(0);
	await again.reload();
	await expect(figure(again)).toHaveValue('12');
});

test('an activity begun without a line finds its place, outlives a closed page and is stored once', async ({
	desk,
}) => {
	const page = await keepDraft(desk);
	await page.context().setOffline(true);
	await page.reload();
	await page
		.getByRole('link', { name: /^Add an activity/ })
		.first()
		.click();
	const place = page.getByRole('combobox', { name: 'Place' });
	await place.fill('saida');
	await page.getByRole('option').first().click();
	await expect(place).toHaveValue(/Saida/);
	await expect(page.getByText('1 activity not sent yet')).toBeVisible();
	await page.close({ runBeforeUnload: false });
	const again = await page.context().newPage();
	await again.goto(page.url());
	await expect(again.getByRole('combobox', { name: 'Place' })).toHaveValue(/Saida/);
	await again.context().setOffline(false);
	await saved(again);
	await again.reload();
	await expect(again.getByRole('rowheader', { name: /Saida/ })).toHaveCount(1);
});

test('whoever signs in next on the device sees nothing of it', async ({ desk }) => {
	const page = await keepDraft(desk);
	const report = page.url();
	// Signed out elsewhere, or for too long: the device was told nothing.
	await page.context().clearCookies();
	await signInOn(page, 'reporter2@example.org');
	await page.context().setOffline(true);
	await expect(page.goto(report)).rejects.toThrow(/ERR_INTERNET_DISCONNECTED|ERR_FAILED/);
});

test('the list says what opens without a line, and nothing does once one has signed out', async ({
	desk,
}) => {
	const page = await keepDraft(desk);
	const report = page.url();
	await page.context().setOffline(true);
	await page.goto('/ar/reports');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('التقارير على هذا الجهاز');
	await page.getByRole('main').getByRole('link').nth(1).click();
	await expect(page.getByText('مفتوح من هذا الجهاز')).toBeVisible(PATIENT);
	await page.context().setOffline(false);
	await page.goto('/account');
	await page.getByRole('button', { name: 'Sign out', exact: true }).click();
	await expect(page.getByRole('link', { name: 'Sign in' })).toBeVisible();
	await page.context().setOffline(true);
	await expect(page.goto(report)).rejects.toThrow(/ERR_INTERNET_DISCONNECTED|ERR_FAILED/);
});

test('what was typed leaves as a file, and is told of before the device is emptied', async ({ desk }) => {
	const page = await desk.signIn('approver1@example.org', PHONE);
	// Safari, which clears after seven days what a site keeps.
	await page.addInitScript(() => {
		Object.defineProperty(navigator, 'vendor', { value: 'Apple Computer, Inc.' });
		navigator.storage.persist = () => Promise.resolve(false);
	});
	await page.goto('/reports');
	await page.getByRole('link', { name: 'Go on with the report' }).click();
	await page.locator('.saves').first().waitFor({ state: 'attached' });
	await page.route(/\?\/save$/, (route) => route.abort('connectionreset'));
	await type(page, '9');
	await expect(page.getByText('nobody opened for seven days')).toBeVisible(PATIENT);
	const download = page.waitForEvent('download');
	await page.getByRole('button', { name: 'Save as an Excel file' }).click();
	expect((await download).suggestedFilename()).toMatch(/^[\w.-]+-2024-q2\.xlsx$/);
	const other = await page.context().newPage();
	await other.goto('/account');
	const signOut = other.getByRole('button', { name: 'Sign out', exact: true });
	await signOut.click();
	await expect(other.getByRole('alert')).toContainText('not sent yet');
	await other.getByRole('button', { name: 'Delete it and sign out' }).click();
	await expect(other.getByRole('link', { name: 'Sign in' })).toBeVisible();
	expect(await other.evaluate(() => localStorage.length)).toBe(0);
});
