/** A report is entered like a spreadsheet, on a phone nothing of it lies beside the screen, and figures read as figures. */
import { inLanguage } from './support/pages.ts';
import { paste } from './support/paste.ts';
import { expect, test, type Page } from './support/test.ts';

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true };

async function openDraft(page: Page): Promise<void> {
	await page.goto('/reports');
	await page.getByRole('link', { name: 'Go on with the report' }).click();
	// Once the page's scripts listen.
	await page.locator('.saves').first().waitFor({ state: 'attached' });
}

test('arrows and Enter go down the figures of an indicator, and a column is pasted into them', async ({
	desk,
}) => {
	const page = await desk.signIn('approver1@example.org');
	await openDraft(page);
	const figures = page.getByLabel(/: # of basic service delivery projects implemented$/);
	const saved = page.getByRole('status').getByText(/^Saved \d/);
	await figures.nth(0).focus();
	await page.keyboard.press('ArrowDown');
	await expect(figures.nth(1)).toBeFocused();
	await page.keyboard.press('ArrowUp');
	await expect(figures.nth(0)).toBeFocused();
	await figures.nth(1).fill('6');
	await page.keyboard.press('Enter');
	await expect(figures.nth(2)).toBeFocused();
	await expect(saved).toBeVisible();

	await figures.nth(0).focus();
	await paste(page, '4\r\n1,200\r\n');
	await expect(page.getByText('activities not sent yet')).toHaveCount(0);
	await page.getByRole('link', { name: 'Check and submit' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toContainText('Check the report');
	await page.goBack();
	await expect(figures.nth(0)).toHaveValue('4');
	await expect(figures.nth(1)).toHaveValue('1,200');
});

test('on a phone the breakdown of a row is within the screen, each field with its column', async ({
	desk,
}) => {
	const page = await desk.signIn('approver1@example.org', PHONE);
	await openDraft(page);
	const details = await page
		.getByRole('link', { name: /^Details/ })
		.first()
		.getAttribute('href');
	for (const language of ['en', 'ar'] as const) {
		await page.goto(inLanguage(details ?? '', language));
		await page.locator('.saves').first().waitFor({ state: 'attached' });
		await page.locator('.editor details').evaluateAll((all) => {
			for (const one of all) one.setAttribute('open', '');
		});
		const fields = page.locator('.editor :is(input, select, textarea):visible');
		expect(await fields.count()).toBeGreaterThan(20);
		for (const box of await Promise.all((await fields.all()).map((field) => field.boundingBox()))) {
			expect(box?.x).toBeGreaterThanOrEqual(0);
			expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(390);
		}
	}
	await page.goto(details ?? '');
	await page
		.locator('.editor summary', { hasText: /^Breakdown$/ })
		.first()
		.click();
	await expect(
		page.locator('.editor td').getByText('both sexes').filter({ visible: true }).first(),
	).toBeVisible();
	await expect(
		page.getByText('Palestine refugees, not said which').filter({ visible: true }).first(),
	).toBeVisible();
});

test('headings of a breakdown stand over their fields, of the quarter and of a month', async ({ desk }) => {
	const page = await desk.signIn('approver1@example.org', { viewport: { width: 1440, height: 900 } });
	await openDraft(page);
	const details = await page
		.getByRole('link', { name: /^Details/ })
		.first()
		.getAttribute('href');
	await page.goto(details ?? '');
	await page.locator('.saves').first().waitFor({ state: 'attached' });
	// Months have breakdowns once one is given.
	await page.locator('.editor summary', { hasText: 'By month' }).first().click();
	await page.locator('.editor .months input').first().fill('20');
	await page.keyboard.press('Tab');
	await expect(page.getByText('Breakdown of April')).toBeVisible();
	for (const language of ['en', 'ar'] as const) {
		await page.goto(inLanguage(details ?? '', language));
		await page.locator('.editor details').evaluateAll((all) => {
			for (const one of all) one.setAttribute('open', '');
		});
		const apart = await page.locator('.editor details table').evaluateAll((tables) =>
			tables.map((table) => {
				const middles = (all: Iterable<Element>) =>
					[...all].map((one) => one.getBoundingClientRect()).map(({ left, right }) => (left + right) / 2);
				const fields = middles(table.querySelectorAll(':scope > tbody > tr:first-child > td'));
				const headings = middles(table.querySelectorAll(':scope > thead th'));
				return Math.max(...headings.map((middle, at) => Math.abs(middle - (fields[at] ?? Infinity))));
			}),
		);
		expect(apart.length).toBeGreaterThanOrEqual(4);
		expect(Math.max(...apart)).toBeLessThan(30);
	}
	// Where months alone are open, their tables have the width too.
	await page.locator('.editor details').evaluateAll((all) => {
		for (const one of all) {
			const isOfMonths = one.querySelector('.months') ?? one.parentElement?.closest('details');
			one.toggleAttribute('open', Boolean(isOfMonths));
		}
	});
	const cut = await page
		.locator('.editor details table')
		.filter({ visible: true })
		.evaluateAll((tables) =>
			tables.map(
				(table) =>
					table.getBoundingClientRect().width - (table.closest('li')?.getBoundingClientRect().width ?? 0),
			),
		);
	expect(cut.length).toBeGreaterThanOrEqual(3);
	expect(Math.max(...cut)).toBeLessThanOrEqual(0);
});

test('in a locked quarter nothing offers to approve, and its table is within a phone’s screen', async ({
	desk,
}) => {
	const page = await desk.signIn('coordinator@example.org', PHONE);
	await page.goto('/review?plan=lrp-2024&sector=social-stability&period=2024-Q1');
	await expect(page.getByText('This period was locked after')).toBeVisible();
	await expect(page.getByRole('button', { name: 'Approve the chosen ones' })).toHaveCount(0);
	for (const frame of await page.locator('.scroll:has(.cards)').all()) {
		expect(await frame.evaluate((one) => one.scrollWidth - one.clientWidth)).toBe(0);
	}
});

test('whose work a page is not finds nothing there, in the words of every page and with a way back', async ({
	desk,
}) => {
	for (const [email, path] of [
		['officer5@example.org', '/review'],
		['reader@example.org', '/reports'],
	] as const) {
		const page = await desk.signIn(email);
		expect((await page.goto(path))?.status()).toBe(404);
		await expect(page.getByRole('main').getByRole('link', { name: 'All plans' })).toBeVisible();
	}
});
