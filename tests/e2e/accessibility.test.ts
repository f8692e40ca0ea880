import { expect, test } from '@playwright/test';
import { inLanguage, LANGUAGES, PAGES, WIDTHS } from './support/pages.ts';
import { violations } from './support/violations.ts';

/** French has English's direction and rules of layout; that it fits the screen is checked with the layout. */
const ASKED = LANGUAGES.filter((language) => language !== 'fr');

for (const language of ASKED) {
	for (const width of WIDTHS) {
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
}
