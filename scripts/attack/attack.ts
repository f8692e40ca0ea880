/** Tries to work out, from what strangers read alone, a figure of fewer than k people. */
import type { Solver } from '#lib/disclosure/system/programme.ts';
import { attackWorld } from './attackWorld.ts';
import { attackBetween } from './between.ts';
import { once, type Breach } from './breach.ts';
import { smallestOf } from './guarded.ts';
import { promisedIn } from './promised.ts';
import type { Owned, Reading } from './reading.ts';
import { shownSmall, smallDifferences } from './shown.ts';
import { agreeing, clusters } from './together.ts';
import { worldOf } from './world.ts';

export interface Attacked {
	readonly figures: number;
	readonly withheld: number;
	readonly equations: number;
	/** Pairs of a partner and a figure that it attacked. */
	readonly asPartner: number;
	/** How many values the narrowest of the withheld figures could have; null: none is withheld. */
	readonly narrowest: number | null;
	readonly breaches: readonly Breach[];
}

/** @param readings of one sector, in the order of their publication */
export function attackReadings(readings: readonly Reading[], solver: Solver): Attacked {
	const breaches: Breach[] = [...shownSmall(readings), ...smallDifferences(readings)];
	const total = { figures: 0, withheld: 0, equations: 0, asPartner: 0 };
	let narrowest: number | null = null;
	for (const codes of clusters(readings)) {
		const sets = agreeing(readings, codes);
		for (const [at, now] of sets.entries())
			for (const then of sets.slice(at + 1)) breaches.push(...attackBetween(now, then, codes, solver));
		for (const together of sets) {
			const world = worldOf(together, codes);
			total.figures += world.figures.length;
			total.withheld += world.withheld.size;
			total.equations += world.equations.length;
			const secrets = new Map(together.flatMap((one) => [...(one.secrets ?? [])]));
			const owned = ownedInAll(together);
			const ks = world.figures.map((figure) => Math.max(...together.map((one) => smallestOf(figure, one))));
			const found = attackWorld(world, { promised: promisedIn(world, together), secrets, owned }, ks, solver);
			total.asPartner += found.asPartner;
			breaches.push(...found.breaches);
			if (found.narrowest !== null) narrowest = Math.min(narrowest ?? Infinity, found.narrowest);
		}
	}
	return { ...total, narrowest, breaches: once(breaches) };
}

/** By partner, what it knows as its own of several publications. */
function ownedInAll(readings: readonly Reading[]): Owned {
	const all = new Map<string, Map<string, number>>();
	for (const { owned } of readings)
		for (const [partner, parts] of owned ?? [])
			all.set(partner, new Map([...(all.get(partner) ?? []), ...parts]));
	return all;
}
