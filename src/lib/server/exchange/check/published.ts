/** What a plan that has published a quarter no longer takes back. Source: docs/rules.md, Publication. */
import type { PlanRow } from '#lib/server/exchange/queries/bundle/reference.ts';
import type { Issues } from '#lib/server/exchange/issue.ts';

type Kept = Pick<PlanRow, 'public' | 'minimumCount' | 'minimumCountSensitive'>;

/** Strangers would read more than was published, or could tell from it who stands behind a small count. */
export function checkPublished(given: Kept, stored: Kept, issues: Issues): void {
	if (given.public !== 'published') {
		const message =
			'Of this plan a quarter was published, and strangers read nothing else: set public to "published".';
		issues.error('published before', { file: 'plan.json', column: 'public' }, message);
	}
	for (const [column, is, was] of [
		['minimum_count', given.minimumCount, stored.minimumCount],
		['minimum_count_sensitive', given.minimumCountSensitive, stored.minimumCountSensitive],
	] as const) {
		if (is >= was) continue;
		const message = `Of this plan a quarter was published with ${column} ${was}, which may rise and not fall: a new plan may have ${is}.`;
		issues.error('published before', { file: 'plan.json', column }, message);
	}
}
