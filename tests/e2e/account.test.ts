/** From an invitation to work, as it happens to people: on a phone in English, at a desk in Arabic. */
import { Secret, TOTP } from 'otpauth';
import { inLanguage } from './support/pages.ts';
import { expect, test, type Page } from './support/test.ts';
import { violations } from './support/violations.ts';

/** Of the demonstration, as `npm start` prints them. */
const DEMONSTRATION = { password: 'masar demonstration', secret: 'MASARDEMONSTRATION234567MASARDEM' };
const PASSWORD = 'river lamp quiet eleven';

function codeOf(secret: string): string {
	return new TOTP({ secret: Secret.fromBase32(secret.replaceAll(' ', '')) }).generate();
}

test.use({ baseURL: async ({ desk }, use) => use(desk.origin) });

async function sound(page: Page, where: string): Promise<void> {
	expect((await violations(page)).map((fault) => `${where} ${fault}`)).toEqual([]);
	const wide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
	expect(wide, `${where} is wider than the screen`).toBe(false);
}

const SETTINGS = [
	{ language: 'en', width: 390 },
	{ language: 'ar', width: 1440 },
] as const;

for (const { language, width } of SETTINGS) {
	test(`invited, with a second factor, and in: ${language} at ${width} px`, async ({ page, desk }) => {
		test.setTimeout(180_000);
		await page.setViewportSize({ width, height: 844 });
		const invited = `coordinator-${language}@example.org`;

		await page.goto(inLanguage('/manage/people', language));
		await sound(page, 'sign in');
		await page.locator('#email').fill('administrator@example.org');
		await page.locator('#password').fill('not the password');
		await page.locator('main form .button').click();
		await sound(page, 'sign in, refused');
		await expect(page.locator('[role=alert]')).toBeVisible();
		await expect(page.locator('#email')).toHaveValue('administrator@example.org');
		await page.locator('#password').fill(DEMONSTRATION.password);
		await page.locator('main form .button').click();
		await sound(page, 'code');
		await page.locator('#code').fill(codeOf(DEMONSTRATION.secret));
		await page.locator('main form .button').first().click();

		await expect(page).toHaveURL(inLanguage('/manage/people', language));
		await sound(page, 'people');
		await page.locator('#email').fill(invited);
		await page.locator('#name').fill('رنا Rana');
		await page.locator('#role').selectOption('coordinator');
		await page.locator('form[action^="?/give"] .button').click();
		await expect(page.locator('[role=status]')).toContainText(invited);
		await page.goto(inLanguage('/manage/permissions', language));
		await sound(page, 'permissions');
		await page.locator('header form button').click();
		await expect(page).toHaveURL(inLanguage('/account/sign-in', language));

		const link = await desk.linkSentTo(invited);
		await page.goto(link);
		await sound(page, 'invitation');
		await page.locator('#password').fill('too short');
		await page.locator('main form .button').click();
		await sound(page, 'invitation, refused');
		await page.locator('#password').fill(PASSWORD);
		await page.locator('main form .button').click();

		// Nothing else before the second factor.
		await expect(page).toHaveURL(/\/account\/second-factor(\?|$)/);
		await page.goto(inLanguage('/manage/people', language));
		await expect(page).toHaveURL(/\/account\/second-factor(\?|$)/);
		await sound(page, 'set up');
		const secret = await page.locator('main code').innerText();
		// On the phone itself nothing has to be typed over.
		const opens = new URL((await page.locator('main a[href^="otpauth:"]').getAttribute('href')) ?? '');
		expect([opens.protocol, opens.searchParams.get('secret')]).toEqual([
			'otpauth:',
			secret.replaceAll(' ', ''),
		]);
		await page.reload();
		await expect(page.locator('main code')).toHaveText(secret);
		await page.locator('#code').fill(codeOf(secret));
		await page.locator('#current').fill(PASSWORD);
		await page.locator('main form .button').click();
		await sound(page, 'recovery codes');
		const codes = await page.locator('main li code').allInnerTexts();
		expect(codes).toHaveLength(10);
		await page.locator('main a.button').click();
		await expect(page).toHaveURL(inLanguage('/manage/people', language));
		await expect(page.locator('header')).toContainText('رنا Rana');

		await page.goto(link);
		await expect(page.locator('main form')).toHaveCount(0);
		await page.goto(inLanguage('/account', language));
		await sound(page, 'account');
		await page.goto(inLanguage('/account/second-factor', language));
		await sound(page, 'another device');
		await page.locator('header form button').click();

		// The phone is lost: one of the codes lets in.
		await page.locator('#email').fill(invited);
		await page.locator('#password').fill(PASSWORD);
		await page.locator('main form .button').click();
		await page.locator('summary').click();
		await page.locator('#recovery').fill(codes[3] ?? '');
		await page.locator('details .button').click();
		await expect(page).toHaveURL(inLanguage('/review', language));
	});
}

test('asking for a new password says the same for everybody, in three languages', async ({ page }) => {
	for (const language of ['en', 'ar', 'fr'] as const) {
		await page.goto(inLanguage('/account/forgotten', language));
		await sound(page, `forgotten ${language}`);
		await page.locator('#email').fill(`nobody-${language}@example.org`);
		await page.locator('main form .button').click();
		await sound(page, `forgotten, sent ${language}`);
		await expect(page.locator('[role=status]')).toBeVisible();
		for (const gone of ['/account/reset/gone', '/account/invitation/gone', '/account/first/gone']) {
			await page.goto(inLanguage(gone, language));
			await sound(page, `${gone} ${language}`);
		}
	}
});

test('who is signed in stands on the screen and not on paper', async ({ page }) => {
	await page.goto('/');
	await expect(page.locator('header').getByRole('link', { name: 'Sign in' })).toBeVisible();
	await page.emulateMedia({ media: 'print' });
	await expect(page.locator('header').getByRole('link', { name: 'Sign in' })).toBeHidden();
});
