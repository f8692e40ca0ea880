import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { inLanguage, LANGUAGES, MANY_AREAS, PAGES, WIDTHS, type Language } from './support/pages.ts';

/** French has the widths of English and no direction of its own: once is enough. */
const isAsked = (language: Language, width: number) => language !== 'fr' || width === 390;

for (const language of LANGUAGES) {
	for (const width of WIDTHS.filter((width) => isAsked(language, width))) {
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
					.analyze();
				for (const { id, nodes } of violations) {
					faults.push(`${name}, ${id}: ${nodes.map(({ html }) => html).join(' ')}`);
				}
			}
			expect(faults).toEqual([]);
		});
	}
}
