/** What a form does not take: the words stay, and why is told where the reader is. */
import type { Locator } from '@playwright/test';
import { expect, test, type Desk, type Page } from './support/test.ts';

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true };

/** A field as a browser without the bound would have it: what is sent is beyond what the server takes. */
async function fillBeyond(field: Locator, text: string): Promise<void> {
	await field.evaluate((one) => one.removeAttribute('maxlength'));
	await field.fill(text);
}

/** The first row of the partner's draft with its details open, on a phone, where they are longer than the screen. */
async function openRow(desk: Desk): Promise<Page> {
	const page = await desk.signIn('approver1@example.org', PHONE);
	await page.goto('/reports');
	await page.getByRole('link', { name: 'Go on with the report' }).click();
	await page.locator('.saves').first().waitFor({ state: 'attached' });
	await page
		.getByRole('link', { name: /^Details of/ })
		.first()
		.click();
	await page.locator('.editor').waitFor();
	return page;
}

test('a note that is too long stays, and is told beside it until it fits', async ({ desk }) => {
	const page = await openRow(desk);
	const note = page.getByLabel('Note');
	const long = 'n'.repeat(2001);
	await fillBeyond(note, long);
	await note.press('Tab');
	const told = page.getByRole('alert').filter({ hasText: '2,001' });
	await expect(told).toBeInViewport();
	await expect(note).toHaveAttribute('aria-invalid', 'true');
	await expect(page.locator(`[id="${await note.getAttribute('aria-describedby')}"]`)).toContainText('2,001');
	await expect(note).toHaveValue(long);
	await note.fill('short');
	await note.press('Tab');
	await expect(page.getByRole('status').getByText(/^Saved \d/)).toBeVisible();
	await expect(told).toHaveCount(0);
	await expect(note).not.toHaveAttribute('aria-invalid');
});

test('an ended session is told at the field, with a way to sign in, and what was typed stays', async ({
	desk,
}) => {
	const page = await openRow(desk);
	await page.context().clearCookies();
	const reference = page.getByLabel('Your reference, the same each quarter');
	await reference.fill('typed after the session');
	await reference.press('Tab');
	const told = page.getByRole('alert').filter({ hasText: 'You are no longer signed in' });
	await expect(told).toBeInViewport();
	await expect(told.getByRole('link', { name: 'Sign in' })).toBeVisible();
	await expect(reference).toHaveValue('typed after the session');
	const [field, words] = [await reference.boundingBox(), await told.boundingBox()];
	expect((words?.y ?? 0) - (field?.y ?? 0)).toBeLessThan(150);
});

test.describe('more pasted lines than are taken', () => {
	for (const javaScriptEnabled of [true, false]) {
		test(`stay, and are counted beside them, ${javaScriptEnabled ? 'with' : 'without'} scripts`, async ({
			desk,
		}) => {
			const page = await desk.signIn('approver1@example.org', { ...PHONE, javaScriptEnabled });
			await page.goto('/reports');
			await page.getByRole('link', { name: 'Go on with the report' }).click();
			await page
				.getByRole('link', { name: /^Paste a list to/ })
				.first()
				.click();
			const lines = page.locator('#lines');
			const long = Array.from({ length: 501 }, (_, i) => `Halba\t${i}`).join('\n');
			await lines.fill(long);
			await page.getByRole('button', { name: 'Check the lines' }).click();
			await expect(page.getByRole('alert')).toContainText('501');
			await expect(page.locator(`#${await lines.getAttribute('aria-describedby')}`)).toContainText('500');
			await expect(lines).toHaveValue(long);
		});
	}
});

test.describe('a return that says too much', () => {
	for (const javaScriptEnabled of [true, false]) {
		test(`leads to its comment, ${javaScriptEnabled ? 'with' : 'without'} scripts`, async ({ desk }) => {
			const page = await desk.signIn('coordinator@example.org', { ...PHONE, javaScriptEnabled });
			await page.goto('/review');
			await page.getByRole('link', { name: 'Demonstration partner 3' }).first().click();
			const comment = page.getByLabel(/What is to be corrected/);
			const long = 'c'.repeat(5000);
			await fillBeyond(comment, long);
			await page.getByRole('button', { name: 'Return for correction' }).click();
			const alert = page.getByRole('alert');
			await expect(alert).toContainText('5,000');
			await expect(comment).toHaveValue(long);
			await expect(comment).toBeFocused();
			await expect(page.locator('#comment-issue')).toBeInViewport();
		});
	}
});
