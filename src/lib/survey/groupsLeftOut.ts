/** The smallest number left out of `taken` that is over 0; undefined: none. */
function nextSmallest(sizes: readonly number[], taken: ReadonlySet<number>): number | undefined {
	const open = sizes.flatMap((size, i) => (size > 0 && !taken.has(i) ? [i] : []));
	return open.toSorted((a, b) => (sizes[a] ?? 0) - (sizes[b] ?? 0) || a - b)[0];
}

/**
 * Which groups of a split by one choice are not shown: those that are too small, and beside one alone the next smallest,
 * since the whole less the others would be that one; until all that are left out come to the minimum. Whoever answered the
 * question and is of no group is such a group too. Source: docs/rules.md, Surveys.
 * @param sizes of each group those who answered
 * @param tooFew the groups that are too small by themselves
 * @param rest how many answered the question and are of no group
 */
export function groupsLeftOut(
	sizes: readonly number[],
	tooFew: ReadonlySet<number>,
	rest: number,
	minimum: number,
): Set<number> {
	const out = new Set([...tooFew].filter((i) => (sizes[i] ?? 0) > 0));
	for (;;) {
		const hidden = [...out].reduce((sum, i) => sum + (sizes[i] ?? 0), rest);
		const groups = out.size + Number(rest > 0);
		if (hidden === 0 || (hidden >= minimum && (groups > 1 || out.size === 0))) return out;
		const next = nextSmallest(sizes, out);
		if (next === undefined) return out;
		out.add(next);
	}
}
