/** The places of one indicator's figures as a tree of nodes. */
import type { Level } from '#lib/places/place.ts';
import type { PlacesTree } from './atom.ts';

/** A place, or what is known to lie in a place and no further: its remainder, which is one of its children. */
export interface Node {
	/** The place's identifier, with a stroke after it for the remainder. */
	readonly key: string;
	readonly place: number;
	/** Of the table it stands in: a remainder's is that of the places beside it. */
	readonly level: Level;
	readonly parent: Node | null;
}

export interface Nodes {
	/** Where people stand who were reported at a place. */
	readonly leafOf: (place: number) => Node;
	/** A node's ancestor at a level, or itself where it stands no lower. */
	readonly above: (node: Node, level: Level) => Node;
	readonly country: Node;
}

/** Two with one key are one and the same. */
export function nodesOf(places: ReadonlyMap<number, PlacesTree>): Nodes {
	const nodes = new Map<string, Node>();
	const keep = (node: Node): Node => {
		const before = nodes.get(node.key);
		if (before) return before;
		nodes.set(node.key, node);
		return node;
	};
	const placeOf = (place: number): PlacesTree => {
		const its = places.get(place);
		if (!its) throw new RangeError(`no place ${place}`);
		return its;
	};
	const nodeOf = (place: number): Node => {
		const before = nodes.get(`${place}`);
		if (before) return before;
		const { level, parent } = placeOf(place);
		return keep({ key: `${place}`, place, level, parent: parent === null ? null : nodeOf(parent) });
	};
	const above: Nodes['above'] = (node, level) => {
		let at = node;
		while (at.level > level && at.parent) at = at.parent;
		return at;
	};
	const leafOf = (place: number): Node => {
		const its = placeOf(place);
		if (its.level === 0 && its.parent !== null) return leafOf(its.parent);
		const node = nodeOf(place);
		if (node.level === 3) return node;
		const level = BELOW[node.level];
		return keep({ key: `${place}/`, place, level, parent: node });
	};
	const [country] = [...places].find(([, { parent }]) => parent === null) ?? [];
	if (country === undefined) throw new RangeError('no country');
	return { leafOf, above, country: nodeOf(country) };
}

const BELOW = [1, 2, 3, 3] as const satisfies readonly Level[];
