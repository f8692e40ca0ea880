/** Tries to work out, from what strangers read alone, a figure of fewer than k people. */
import type { Solver } from '#lib/disclosure/system/programme.ts';
import { attackWorld } from './attackWorld.ts';
import { attackBetween } from './between.ts';
import { once, type Breach } from './breach.ts';
import { largestKs } from './guarded.ts';
import { informedBreaches } from './informed.ts';
import { promisedIn } from './promised.ts';
import { addressesAround } from './around.ts';
import { ownedInAll, writtenFigure, type Reading } from './reading.ts';
import { secretsByColumn } from './secrets.ts';
import { shownSmall, smallDifferences } from './shown.ts';
import { stoodBefore } from './stood.ts';
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
		breaches.push(...informedIn(readings, codes, solver));
		for (const together of sets) {
			const world = worldOf(together, codes);
			total.figures += world.figures.length;
			total.withheld += world.withheld.size;
			total.equations += world.equations.length;
			const secrets = secretsByColumn(world, together);
			const owned = ownedInAll(together);
			const ks = largestKs(world, together);
			const found = attackWorld(world, { promised: promisedIn(world, together), secrets, owned }, ks, solver);
			total.asPartner += found.asPartner;
			breaches.push(...found.breaches);
			if (found.narrowest !== null) narrowest = Math.min(narrowest ?? Infinity, found.narrowest);
		}
	}
	return { ...total, narrowest, breaches: once(breaches) };
}

/** Each publication by who knows a figure that is withheld, with those before it that agree with it, as it was published. */
function* informedIn(
	readings: readonly Reading[],
	codes: ReadonlySet<string>,
	solver: Solver,
): Generator<Breach> {
	for (const [at, newest] of readings.entries()) {
		const [together = []] = agreeing(readings.slice(0, at + 1), codes);
		const world = worldOf(together, codes);
		const stood = stoodBefore(world, readings.slice(0, at), newest);
		const knowing = { known: secretsByColumn(world, together), stood };
		for (const column of informedBreaches(world, knowing, largestKs(world, together), solver)) {
			const figure = world.figures[column];
			if (figure)
				yield {
					...{ how: 'known beside', figure: writtenFigure(figure) },
					addresses: addressesAround(world, column),
				};
		}
	}
}
