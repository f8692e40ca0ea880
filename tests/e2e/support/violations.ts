import type { Page } from '@playwright/test';
import axe from 'axe-core';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/**
 * What is not accessible on a page, with the HTML of each place. Of frames it says nothing: there are none. The page tells
 * its faults alone: with all that is well told too, looking at 35 pages took two minutes and a half instead of half a one.
 */
export async function violations(page: Page): Promise<string[]> {
	if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source);
	return page.evaluate(async (rules) => {
		const { violations } = await (globalThis as unknown as { axe: typeof axe }).axe.run(document, {
			runOnly: rules,
			resultTypes: ['violations'],
		});
		return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
	}, RULES);
}
