/** Tables of partners, donors and tags. */
import type { Level } from '#lib/places/place.ts';
import type { Atom } from './atom.ts';
import { equateFigures, isLowest } from './groups.ts';
import type { Node } from './nodes.ts';
import { partOf, specOf } from './spec.ts';
import { counted, gathered, type Table } from './totals.ts';
import { towerOf, type Stay, type Tower } from './tower.ts';

/** Of the country; together partners have the whole. */
export function partnerTables(table: Table, totals: Tower): void {
	const { maker, indicator, nodes, atoms, windows } = table;
	const found = gathered(atoms, () => nodes.country).get(nodes.country);
	const stays = totals.counts.get(nodes.country) ?? new Map<Stay, number>();
	const partners = new Set(atoms.map(({ atom }) => atom.partner));
	const parts = new Map<Stay, number[]>();
	const towers = [...partners]
		.sort((a, b) => a - b)
		.map((partner) => {
			const name = `${indicator.id}|partner ${partner}`;
			const counts = new Map<Stay, number>();
			for (const stay of stays.keys()) {
				const own = (found?.get(stay) ?? []).filter((atom) => atom.partner === partner);
				const cell = counted(maker, `${name}|count ${stay}`, own, partner);
				counts.set(stay, cell);
				parts.set(stay, [...(parts.get(stay) ?? []), cell]);
			}
			return towerOf(maker, name, new Map([[nodes.country, counts]]), windows, (node, window) => ({
				...specOf(table, node, window, `${name}|${node.key}|${window.name}`, 0),
				againstPartners: false,
				partner,
			}));
		});
	for (const [stay, whole] of stays) maker.equate(whole, parts.get(stay) ?? []);
	equateFigures(table, totals, towers);
}

/** Donors and tags overlap: each has at most the whole, and what is left of that is a figure too. */
export function overlapTables(
	table: Table,
	totals: Tower,
	kind: 'donor' | 'tag',
	of: (atom: Atom) => readonly number[],
): void {
	const { maker, indicator, nodes, atoms, windows } = table;
	const found = gathered(atoms, (leaf) => nodes.above(leaf, LOWEST));
	const all = new Set(atoms.flatMap(({ atom }) => of(atom)));
	for (const one of [...all].sort((a, b) => a - b)) {
		const name = `${indicator.id}|${kind} ${one}`;
		const [having, rest] = [new Map<Node, Map<Stay, number>>(), new Map<Node, Map<Stay, number>>()];
		for (const [node, stays] of totals.counts) {
			if (nodes.above(node, LOWEST) !== node || !isLowest(node, totals.counts, LOWEST)) continue;
			const [its, others] = [new Map<Stay, number>(), new Map<Stay, number>()];
			having.set(node, its);
			rest.set(node, others);
			for (const [stay, whole] of stays) {
				const own = found.get(node)?.get(stay) ?? [];
				const has = (atom: Atom) => of(atom).includes(one);
				const cell = counted(maker, `${name}|${node.key}|count ${stay}`, own.filter(has));
				const left = counted(
					maker,
					`${name}|${node.key}|rest ${stay}`,
					own.filter((atom) => !has(atom)),
				);
				its.set(stay, cell);
				others.set(stay, left);
				maker.equate(whole, [cell, left]);
			}
		}
		const tower = towerOf(maker, name, having, windows, (node, window) => {
			const total = maker.valueOf(totals.figures.get(node)?.get(window.name) ?? -1);
			return partOf(specOf(table, node, window, `${name}|${node.key}|${window.name}`, LOWEST), table, total);
		});
		const restName = `${name}|rest`;
		const left = towerOf(maker, restName, rest, windows, (node, window) => {
			const spec = specOf(table, node, window, `${restName}|${node.key}|${window.name}`, LOWEST);
			// Nobody prints it; whoever subtracts has it.
			return {
				...spec,
				printed: false,
				isSmall: (value) => spec.printed && value >= 1 && value < spec.k,
				againstPartners: false,
			};
		});
		equateFigures(table, totals, [tower, left]);
	}
}

const LOWEST: Level = 1;
