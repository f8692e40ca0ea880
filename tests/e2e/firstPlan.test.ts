/** An empty installation, to the first approved report of a plan that nobody had, in Arabic and in the browser alone. */
import { readFileSync } from 'node:fs';
import { Secret, TOTP } from 'otpauth';
import { linkSentTo } from './support/mail.ts';
import { startSite, type Site } from './support/site.ts';
import { expect, test as base, type Page } from './support/test.ts';

const WORDS = JSON.parse(readFileSync('messages/ar.json', 'utf8')) as Record<string, string>;
const PASSWORD = 'river lamp quiet eleven';
const SECTOR = '/ar/manage/water-2026/water';

/* eslint-disable no-empty-pattern -- Playwright reads from the pattern what a fixture needs: this needs nothing. */
const test = base.extend<{ fresh: Site }>({
	fresh: async ({}, use) => {
		const site = await startSite('fresh');
		await use(site);
		await site.stop();
	},
	baseURL: async ({ fresh }, use) => use(fresh.origin),
});
/* eslint-enable no-empty-pattern */

async function fill(page: Page, fields: Readonly<Record<string, string>>): Promise<void> {
	for (const [name, text] of Object.entries(fields)) await page.locator(`main #${name}`).fill(text);
}

const press = (page: Page, word: string) =>
	page.getByRole('main').getByRole('button', { name: WORDS[word], exact: true }).first().click();

/** A password, and a second factor. */
async function settleIn(page: Page): Promise<void> {
	const secret = await page.locator('main code').innerText();
	const code = new TOTP({ secret: Secret.fromBase32(secret.replaceAll(' ', '')) }).generate();
	await fill(page, { code, current: PASSWORD });
	await press(page, 'second_factor_set_up');
	await page.getByRole('link', { name: WORDS['recovery_kept'] }).click();
}

test('a plan is founded, set up, reported and approved, in Arabic', async ({ page, fresh, browser }) => {
	await test.step('whoever starts the server is the first administrator', async () => {
		const [link = ''] = /https?:\/\/\S+\/account\/first\/\S+/.exec(fresh.log()) ?? [];
		await page.goto(link.replace('/account/', '/ar/account/'));
		await page.locator('[name=language]').selectOption('ar');
		await fill(page, { email: 'rana@example.org', name: 'رنا', password: PASSWORD });
		await press(page, 'first_become');
		await expect(page).toHaveURL(/\/ar\/account$/);
	});

	await test.step('a plan with a sector of its own is founded', async () => {
		await page.getByRole('main').getByRole('link', { name: WORDS['setup_new'] }).click();
		await expect(page).toHaveURL(/\/ar\/manage\/new$/);
		await fill(page, { nameEn: 'Water plan', nameAr: 'خطة المياه', slug: 'water-2026', currency: 'KES' });
		await fill(page, { firstYear: '2026', lastYear: '2026', timezone: 'Africa/Nairobi' });
		await fill(page, { country: 'كينيا', pcode: 'KE', sectorName: 'المياه', sectorSlug: 'water' });
		await press(page, 'setup_new_button');
		// Whoever administers a plan gives a second factor.
		await settleIn(page);
		await page.goto('/ar/manage/water-2026');
		await expect(page.getByRole('heading', { level: 1 })).toContainText('خطة المياه');
	});

	await test.step('partners and a framework are typed, and who is expected is ticked', async () => {
		await page.goto('/ar/manage/water-2026/organisations');
		await fill(page, { lines: 'W1\tWell builders\tnngo\tبناة الآبار' });
		await press(page, 'organisations_add');
		await expect(page.getByText('بناة الآبار')).toBeVisible();
		for (const [outcome, frameworkCode, nameEn, nameAr] of [
			['', '1', 'Water', 'ماء للجميع'],
			['1', '1.1', 'Wells', 'آبار'],
		] as const) {
			await page.goto(`${SECTOR}/framework`);
			const word = outcome === '' ? 'framework_add_outcome' : 'framework_add_output';
			const summary = page.locator('summary', { hasText: WORDS[word] ?? '' });
			const form = page.locator('details', { has: summary });
			await form.locator('summary').click();
			await form.locator('[name="nameEn"]').fill(nameEn);
			await form.locator('[name="nameAr"]').fill(nameAr);
			await form.locator('[name="frameworkCode"]').fill(frameworkCode);
			await form.getByRole('button', { name: WORDS['framework_add'] ?? '' }).click();
			await expect(page.getByRole('heading', { name: nameAr })).toBeVisible();
		}
		await page.goto(`${SECTOR}/framework/indicator?under=output+1.1`);
		await fill(page, { frameworkCode: '1.1.a', nameEn: 'Wells dug', nameAr: 'آبار محفورة' });
		await page.locator('#unit').selectOption('count');
		await press(page, 'save');
		await expect(page.getByRole('link', { name: 'آبار محفورة' })).toBeVisible();
		await page.goto(`${SECTOR}/participation?from=2026-Q1`);
		await page.getByRole('checkbox').check();
		await press(page, 'save');
		await expect(page.getByRole('status')).toBeVisible();
	});

	await test.step('a partner is invited, reports and submits', async () => {
		await page.goto('/ar/manage/people/many?plan=water-2026');
		await fill(page, { lines: `omar@example.org\tW1\t${WORDS['role_partner_approver'] ?? ''}\tعمر` });
		await press(page, 'invite_many_button');
		await expect(page.getByRole('status')).toBeVisible();
		const partner = await (await browser.newContext({ baseURL: fresh.origin })).newPage();
		await partner.goto(await linkSentTo('omar@example.org', fresh.mails));
		await fill(partner, { password: PASSWORD });
		await press(partner, 'invitation_accept');
		await settleIn(partner);
		await partner.goto('/ar/reports');
		await press(partner, 'report_begin');
		await partner.locator('.saves').first().waitFor({ state: 'attached' });
		await partner.getByRole('link', { name: new RegExp(`^${WORDS['list_paste'] ?? ''}`) }).click();
		await fill(partner, { lines: 'كينيا\t١٢' });
		await press(partner, 'paste_check');
		const add = partner.getByRole('button', { name: 'أضف سطرًا واحدًا' });
		await add.click();
		await expect(add).toHaveCount(0);
		await partner.goto(new URL(partner.url()).pathname + '/summary');
		await press(partner, 'submit_now');
		await expect(partner.getByRole('button', { name: WORDS['submit_now'] })).toHaveCount(0);
		await partner.context().close();
	});

	await test.step('the report is approved', async () => {
		await page.goto('/ar/review');
		await page.getByRole('main').getByRole('link', { name: 'بناة الآبار' }).first().click();
		await press(page, 'review_approve');
		await page.goto('/ar/review');
		const row = page.getByRole('row').filter({ hasText: 'بناة الآبار' });
		await expect(row).toContainText(WORDS['state_approved'] ?? '');
	});
});
