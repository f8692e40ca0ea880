import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { inLanguage, LANGUAGES, MANY_AREAS, PAGES, WIDTHS, type Language } from './support/pages.ts';

/** French has English's direction and rules of layout; that it fits the screen is checked with the layout. */
const ASKED = LANGUAGES.filter((language) => language !== 'fr');
/** Colours depend on neither; they take half of the time, so each language and each width has them once. */
const withColours = (language: Language, width: number) => (language === 'en') === (width === 390);

for (const language of ASKED) {
	for (const width of WIDTHS) {
		test(`no accessibility violation in ${language} at ${width} px`, async ({ page }) => {
			test.setTimeout(240_000);
			await page.setViewportSize({ width, height: 900 });
			const faults: string[] = [];
			for (const { name, path } of PAGES) {
				// 1,608 areas take a minute; their marks are those of the other maps.
				if (path.startsWith(MANY_AREAS) && language !== (width === 390 ? 'ar' : 'en')) continue;
				await page.goto(inLanguage(path, language));
				const { violations } = await new AxeBuilder({ page })
					.withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
					.disableRules(withColours(language, width) ? [] : ['color-contrast'])
					.analyze();
				for (const { id, nodes } of violations) {
					faults.push(`${name}, ${id}: ${nodes.map(({ html }) => html).join(' ')}`);
				}
			}
			expect(faults).toEqual([]);
		});
	}
}
