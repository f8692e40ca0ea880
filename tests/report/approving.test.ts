/** Approving many at once is chosen, report by report. Source: docs/rules.md, Review. */
import { render } from 'svelte/server';
import type { ComponentProps } from 'svelte';
import { expect, test } from 'vitest';
import type { Refusal } from '#lib/forms/refusal.ts';
import Decide from '../../src/routes/review/[id=id]/Decide.svelte';
import Standings from '../../src/routes/review/Standings.svelte';

type Props = ComponentProps<typeof Standings>;

function shown(refusal: Refusal | null = null): string {
	const standing = {
		...{
			partnerId: 1,
			name: 'Partner one',
			expected: true,
			daysLate: 0,
			warnings: 0,
			outputs: 1,
			outputsReported: 1,
		},
		...{ countedId: null, reopenedUntil: null, isReachable: true },
		report: { id: 7, state: 'submitted', version: 1, rows: 3, nothing: false, submittedAt: null },
	};
	const chosen = { standing: 'open', timezone: 'UTC', planId: 1, sectorId: 1, periodId: 1 };
	const props = { standings: [standing], chosen, refusal, query: new URLSearchParams(), undone: null };
	return render(Standings, { props: props as unknown as Props }).body;
}

const box = (html: string) => /<input[^>]*name="report"[^>]*>/.exec(html)?.[0] ?? '';

test('no box is ticked before somebody ticks it, and a form that comes back keeps what was', () => {
	expect(box(shown())).toContain('value="7"');
	expect(box(shown())).not.toContain('checked');
	const refusal = { action: 'approve', issues: {}, values: {}, chosen: { report: ['7'] } };
	expect(box(shown(refusal))).toContain('checked');
});

test.each([
	['published', 'The public reads them once the quarter is published.'],
	['approved', 'The public reads them from then on.'],
])('in a plan whose public sees what is %s, approving says when it is read', (shown, words) => {
	const data = {
		head: { id: 7, state: 'submitted', counts: false },
		...{ may: { approve: true, withdraw: false }, next: null, standing: 'open', public: shown },
	};
	const props = { data, refusal: null } as unknown as ComponentProps<typeof Decide>;
	expect(render(Decide, { props }).body).toContain(words);
});
