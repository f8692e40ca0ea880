/** What the bars of a quarter say of the year that goes on. Source: docs/rules.md, Progress. */
import { render } from 'svelte/server';
import type { ComponentProps } from 'svelte';
import { expect, test } from 'vitest';
import Legend from '../../src/routes/[plan]/[sector]/[year]/[quarter]/Legend.svelte';

type Props = ComponentProps<typeof Legend>;

/** Of the first quarter, which opens on the first of April. */
function legendOn(today: string): string {
	const period = {
		year: 2024,
		quarter: 1,
		opens: '2024-04-01',
		due: '2024-04-20',
		locks: null,
		hasFigures: false,
	};
	const rows = [{ isJudged: true, share: 0.1, previous: null }];
	const props = { rows, quarter: { period, today }, view: {}, judges: true };
	return render(Legend, { props: props as unknown as Props }).body;
}

test('a quarter of the year has passed once the quarter has begun, and not before', () => {
	expect(legendOn('2024-04-01')).toContain('a quarter of the year has passed');
	expect(legendOn('2024-03-31')).toContain('at its end a quarter of the year will have passed');
});
