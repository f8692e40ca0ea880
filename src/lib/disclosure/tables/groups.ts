/** Tables of one dimension: sex, age, cohort, disability, each by place down to its lowest level. */
import type { Dimension } from '#lib/plan/groups.ts';
import type { Atom } from './atom.ts';
import { partOf, specOf } from './spec.ts';
import { counted, gathered, type Table } from './totals.ts';
import { towerOf, type Counts, type Stay, type Tower } from './tower.ts';
import type { Node } from './nodes.ts';

/** What was not said is a group too. */
export type Group = number | null;

export const groupOf = ({ groups }: Atom, dimension: Dimension): Group => groups[dimension] ?? null;

/** A dimension's groups that anything was said of, and what was not said; nothing where nothing was said. */
function groupsIn({ atoms }: Table, dimension: Dimension): Group[] {
	const found = new Set(atoms.map(({ atom }) => groupOf(atom, dimension)));
	if ([...found].every((group) => group === null)) return [];
	return [...found].sort((a, b) => (a ?? Infinity) - (b ?? Infinity));
}

/** By group. */
export type Groups = ReadonlyMap<Group, Tower>;

export function groupTables(table: Table, totals: Tower, dimension: Dimension): Groups {
	const { maker, indicator, publication, nodes, atoms, windows } = table;
	const lowest = publication.lowest[dimension];
	const found = gathered(atoms, (leaf) => nodes.above(leaf, lowest));
	const towers = new Map<Group, Tower>();
	const parts = new Map<Node, Map<Stay, number[]>>();
	for (const group of groupsIn(table, dimension)) {
		const name = `${indicator.id}|${dimension} ${group}`;
		const counts = new Map<Node, Map<Stay, number>>();
		for (const [node, stays] of totals.counts) {
			if (nodes.above(node, lowest) !== node || !isLowest(node, totals.counts, lowest)) continue;
			const cells = new Map<Stay, number>();
			counts.set(node, cells);
			for (const stay of stays.keys()) {
				const own = (found.get(node)?.get(stay) ?? []).filter((atom) => groupOf(atom, dimension) === group);
				const cell = counted(maker, `${name}|${node.key}|count ${stay}`, own);
				cells.set(stay, cell);
				const its = parts.get(node) ?? new Map<Stay, number[]>();
				parts.set(node, its);
				its.set(stay, [...(its.get(stay) ?? []), cell]);
			}
		}
		towers.set(
			group,
			towerOf(maker, name, counts, windows, (node, window) => {
				const total = maker.valueOf(totals.figures.get(node)?.get(window.name) ?? -1);
				const key = `${name}|${node.key}|${window.name}`;
				return partOf(specOf(table, node, window, key, lowest), table, total);
			}),
		);
	}
	for (const [node, stays] of parts)
		for (const [stay, cells] of stays) {
			const whole = totals.counts.get(node)?.get(stay);
			if (whole !== undefined) maker.equate(whole, cells);
		}
	equateFigures(table, totals, [...towers.values()]);
	return towers;
}

/** Whether nothing of a table stands below a node. */
export function isLowest(node: Node, counts: Counts, lowest: number): boolean {
	return node.level === lowest || ![...counts.keys()].some(({ parent }) => parent === node);
}

/** At each node and in each window the parts come to the whole. */
export function equateFigures({ maker }: Table, whole: Tower, parts: readonly Tower[]): void {
	if (parts.length === 0) return;
	for (const [node, its] of whole.figures)
		for (const [window, total] of its) {
			const cells = parts.map(({ figures }) => figures.get(node)?.get(window));
			if (cells.every((cell) => cell !== undefined)) maker.equate(total, cells);
		}
}
