/** What two publications that differ tell together: one subtracted from the other tells what was corrected. */
import type { Solver } from '#lib/disclosure/system/programme.ts';
import { addressesAround } from './around.ts';
import { Contradiction } from './bounds.ts';
import type { Breach } from './breach.ts';
import { informedBreaches } from './informed.ts';
import { smallestOf } from './guarded.ts';
import { promisedIn } from './promised.ts';
import { attackAsPartners, ownParts, type OwnParts } from './partners.ts';
import { rangesOf } from './ranges.ts';
import { askedKey, ownedInAll, writtenFigure, type Owned, type Reading } from './reading.ts';
import { stoodBefore } from './stood.ts';
import { worldOf, type World } from './world.ts';

interface Joined {
	readonly world: World;
	/** True values, by column, as far as somebody knows them. */
	readonly secrets: ReadonlyMap<number, number>;
	readonly promised: ReadonlySet<number>;
	readonly ks: readonly number[];
	/** By column, what was shown before the newest of them. */
	readonly stood: ReadonlyMap<number, number>;
	readonly owned: OwnParts;
}

/**
 * Somebody takes every figure that neither shows to have changed for the same in both. Where that guess contradicts what is
 * shown, or the truth, it tells nothing; without the true figures nobody could say whether it does.
 * @param now publications that agree
 * @param then others that agree, and not with these
 */
export function attackBetween(
	now: readonly Reading[],
	then: readonly Reading[],
	codes: ReadonlySet<string>,
	solver: Solver,
): Breach[] {
	if ([...now, ...then].some((one) => !one.secrets)) return [];
	const { world, secrets, promised, ks, stood, owned } = joined(now, then, codes);
	const all = rangesOf(world, promised, ks, solver);
	if (all instanceof Contradiction) return [];
	for (const [column, bounds] of all) {
		const secret = secrets.get(column);
		if (bounds && secret !== undefined && (secret < bounds.smallest || secret > bounds.largest)) return [];
	}
	const told = (column: number): Breach[] => {
		const figure = world.figures[column];
		if (!figure) return [];
		return [{ how: 'corrected', figure: writtenFigure(figure), addresses: addressesAround(world, column) }];
	};
	const byStrangers = [...all].flatMap(([column, bounds]) => {
		const k = ks[column] ?? 0;
		if (!bounds || bounds.largest === 0 || !promised.has(column)) return [];
		return bounds.largest - bounds.smallest >= k && bounds.largest >= k ? [] : told(column);
	});
	const informed = informedBreaches(world, { known: secrets, stood, isGuess: true }, ks, solver);
	const partners = attackAsPartners(world, promised, { owned, secrets, isGuess: true }, ks, solver);
	return [...byStrangers, ...informed.flatMap(told), ...partners.found.flatMap(told)];
}

function joined(now: readonly Reading[], then: readonly Reading[], codes: ReadonlySet<string>): Joined {
	const [newer, older] = [worldOf(now, codes), worldOf(then, codes)];
	const [newest] = now;
	const stood = newest ? stoodBefore(newer, [...then, ...now.slice(1)], newest) : new Map<number, number>();
	const known = [secretsIn(now), secretsIn(then)] as const;
	const figures = [...newer.figures];
	const values = [...newer.values];
	const addresses = new Map(newer.addresses);
	const [withheld, unsaid, promised] = [newer.withheld, newer.unsaid, promisedIn(newer, now)].map(
		(columns) => new Set(columns),
	) as [Set<number>, Set<number>, Set<number>];
	const secrets = new Map<number, number>();
	const ks = figures.map((figure) => largestK(figure, now));
	const columns = new Map(figures.map((figure, column) => [askedKey(figure), column]));
	for (const [key, column] of columns) {
		const secret = known[0].get(key);
		if (secret !== undefined && values[column] === undefined) secrets.set(column, secret);
	}
	const wasPromised = promisedIn(older, then);
	const columnOf = older.figures.map((figure, at) => {
		const key = askedKey(figure);
		const same = columns.get(key);
		const isSame =
			same !== undefined && values[same] === older.values[at] && known[0].get(key) === known[1].get(key);
		const column = isSame ? same : figures.push(figure) - 1;
		const was = older.values[at];
		if (was !== undefined) stood.set(column, was);
		if (!isSame) {
			values[column] = was;
			ks[column] = largestK(figure, then);
			const secret = known[1].get(key);
			if (secret !== undefined && values[column] === undefined) secrets.set(column, secret);
			if (older.withheld.has(at)) withheld.add(column);
			if (older.unsaid.has(at)) unsaid.add(column);
			if (wasPromised.has(at)) promised.add(column);
		}
		addresses.set(column, [...(addresses.get(column) ?? []), ...(older.addresses.get(at) ?? [])]);
		return column;
	});
	const equations = [
		...newer.equations,
		...older.equations.map((one) => ({ ...one, columns: one.columns.map((at) => columnOf[at] ?? -1) })),
	];
	return {
		world: { ...newer, figures, values, equations, withheld, unsaid, addresses },
		secrets,
		promised,
		ks,
		stood,
		owned: ownedInBoth(newer, ownedInAll(now), older, ownedInAll(then), columnOf),
	};
}

/** Of a figure that is the same in both the larger part: it is not below either. */
function ownedInBoth(
	newer: World,
	now: Owned,
	older: World,
	then: Owned,
	columnOf: readonly number[],
): OwnParts {
	const found = new Map(ownParts(newer, now).map(({ partner, parts }) => [partner, [...parts]]));
	for (const { partner, parts } of ownParts(older, then)) {
		const its = found.get(partner) ?? newer.figures.map(() => 0);
		for (const [at, value] of parts.entries()) {
			const column = columnOf[at] ?? -1;
			its[column] = Math.max(value, its[column] ?? 0);
		}
		found.set(partner, its);
	}
	return [...found].map(([partner, parts]) => ({ partner, parts }));
}

function secretsIn(readings: readonly Reading[]): ReadonlyMap<string, number> {
	return new Map(readings.flatMap(({ secrets }) => [...(secrets ?? [])]));
}

function largestK(figure: Parameters<typeof smallestOf>[0], readings: readonly Reading[]): number {
	return Math.max(...readings.map((one) => smallestOf(figure, one)));
}
