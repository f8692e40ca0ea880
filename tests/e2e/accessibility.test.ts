import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { inLanguage, LANGUAGES, PAGES, WIDTHS } from './support/pages.ts';

for (const language of LANGUAGES) {
	for (const width of WIDTHS) {
		test(`no accessibility violation in ${language} at ${width} px`, async ({ page }) => {
			test.setTimeout(240_000);
			await page.setViewportSize({ width, height: 900 });
			for (const { name, path } of PAGES) {
				await page.goto(inLanguage(path, language));
				const { violations } = await new AxeBuilder({ page })
					.withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
					.analyze();
				const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
				expect(found, `${name} in ${language} at ${width} px`).toEqual([]);
			}
		});
	}
}
