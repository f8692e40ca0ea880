import type { GroupRow } from '#lib/server/exchange/queries/bundle/reference.ts';
import { key, KEYS } from '#lib/server/exchange/queries/bundle/reference.ts';
import type { Issues } from '#lib/server/exchange/issue.ts';
import { findCircles } from '#lib/server/exchange/read/tree.ts';

/** @param known every group by its key, those of the file and those that the plan has */
export function checkGroups(
	groups: readonly GroupRow[],
	known: ReadonlyMap<string, GroupRow>,
	issues: Issues,
): void {
	const fault = (kind: string, { dimension }: GroupRow, message: string) =>
		issues.error(kind, { file: 'plan.json', column: `groups.${dimension}` }, message);
	const seen = new Set<string>();
	for (const group of groups) {
		if (seen.has(KEYS.groups(group))) fault('duplicate key', group, `${group.code} stands twice: keep one.`);
		seen.add(KEYS.groups(group));
		if (group.parent !== null && !known.has(key(group.dimension, group.parent))) {
			fault(
				'parent missing',
				group,
				`There is no group ${group.parent}: add it or correct the parent of ${group.code}.`,
			);
		}
	}
	const next = new Map(
		[...known].map(([code, { dimension, parent }]) => [
			code,
			parent === null ? [] : [key(dimension, parent)],
		]),
	);
	for (const circle of findCircles(next)) {
		const group = known.get(circle[0] ?? '');
		if (group) fault('circle', group, `${group.code} includes itself: correct one of the parents.`);
	}
}
