import { render } from 'svelte/server';
import { expect, test } from 'vitest';
import type { FundingAnswer } from '#lib/funding/answer.ts';
import Funding from '../../src/routes/[plan]/[sector]/[year]/[quarter]/Funding.svelte';

const funding: FundingAnswer = {
	required: 1_000_000,
	received: 999_999.99,
	carryOver: 0,
	committed: 0.4,
	pledged: 0,
	gap: 0.01,
	coverage: 0.99999999,
};

/** What a reader sees, tags left out. */
function shown(answer: FundingAnswer): string {
	const { body } = render(Funding, { props: { funding: answer, year: '2024', href: '/', why: '/' } });
	return body
		.replaceAll(/<style.*?<\/style>|<[^>]*>/gs, ' ')
		.replaceAll('&lt;', '<')
		.replaceAll('&gt;', '>')
		.replaceAll(/\s+/g, ' ');
}

test('the dashboard’s box tells a cent that is missing, and does not call it covered', () => {
	const text = shown(funding);
	expect(text).toMatch(/Gap 0\.01/i);
	expect(text).toContain('999,999.99');
	expect(text).toContain('> 99.9%');
	expect(text).not.toContain('100%');
	expect(text).toContain('0.4');
});

test('nor a cent too much for nothing', () => {
	expect(shown({ ...funding, received: 1_000_000.01, gap: -0.01, coverage: 1.00000001 })).toContain('0.01');
});
