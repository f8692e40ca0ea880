/** Whom a headline figure still lacks, on the page. Source: docs/rules.md, Review. */
import { render } from 'svelte/server';
import type { ComponentProps } from 'svelte';
import { expect, test } from 'vitest';
import { partAddress } from '#lib/plan/onePart.ts';
import Missing from '../../src/routes/review/Missing.svelte';

const CODE = 'A&B #1';

function shown(asked: string | null): string {
	const missing = Array.from({ length: 1205 }, (_, i) => ({
		...{ partnerId: i, name: `Partner ${i}`, reportId: null, state: null },
		...{ daysLate: 0, carried: null, share: null },
	}));
	const gap = {
		code: CODE,
		name: { en: 'Shelters' },
		unit: 'count',
		before: null,
		addsUp: true,
		expected: 1205,
	};
	const props = {
		gaps: [{ ...gap, missing }],
		...{ asked, chosen: {} },
		addressOfPart: (list: string) => (part: number) => partAddress('/review?plan=p', list, part, true),
	};
	return render(Missing, { props: props as unknown as ComponentProps<typeof Missing> }).body;
}

/** Where the list's links lead, as whoever follows one asks it. */
const links = (html: string) =>
	[...html.matchAll(/href="([^"]*part=[^"]*)"/g)].map(
		([, href = '']) => new URL(href.replaceAll('&amp;', '&'), 'http://localhost'),
	);

test('whoever is missing is reached, whatever signs the indicator’s code has', () => {
	const html = shown(null);
	expect(html).toMatch(/<details>/);
	expect(html).toContain('1,200 more partners');
	expect(html).not.toContain('Partner 60<');
	const [first, second] = links(html);
	const asked = second?.searchParams.get('part') ?? null;
	const next = shown(asked);
	expect(next).toContain('Partner 60');
	expect(next).toContain(`id="${second?.hash.slice(1)}"`);
	// Back at the first part the list that was asked for stays unfolded.
	for (const one of [next, shown(first?.searchParams.get('part') ?? null)])
		expect(one).toMatch(/<details open/);
});
