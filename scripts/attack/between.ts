/** What two publications that differ tell together: one subtracted from the other tells what was corrected. */
import type { Solver } from '#lib/disclosure/system/programme.ts';
import { addressesAround } from './around.ts';
import { Contradiction } from './bounds.ts';
import type { Breach } from './breach.ts';
import { smallestOf } from './guarded.ts';
import { promisedIn } from './promised.ts';
import { rangesOf } from './ranges.ts';
import { askedKey, writtenFigure, type Reading } from './reading.ts';
import { worldOf, type World } from './world.ts';

interface Joined {
	readonly world: World;
	/** True values, by column, as far as somebody knows them. */
	readonly secrets: ReadonlyMap<number, number>;
	readonly promised: ReadonlySet<number>;
	readonly ks: readonly number[];
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
	const { world, secrets, promised, ks } = joined(now, then, codes);
	const all = rangesOf(world, promised, ks, solver);
	if (all instanceof Contradiction) return [];
	for (const [column, bounds] of all) {
		const secret = secrets.get(column);
		if (bounds && secret !== undefined && (secret < bounds.smallest || secret > bounds.largest)) return [];
	}
	return [...all].flatMap(([column, bounds]): Breach[] => {
		const [figure, k = 0] = [world.figures[column], ks[column]];
		if (!figure || !bounds || bounds.largest === 0 || !promised.has(column)) return [];
		if (bounds.largest - bounds.smallest >= k && bounds.largest >= k) return [];
		return [{ how: 'corrected', figure: writtenFigure(figure), addresses: addressesAround(world, column) }];
	});
}

function joined(now: readonly Reading[], then: readonly Reading[], codes: ReadonlySet<string>): Joined {
	const [newer, older] = [worldOf(now, codes), worldOf(then, codes)];
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
		if (!isSame) {
			values[column] = older.values[at];
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
	};
}

function secretsIn(readings: readonly Reading[]): ReadonlyMap<string, number> {
	return new Map(readings.flatMap(({ secrets }) => [...(secrets ?? [])]));
}

function largestK(figure: Parameters<typeof smallestOf>[0], readings: readonly Reading[]): number {
	return Math.max(...readings.map((one) => smallestOf(figure, one)));
}
