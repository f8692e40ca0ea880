/** Tables of two dimensions, of the country. */
import type { Dimension } from '#lib/plan/groups.ts';
import type { Level } from '#lib/places/place.ts';
import { equateFigures, groupOf, isLowest, type Group, type Groups } from './groups.ts';
import type { Node } from './nodes.ts';
import { partOf, specOf } from './spec.ts';
import { counted, gathered, type Table } from './totals.ts';
import { towerOf, type Stay, type Tower } from './tower.ts';

/** A group of each dimension. */
type Profile = ReadonlyMap<Dimension, Group>;

/**
 * Two tables of one dimension each agree with some table of both wherever their totals do; once such a table of the
 * country is printed, that is no longer so, and people are counted by all dimensions and place together. An attacker is
 * told which combinations there are at all.
 */
export function pairTables(
	table: Table,
	totals: Tower,
	groups: ReadonlyMap<Dimension, Groups>,
): Map<string, Tower> {
	const { publication, nodes, maker, atoms, indicator } = table;
	const said = (dimension: Dimension) => (groups.get(dimension)?.size ?? 0) > 0;
	const pairs = publication.pairs.filter(([one, other]) => said(one) && said(other));
	const found = new Map<string, Tower>();
	if (pairs.length === 0) return found;
	const dimensions = [...new Set(pairs.flat())];
	const lowest = Math.max(...dimensions.map((dimension) => publication.lowest[dimension])) as Level;
	const profiles = profilesOf(table, dimensions);
	const gatheredAtoms = gathered(atoms, (leaf) => nodes.above(leaf, lowest));
	const towers = [...profiles].map(([key, profile]) => {
		const name = `${indicator.id}|profile ${key}`;
		const counts = new Map<Node, Map<Stay, number>>();
		for (const [node, stays] of totals.counts) {
			if (nodes.above(node, lowest) !== node || !isLowest(node, totals.counts, lowest)) continue;
			const cellOf = (stay: Stay) => {
				const own = (gatheredAtoms.get(node)?.get(stay) ?? []).filter(
					(atom) => profileKey(atom, dimensions) === key,
				);
				return counted(maker, `${name}|${node.key}|count ${stay}`, own);
			};
			counts.set(node, new Map([...stays.keys()].map((stay) => [stay, cellOf(stay)])));
		}
		return { profile, tower: towerOf(maker, name, counts, [], () => UNPRINTED) };
	});
	for (const dimension of dimensions)
		for (const [group, { counts }] of groups.get(dimension) ?? [])
			for (const [node, stays] of counts) {
				if (
					node.level < publication.lowest[dimension] &&
					!isLowest(node, counts, publication.lowest[dimension])
				)
					continue;
				for (const [stay, cell] of stays)
					maker.equate(cell, partsAt(towers, node, stay, new Map([[dimension, group]])));
			}
	for (const [one, other] of pairs) {
		const first = groups.get(one) ?? new Map<Group, Tower>();
		const second = groups.get(other) ?? new Map<Group, Tower>();
		for (const group of first.keys())
			for (const beside of second.keys()) {
				const name = `${indicator.id}|${one} ${group}, ${other} ${beside}`;
				const wanted: Profile = new Map([
					[one, group],
					[other, beside],
				]);
				const stays = new Map<Stay, number>();
				for (const stay of totals.counts.get(nodes.country)?.keys() ?? []) {
					const parts = partsAt(towers, nodes.country, stay, wanted);
					if (parts.length > 0)
						stays.set(stay, maker.addUp({ ...UNPRINTED, key: `${name}|count ${stay}` }, parts));
				}
				if (stays.size === 0) continue;
				found.set(
					name,
					towerOf(maker, name, new Map([[nodes.country, stays]]), table.windows, (node, window) => {
						const total = maker.valueOf(totals.figures.get(node)?.get(window.name) ?? -1);
						return partOf(specOf(table, node, window, `${name}|${node.key}|${window.name}`, 0), table, total);
					}),
				);
			}
		const named = (group: Group, beside: Group) =>
			found.get(`${indicator.id}|${one} ${group}, ${other} ${beside}`);
		for (const [group, whole] of first)
			equateFigures(
				table,
				whole,
				[...second.keys()].flatMap((beside) => named(group, beside) ?? []),
			);
		for (const [beside, whole] of second)
			equateFigures(
				table,
				whole,
				[...first.keys()].flatMap((group) => named(group, beside) ?? []),
			);
	}
	return found;
}

const UNPRINTED = { printed: false, isSmall: () => false, k: 0, dear: 0 } as const;

function profileKey(atom: Parameters<typeof groupOf>[0], dimensions: readonly Dimension[]): string {
	return dimensions.map((dimension) => groupOf(atom, dimension)).join(' ');
}

/** Combinations that occur. */
function profilesOf({ atoms }: Table, dimensions: readonly Dimension[]): Map<string, Profile> {
	const found = new Map<string, Profile>();
	for (const { atom } of atoms)
		found.set(
			profileKey(atom, dimensions),
			new Map(dimensions.map((dimension) => [dimension, groupOf(atom, dimension)])),
		);
	return new Map([...found].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function partsAt(
	towers: readonly { readonly profile: Profile; readonly tower: Tower }[],
	node: Node,
	stay: Stay,
	wanted: Profile,
): number[] {
	return towers.flatMap(({ profile, tower }) => {
		const fits = [...wanted].every(([dimension, group]) => profile.get(dimension) === group);
		const cell = tower.counts.get(node)?.get(stay);
		return fits && cell !== undefined ? [cell] : [];
	});
}
