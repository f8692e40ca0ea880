/** One kind of figure at all levels and in all windows, above the counts that it is made of. */
import type { Printed } from './atom.ts';
import type { Maker, Spec } from './maker.ts';
import type { Node } from './nodes.ts';
import { isQuarter } from './spans.ts';

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
		const made = new Map(windows.map((window) => [window, staying(all.get(node), window)]));
		for (const [window, parts] of made) {
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
		for (const [window, quarters] of quartersIn(made)) {
			const [whole, ...parts] = [window, ...quarters].map(({ name }) => its.get(name));
			if (whole !== undefined)
				maker.equate(
					whole,
					parts.filter((part) => part !== undefined),
				);
		}
	}
	return { counts: all, figures };
}

/**
 * Windows whose quarters have all that they are made of, each part in one of them. The counts say so too, but whoever knows one
 * of two quarters is looked for in one equation, and what counts as people of the sector stands apart in them.
 */
function* quartersIn(made: ReadonlyMap<Named, readonly number[]>): Generator<[Named, Named[]]> {
	const all = [...made.keys()].filter(({ span }) => isQuarter(span));
	for (const [window, parts] of made) {
		const { span, ofPeople } = window;
		if (isQuarter(span) || parts.length === 0) continue;
		const own = all.filter(
			(one) => one.ofPeople === ofPeople && one.span.first >= span.first && one.span.last <= span.last,
		);
		const theirs = own.flatMap((one) => made.get(one) ?? []);
		if (theirs.toSorted(byNumber).join(' ') === parts.toSorted(byNumber).join(' ')) yield [window, own];
	}
}

const byNumber = (a: number, b: number) => a - b;

/** What belongs to a window, of a node's counts. */
function staying(counts: ReadonlyMap<Stay, number> | undefined, { name }: Named): number[] {
	return [...(counts ?? [])].filter(([stay]) => stay.split(' ').includes(name)).map(([, cell]) => cell);
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
