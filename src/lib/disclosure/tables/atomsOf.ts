/** What is known of an activity's figure, as atoms. Source: docs/rules.md, Small counts. */
import type { Dimension } from '#lib/plan/groups.ts';
import type { Atom } from './atom.ts';

/** Of one total, what each group of a dimension has: values above 0. */
export type Parts = ReadonlyMap<Dimension, readonly (readonly [group: number, value: number])[]>;

/**
 * A total cut where any dimension passes from one group to the next, the groups laid end to end and what was not said
 * behind them. How groups of two dimensions lie across each other is no figure that is published, so any way that adds up is
 * as good: each atom has whole people and every dimension keeps its counts.
 * @returns undefined where a dimension has more than the total
 */
export function atomsOf(of: Omit<Atom, 'groups' | 'value'>, total: number, parts: Parts): Atom[] | undefined {
	const ends = [...parts].map(([dimension, its]) => {
		let end = 0;
		return { dimension, its: its.map(([group, value]) => ({ group, end: (end += value) })) };
	});
	if (ends.some(({ its }) => (its.at(-1)?.end ?? 0) > total)) return undefined;
	const cuts = [...new Set([total, ...ends.flatMap(({ its }) => its.map(({ end }) => end))])];
	let from = 0;
	return cuts
		.filter((cut) => cut > 0)
		.sort((a, b) => a - b)
		.map((to) => {
			const groups: Partial<Record<Dimension, number>> = {};
			for (const { dimension, its } of ends) {
				const found = its.find(({ end }) => end >= to);
				if (found) groups[dimension] = found.group;
			}
			const value = to - from;
			from = to;
			return { ...of, groups, value };
		});
}
