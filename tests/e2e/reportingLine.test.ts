/** Two people in one report, a bad line, a page that is closed: nothing is overwritten, nothing entered is lost. */
import { DEMONSTRATION_PASSWORD } from '#lib/server/demonstration/commands/accounts.ts';
import { beforeScripts, FIRST_VISIT } from './support/slowLine.ts';
import { expect, test, type Desk, type Page } from './support/test.ts';

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true };
const KEPT = 'Kept on this device, no connection';

/** Once what was typed is stored. */
const saved = (page: Page) => expect(page.getByRole('status').getByText(/^Saved \d/)).toBeVisible();

/** Once the page's scripts listen. */
const ready = (page: Page) => page.locator('.saves').first().waitFor({ state: 'attached' });

/** The field that these tests type into. The draft of the demonstration has neither of the figures that they type. */
const figure = (page: Page) =>
	page.getByLabel('Tripoli, Tripoli: # of basic service delivery projects implemented');

/** Somebody of partner 1 with the partner's draft open. */
async function openDraft(desk: Desk, email = 'approver1@example.org', options = PHONE): Promise<Page> {
	const page = await desk.signIn(email, options);
	await page.goto('/reports');
	await page.getByRole('link', { name: 'Go on with the report' }).click();
	await ready(page);
	return page;
}

async function type(page: Page, value: string): Promise<void> {
	await figure(page).fill(value);
	await figure(page).press('Tab');
}

/** Types without a connection and closes the page; there is still none. */
async function closeUnsent(page: Page, value: string): Promise<void> {
	await page.context().setOffline(true);
	await type(page, value);
	await expect(page.getByText(KEPT)).toBeVisible();
	await page.close({ runBeforeUnload: false });
}

/** Types without a connection, closes the page, and has the connection back. */
async function leaveUnsent(page: Page, value: string): Promise<void> {
	await closeUnsent(page, value);
	await page.context().setOffline(false);
}

/** Opens the report once more, in a new page of the browser in which it was open. */
async function openAgain(page: Page): Promise<Page> {
	const again = await page.context().newPage();
	await again.goto(page.url());
	return again;
}

test('two people in one row: the second is told, and nothing is overwritten', async ({ desk }) => {
	const first = await openDraft(desk, 'reporter1@example.org');
	const second = await openDraft(desk);
	await type(first, '7');
	await saved(first);
	await type(second, '8');
	await expect(second.getByText('Demonstration reporter of partner 1 entered 7 meanwhile')).toBeVisible();
	await expect(figure(second)).toHaveValue('8');
	await second.reload();
	await expect(second.getByText('Demonstration reporter of partner 1 entered 7 meanwhile')).toBeVisible();
	await first.reload();
	await expect(figure(first)).toHaveValue('7');
});

test('without a connection what is typed is not lost, and goes when there is one', async ({ desk }) => {
	const page = await openDraft(desk);
	await page.context().setOffline(true);
	await type(page, '9');
	await expect(page.getByText(`${KEPT}: 1 activity not sent yet`)).toBeVisible();
	await page.context().setOffline(false);
	await saved(page);
	await page.reload();
	await expect(figure(page)).toHaveValue('9');
});

test('what could not be sent is kept on the device, and sent when the report is opened again', async ({
	desk,
}) => {
	const page = await openDraft(desk);
	await leaveUnsent(page, '11');
	const again = await openAgain(page);
	await expect(figure(again)).toHaveValue('11');
	await again.reload();
	await expect(figure(again)).toHaveValue('11');
	// It was sent, not only shown: somebody else has it too.
	await expect(figure(await openDraft(desk, 'reporter1@example.org'))).toHaveValue('11');
});

test('what is typed before the scripts came, on a slow line, is there once they have', async ({ desk }) => {
	const page = await openDraft(desk, undefined, { ...PHONE, ...FIRST_VISIT });
	await beforeScripts(page, page.url(), () => figure(page).fill('10'));
	await ready(page);
	await saved(page);
	// Once the page is drawn anew with it, under the fingers.
	await page.waitForLoadState('networkidle');
	await saved(page);
	await page.reload();
	await expect(figure(page)).toHaveValue('10');
});

test('so is a list that was pasted before them', async ({ desk }) => {
	const page = await openDraft(desk, undefined, { ...PHONE, ...FIRST_VISIT });
	const paste = await page
		.getByRole('link', { name: /^Paste a list/ })
		.first()
		.getAttribute('href');
	const lines = page.locator('#lines');
	await beforeScripts(page, paste ?? '', () => lines.fill('Halba\t1'));
	await expect(lines).toHaveValue('Halba\t1');
	await page.getByRole('button', { name: 'Check the lines' }).click();
	await expect(page.getByRole('rowheader', { name: /Halba, Akkar/ }).last()).toBeVisible();
});

test('an answer that is lost on the way: sent again, it is no conflict with oneself', async ({ desk }) => {
	const page = await openDraft(desk);
	let lost = 0;
	await page.route(
		/\?\/save$/,
		async (route) => {
			await route.fetch();
			lost++;
			await route.abort('connectionreset');
		},
		{ times: 1 },
	);
	await type(page, '12');
	await expect(page.getByText(KEPT)).toBeVisible();
	expect(lost).toBe(1);
	await page.getByRole('link', { name: 'Check and submit' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toContainText('Check the report');
});

test('what was kept is sent on the way to the next page, which comes though this one was to be read anew', async ({
	desk,
}) => {
	const page = await openDraft(desk);
	await page.clock.install();
	await page.reload();
	await ready(page);
	await page.clock.pauseAt(Date.now() + 60_000);
	await page.route(/\?\/save$/, (route) => route.abort('connectionreset'), { times: 1 });
	await type(page, '12');
	await expect(page.getByText(KEPT)).toBeVisible();
	let release = () => {};
	const held = new Promise<void>((resolve) => (release = resolve));
	const asked = page.waitForRequest(/summary\/__data\.json/);
	await page.route(/summary\/__data\.json/, async (route) => {
		await held;
		await route.continue();
	});
	await page.getByRole('link', { name: 'Check and submit' }).click();
	await asked;
	// Far past the moment at which the page is read anew after the last key.
	await page.clock.runFor(5000);
	release();
	await expect(page.getByRole('heading', { level: 1 })).toContainText('Check the report');
});

test('what somebody else changed meanwhile is not overwritten, and both are shown until one is taken', async ({
	desk,
}) => {
	const page = await openDraft(desk);
	await closeUnsent(page, '13');
	const other = await openDraft(desk, 'reporter1@example.org');
	await type(other, '14');
	await saved(other);
	await page.context().setOffline(false);
	const again = await openAgain(page);
	await expect(again.getByText('Demonstration reporter of partner 1 entered 14 meanwhile')).toBeVisible();
	await expect(figure(again)).toHaveValue('13');
	await again.reload();
	await again.getByRole('button', { name: 'Take 14' }).click();
	await again.reload();
	await expect(figure(again)).toHaveValue('14');
	await expect(again.getByRole('alert')).toHaveCount(0);
});

test('what was typed in an activity that is gone meanwhile is shown until it is dropped', async ({
	desk,
}) => {
	const page = await openDraft(desk);
	await closeUnsent(page, '13');
	const other = await openDraft(desk, 'reporter1@example.org');
	await other.getByRole('link', { name: 'Details of Tripoli, Tripoli' }).first().click();
	await other.getByRole('button', { name: 'Remove this activity' }).click();
	await expect(other.getByText('removed').first()).toBeVisible();
	await page.context().setOffline(false);
	const again = await openAgain(page);
	await expect(again.getByRole('alert')).toContainText('implemented: 13');
	await again.getByRole('button', { name: 'Drop this entry' }).click();
	await again.reload();
	await expect(figure(again)).toHaveCount(0);
	await expect(again.getByRole('alert')).toHaveCount(0);
});

/** How much of each kind the device keeps. */
const kept = async () => [
	localStorage.length,
	(await caches.keys()).length,
	(await indexedDB.databases()).length,
	(await navigator.serviceWorker.getRegistrations()).length,
];

test('a page that is still open keeps nothing once another one has signed out', async ({ desk }) => {
	const page = await desk.signIn('approver1@example.org');
	// What it keeps, it keeps when it is idle: not before it is told.
	await page.addInitScript(() => {
		window.requestIdleCallback = (done) => {
			window.addEventListener('idle', () => done({ didTimeout: false, timeRemaining: () => 50 }));
			return 1;
		};
	});
	await page.goto('/reports');
	await page.getByRole('link', { name: 'Go on with the report' }).click();
	await page.locator('.saves').first().waitFor({ state: 'attached' });
	const other = await page.context().newPage();
	await other.goto('/account');
	await other.getByRole('button', { name: 'Sign out', exact: true }).click();
	await expect(other.getByRole('link', { name: 'Sign in' })).toBeVisible();
	await page.evaluate(() => window.dispatchEvent(new Event('idle')));
	await page.waitForLoadState('networkidle');
	expect(await page.evaluate(kept)).toEqual([0, 0, 0, 0]);
});

test('at the second factor signing out asks before it deletes what is unsent', async ({ desk }) => {
	const page = await desk.signIn('approver1@example.org');
	await page.context().clearCookies();
	await page.context().addCookies([{ name: 'unsent', value: '1', url: desk.origin }]);
	await page.goto('/account/sign-in');
	await page.evaluate(() => localStorage.setItem('masar.unsent.x', '{}'));
	await page.locator('[name=email]').fill('coordinator@example.org');
	await page.locator('[name=password]').fill(DEMONSTRATION_PASSWORD);
	await page.locator('form.form button').click();
	await page.waitForURL(/second-factor/);
	await page.getByRole('button', { name: 'Sign out', exact: true }).click();
	await expect(page.getByRole('alert')).toContainText('not sent yet');
	expect(await page.evaluate(() => localStorage.length)).toBe(1);
	await page.getByRole('button', { name: 'Delete it and sign out' }).click();
	await page.waitForURL(/sign-in/);
	expect(await page.evaluate(() => localStorage.length)).toBe(0);
});

test('signing out leaves nothing of it on the device', async ({ desk }) => {
	const page = await openDraft(desk);
	await page.goto('/account');
	await page.evaluate(() => localStorage.setItem('masar.unsent.x', '{}'));
	await page.evaluate(async () => (await caches.open('masar.program.x')).put('/x', new Response('x')));
	await page.getByRole('button', { name: 'Sign out', exact: true }).click();
	await expect(page).toHaveURL(/account/);
	await expect(page.getByRole('link', { name: 'Sign in' })).toBeVisible();
	expect(await page.evaluate(kept)).toEqual([0, 0, 0, 0]);
});
