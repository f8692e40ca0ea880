/** What of the way of money a picture can hold. Source: docs/rules.md, Bounds. */
import type { FlowLink, FlowNode } from './flow.ts';
import { flowKey } from './flow.ts';

/** Of donors, and of partners: a picture of more is read by nobody. */
export const MOST_DRAWN = 100;
/** Stands for those beyond: no code begins with a blank, though one may have blanks in it. */
export const OTHERS = ' the others';

export interface DrawnFlow {
	readonly links: readonly FlowLink[];
	/** How many donors and partners stand together as one point; 0: each has its own. */
	readonly donors: number;
	readonly partners: number;
}

/**
 * The donors and the partners with most money each by themselves, the others of either together, so that all of the money
 * is drawn. Sub-grants of partners that stand together are left out: they could lead in a circle.
 * @param most of each
 */
export function drawnFlow(links: readonly FlowLink[], most = MOST_DRAWN): DrawnFlow {
	const beyond = { donor: beyondOf(links, 'donor', most), partner: beyondOf(links, 'partner', most) };
	const pointOf = (node: FlowNode): FlowNode =>
		node.kind !== 'output' && beyond[node.kind].has(flowKey(node)) ? { kind: node.kind, code: OTHERS } : node;
	const drawn = new Map<string, FlowLink>();
	for (const link of links) {
		const [from, to] = [pointOf(link.from), pointOf(link.to)];
		if (link.from.kind === link.to.kind && (from.code === OTHERS || to.code === OTHERS)) continue;
		const key = `${flowKey(from)} ${flowKey(to)}`;
		drawn.set(key, { from, to, usd: (drawn.get(key)?.usd ?? 0) + link.usd });
	}
	return { links: [...drawn.values()], donors: beyond.donor.size, partners: beyond.partner.size };
}

/** The keys of those with least, where there are more than `most`. */
function beyondOf(links: readonly FlowLink[], kind: 'donor' | 'partner', most: number): Set<string> {
	const held = new Map<string, number>();
	for (const { from, to, usd } of links)
		for (const node of [from, to])
			if (node.kind === kind) held.set(flowKey(node), (held.get(flowKey(node)) ?? 0) + usd);
	if (held.size <= most) return new Set();
	return new Set([...held].toSorted(([, a], [, b]) => b - a).flatMap(([key], i) => (i < most ? [] : key)));
}
