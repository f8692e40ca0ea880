import { inLanguage, PAGES, QUARTER } from './support/pages.ts';
import { expect, test, type Page } from './support/test.ts';
import { violations } from './support/violations.ts';

const SECTOR = '/lrp-2024/social-stability';
/** Where its text is written. */
const TEXT = `/manage${QUARTER}/publication`;

/** Each language at one width, and signed in at the other: that every page fits the screen is checked with the layout. */
const ASKED = [
	['en', 1440],
	['ar', 390],
	['fr', 390],
] as const;

for (const [language, width] of ASKED) {
	test(`no accessibility violation in ${language} at ${width} px`, async ({ page }) => {
		test.setTimeout(300_000);
		await page.setViewportSize({ width, height: 900 });
		const faults: string[] = [];
		for (const { name, path } of PAGES) {
			await page.goto(inLanguage(path, language));
			const found = await violations(page);
			faults.push(...found.map((fault) => `${name}, ${fault}`));
		}
		expect(faults).toEqual([]);
	});
}

/** The other way round. */
const ASKED_SIGNED_IN = [
	['en', 390],
	['ar', 1440],
	['fr', 1440],
] as const;

for (const [language, width] of ASKED_SIGNED_IN) {
	test(`signed in, no accessibility violation in ${language} at ${width} px`, async ({ desk }) => {
		test.setTimeout(180_000);
		const viewport = { width, height: 900 };
		const administrator = await desk.signIn('administrator@example.org', { viewport });
		const coordinator = await desk.signIn('coordinator@example.org', { viewport });
		const partner = await desk.signIn('approver1@example.org', { viewport });
		await partner.goto('/reports');
		await partner.getByRole('link', { name: 'Go on with the report' }).click();
		const report = new URL(partner.url()).pathname;
		const details = partner.getByRole('link', { name: /^Details/ });
		const pages: [Page, string][] = [
			[administrator, '/account'],
			[administrator, '/manage'],
			[administrator, '/manage/lrp-2024'],
			[administrator, '/manage/lrp-2024/settings'],
			[administrator, '/manage/lrp-2024/organisations'],
			[administrator, '/manage/lrp-2024/periods'],
			[administrator, '/manage/lrp-2024/places'],
			[administrator, '/manage/lrp-2024/places/LB1'],
			[administrator, '/manage/lrp-2024/year'],
			[administrator, '/manage/lrp-2024/copy'],
			[administrator, `/manage${SECTOR}/participation`],
			[administrator, `/manage${SECTOR}/needs`],
			[administrator, `/manage${SECTOR}/funding?need=*&one=1`],
			[administrator, `/manage${SECTOR}/framework`],
			[administrator, `/manage${SECTOR}/framework/indicator?code=1.1.a`],
			[administrator, '/manage/lrp-2024/surveys'],
			[coordinator, '/manage/lrp-2024/surveys/population/1'],
			[administrator, '/manage/lrp-2024/referrals'],
			[administrator, '/manage/lrp-2024/services?service=S01'],
			[administrator, '/manage/new'],
			[administrator, '/manage/people'],
			[administrator, '/manage/people/many'],
			[administrator, '/manage/permissions'],
			[administrator, '/manage/system'],
			[administrator, '/audit'],
			[administrator, '/review'],
			[administrator, TEXT],
			[administrator, `${TEXT}?section=achievements&output=1.4&language=${language}`],
			[partner, '/reports'],
			[partner, (await details.first().getAttribute('href')) ?? ''],
			[partner, `${report}/summary`],
			[partner, `${report}/workbook`],
		];
		for (const [page, path] of pages) {
			expect((await page.goto(inLanguage(path, language)))?.status(), path).toBe(200);
			expect(await violations(page), path).toEqual([]);
			const overflow = await page.evaluate(
				() => document.documentElement.scrollWidth - document.documentElement.clientWidth,
			);
			expect(overflow, `${path} is wider than the screen`).toBeLessThanOrEqual(0);
		}
	});
}
