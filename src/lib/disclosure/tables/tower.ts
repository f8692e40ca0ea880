/** One kind of figure at all levels and in all windows, above the counts that it is made of. */
import type { Printed } from './atom.ts';
import type { Maker, Spec } from './maker.ts';
import type { Node } from './nodes.ts';

/** Which windows a count belongs to; counts of one node that belong to the same ones are one unknown. */
export type Stay = string;

export const stayOf = (windows: readonly string[]): Stay => windows.join(' ');

/** By node, then by stay. */
export type Counts = ReadonlyMap<Node, ReadonlyMap<Stay, number>>;

export interface Tower {
	/** By node and stay, what people who stay alike come to. */
	readonly counts: Counts;
	/** By node and name of a window. */
	readonly figures: ReadonlyMap<Node, ReadonlyMap<string, number>>;
}

/** A window with its name: one of an indicator's, or of the people of its sector. */
export interface Named {
	readonly name: string;
	readonly span: Printed;
	readonly ofPeople: boolean;
}

/**
 * @param name tells this kind of figure from others in keys
 * @param specOf what a figure at a node and in a window is, but for its key
 */
export function towerOf(
	maker: Maker,
	name: string,
	counts: Counts,
	windows: readonly Named[],
	specOf: (node: Node, window: Named) => Omit<Spec, 'key'>,
): Tower {
	const all = upwards(counts, (node, stay, parts) =>
		maker.addUp({ ...UNPRINTED, key: `${name}|${node.key}|stay ${stay}` }, parts),
	);
	const figures = new Map<Node, Map<string, number>>();
	const children = childrenOf([...all.keys()]);
	for (const node of downFirst([...all.keys()])) {
		const its = new Map<string, number>();
		figures.set(node, its);
		for (const window of windows) {
			const parts = [...(all.get(node) ?? [])]
				.filter(([stay]) => stay.split(' ').includes(window.name))
				.map(([, cell]) => cell);
			if (parts.length === 0) continue;
			const line = `${name}|${node.key}`;
			const spec = { ...specOf(node, window), line, key: `${line}|${window.name}` };
			const below = (children.get(node) ?? []).flatMap((child) => {
				const cell = figures.get(child)?.get(window.name);
				return cell === undefined ? [] : [cell];
			});
			const whole = maker.addUp(spec, parts.length === 1 || below.length === 0 ? parts : below);
			its.set(window.name, whole);
			if (parts.length > 1 && below.length > 0 && spec.printed) maker.equate(whole, parts);
		}
	}
	return { counts: all, figures };
}

const UNPRINTED = { printed: false, isSmall: () => false, k: 0, dear: 0 } as const;

/** Counts of all nodes above those given, too. */
function upwards(
	counts: Counts,
	sum: (node: Node, stay: Stay, parts: readonly number[]) => number,
): Map<Node, Map<Stay, number>> {
	const all = new Map([...counts].map(([node, its]) => [node, new Map(its)]));
	const nodes = downFirst([...counts.keys()]);
	const children = childrenOf(nodes);
	for (const node of nodes) {
		if (all.has(node)) continue;
		const parts = new Map<Stay, number[]>();
		for (const child of children.get(node) ?? [])
			for (const [stay, cell] of all.get(child) ?? []) {
				const cells = parts.get(stay);
				if (cells) cells.push(cell);
				else parts.set(stay, [cell]);
			}
		all.set(node, new Map([...parts].map(([stay, cells]) => [stay, sum(node, stay, cells)])));
	}
	return all;
}

/** With everything above them, the lowest first. */
function downFirst(nodes: readonly Node[]): Node[] {
	const found = new Set<Node>();
	for (const node of nodes) for (let at: Node | null = node; at; at = at.parent) found.add(at);
	return [...found].sort((a, b) => depthOf(b) - depthOf(a));
}

function depthOf(node: Node): number {
	return node.parent ? depthOf(node.parent) + 1 : 0;
}

function childrenOf(nodes: readonly Node[]): Map<Node, Node[]> {
	const found = new Map<Node, Node[]>();
	for (const node of nodes)
		if (node.parent) found.set(node.parent, [...(found.get(node.parent) ?? []), node]);
	return found;
}
