/** Tables of totals: an indicator by place. */
import type { Atom } from './atom.ts';
import { sharesOf, type Maker } from './maker.ts';
import type { Node, Nodes } from './nodes.ts';
import { specOf, type Described } from './spec.ts';
import { chosenOf, isQuarter, sumsOf } from './spans.ts';
import { stayOf, towerOf, type Counts, type Named, type Stay, type Tower } from './tower.ts';

/** An atom with where and in which windows it counts. */
export interface Placed {
	readonly atom: Atom;
	readonly leaf: Node;
	readonly stay: Stay;
}

export interface Table extends Described {
	readonly maker: Maker;
	readonly nodes: Nodes;
	readonly windows: readonly Named[];
	readonly atoms: readonly Placed[];
}

/** Adds atoms up by node and stay. */
export function gathered(
	atoms: readonly Placed[],
	nodeOf: (leaf: Node) => Node,
): Map<Node, Map<Stay, Atom[]>> {
	const found = new Map<Node, Map<Stay, Atom[]>>();
	for (const { atom, leaf, stay } of atoms) {
		const node = nodeOf(leaf);
		const its = found.get(node) ?? new Map<Stay, Atom[]>();
		found.set(node, its);
		const list = its.get(stay);
		if (list) list.push(atom);
		else its.set(stay, [atom]);
	}
	return found;
}

/** A cell that atoms come to. */
export function counted(maker: Maker, key: string, atoms: readonly Atom[], partner?: number): number {
	const value = atoms.reduce((sum, atom) => sum + atom.value, 0);
	const spec = { key, printed: false, isSmall: () => false, k: 0, dear: 0 };
	return maker.count(partner === undefined ? spec : { ...spec, partner }, value, sharesOf(atoms));
}

export function totalsOf(table: Table): Tower {
	const { maker, indicator, windows } = table;
	const name = `${indicator.id}|total`;
	const counts = indicator.counts === 'all' ? summed(table, name) : chosen(table, name);
	return towerOf(maker, name, counts, windows, (node, window) =>
		specOf(table, node, window, `${name}|${node.key}|${window.name}`, indicator.lowest),
	);
}

/** Quarters in which nothing was reported are as unknown as the others, where figures leave them open. */
function summed({ maker, atoms, windows }: Table, name: string): Counts {
	const counts = new Map<Node, Map<Stay, number>>();
	for (const [leaf, its] of gathered(atoms, (leaf) => leaf)) {
		const cells = new Map<Stay, number>();
		counts.set(leaf, cells);
		const years = new Set([...its.values()].flat().map(({ quarter }) => Math.floor(quarter / 4)));
		for (const { span, ofPeople } of windows) {
			if (ofPeople || !isQuarter(span) || !years.has(Math.floor(span.first / 4))) continue;
			const stays = [...its.keys()].filter((stay) =>
				its.get(stay)?.some(({ quarter }) => quarter === span.first),
			);
			const own = windows.filter(
				(one) => !one.ofPeople && one.span.first <= span.first && one.span.last >= span.first,
			);
			for (const stay of stays.length > 0 ? stays : [stayOf(own.map(({ name }) => name))])
				cells.set(stay, counted(maker, `${name}|${leaf.key}|count ${stay}`, its.get(stay) ?? []));
		}
	}
	return counts;
}

/** With the choice goes that the chosen quarter is none of the smaller ones. */
function chosen({ maker, atoms, windows, indicator }: Table, name: string): Counts {
	const counts = new Map<Node, Map<Stay, number>>();
	const quarters = new Map<string, number>();
	const parts = new Map<Node, Map<Stay, number[]>>();
	for (const [leaf, its] of gathered(atoms, (leaf) => leaf))
		for (const [stay, all] of its)
			for (const [key, own] of Map.groupBy(
				all,
				({ partner, place, quarter }) => `${partner}@${place} ${quarter}`,
			)) {
				const cell = counted(maker, `${name}|${leaf.key}|count ${stay} of ${key}`, own);
				quarters.set(key, cell);
				const stays = parts.get(leaf) ?? new Map<Stay, number[]>();
				parts.set(leaf, stays);
				stays.set(stay, [...(stays.get(stay) ?? []), cell]);
			}
	for (const [leaf, stays] of parts)
		counts.set(
			leaf,
			new Map(
				[...stays].map(([stay, cells]) => [
					stay,
					maker.addUp(
						{ key: `${name}|${leaf.key}|count ${stay}`, printed: false, isSmall: () => false, k: 0, dear: 0 },
						cells,
					),
				]),
			),
		);
	if (indicator.counts !== 'largest') return counts;
	for (const [key, sums] of sumsOf(atoms.map(({ atom }) => atom)))
		for (const { span, name, ofPeople } of windows) {
			if (ofPeople || isQuarter(span)) continue;
			const best = chosenOf('largest', sums, span);
			for (const quarter of sums.keys()) {
				if (quarter === best || quarter < span.first || quarter > span.last) continue;
				const [larger, smaller] = [quarters.get(`${key} ${best}`), quarters.get(`${key} ${quarter}`)];
				if (larger !== undefined && smaller !== undefined)
					maker.difference(`${indicator.id}|peak ${name} of ${key} over ${quarter}`, larger, smaller);
			}
		}
	return counts;
}
