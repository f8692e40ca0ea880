/** Works out what the equations of one set of figures give away. */
import type { Solver } from '#lib/disclosure/system/programme.ts';
import { addressesAround } from './around.ts';
import { Contradiction } from './bounds.ts';
import type { Breach } from './breach.ts';
import { attackAsPartners, ownParts } from './partners.ts';
import { rangesOf } from './ranges.ts';
import { writtenFigure, type Owned } from './reading.ts';
import type { World } from './world.ts';

interface Held {
	readonly promised: ReadonlySet<number>;
	/** By column. */
	readonly secrets: ReadonlyMap<number, number>;
	readonly owned: Owned;
}

export function attackWorld(
	world: World,
	{ promised, secrets, owned }: Held,
	ks: readonly number[],
	solver: Solver,
): { readonly breaches: Breach[]; readonly narrowest: number | null; readonly asPartner: number } {
	const breaches: Breach[] = [];
	const told = (how: Breach['how'], column: number) => {
		const figure = world.figures[column];
		if (figure)
			breaches.push({ how, figure: writtenFigure(figure), addresses: addressesAround(world, column) });
	};
	const all = rangesOf(world, promised, ks, solver);
	if (all instanceof Contradiction) {
		for (const column of all.columns.slice(0, 1)) told('contradicts', column);
		return { breaches, narrowest: null, asPartner: 0 };
	}
	const knownOf = (column: number) => {
		const { smallest, largest } = all.get(column) ?? {};
		return world.values[column] ?? (smallest === largest ? smallest : undefined);
	};
	/** Parts that are known come to all of a composite: it tells of the others that they have nothing, as totals may. */
	const isMadeOfKnown = (column: number) => {
		const parts = world.madeOf.get(column)?.map((part) => knownOf(part) ?? 0) ?? [];
		return parts.length > 0 && parts.reduce((sum, part) => sum + part, 0) === knownOf(column);
	};
	let narrowest: number | null = null;
	for (const [column, bounds] of all) {
		if (!bounds) {
			told('not decided', column);
			continue;
		}
		const { smallest, largest } = bounds;
		const k = ks[column] ?? 0;
		// Where there is nobody nothing is told of anybody: zeros of totals are published, and their parts with them.
		if (largest === 0) continue;
		if (promised.has(column)) {
			narrowest = Math.min(narrowest ?? Infinity, largest - smallest);
			if (largest - smallest < k || largest < k) told('worked out', column);
		} else if (smallest >= 1 && largest < k && !isMadeOfKnown(column)) told('worked out', column);
	}
	const partners = attackAsPartners(world, promised, { owned: ownParts(world, owned), secrets }, ks, solver);
	for (const column of partners.found) told('known to a partner', column);
	return { breaches, narrowest, asPartner: partners.tried };
}
