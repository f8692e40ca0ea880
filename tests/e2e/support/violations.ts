import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What is not accessible on a page, with the HTML of each place. Of frames it says nothing: there are none. */
export async function violations(page: Page): Promise<string[]> {
	// Otherwise the results go through a page opened for them, which takes three times as long.
	const { violations } = await new AxeBuilder({ page }).setLegacyMode().withTags(RULES).analyze();
	return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}
