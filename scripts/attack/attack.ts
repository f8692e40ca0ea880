/** Tries to work out, from what strangers read alone, a figure of fewer than k people. */
import type { Solver } from '#lib/disclosure/system/programme.ts';
import { boundsIn, Contradiction, reduced, type Bounds } from './bounds.ts';
import { informedBreaches } from './informed.ts';
import { promisedIn } from './promised.ts';
import { writtenFigure, askedKey, type Figure, type Reading } from './reading.ts';
import { worldOf, type World } from './world.ts';

export interface Breach {
	readonly how: 'shown' | 'difference' | 'worked out' | 'known beside' | 'contradicts' | 'not decided';
	/** Without its value. */
	readonly figure: string;
	/** What gave it. */
	readonly addresses: readonly string[];
}

export interface Attacked {
	readonly figures: number;
	readonly withheld: number;
	readonly equations: number;
	/** How many values the narrowest of the withheld figures could have; null: none is withheld. */
	readonly narrowest: number | null;
	readonly breaches: readonly Breach[];
}

const SECONDS = 20;
const MOST_ADDRESSES = 3;

/** @param readings of one sector, in the order of their publication */
export function attackReadings(readings: readonly Reading[], solver: Solver): Attacked {
	const breaches: Breach[] = [...shownSmall(readings), ...smallDifferences(readings)];
	const total = { figures: 0, withheld: 0, equations: 0 };
	let narrowest: number | null = null;
	for (const codes of clusters(readings))
		for (const together of agreeing(readings, codes)) {
			const world = worldOf(together, codes);
			total.figures += world.figures.length;
			total.withheld += world.withheld.size;
			total.equations += world.equations.length;
			const secrets = new Map(together.flatMap((one) => [...(one.secrets ?? [])]));
			const ks = world.figures.map((figure) => Math.max(...together.map((one) => smallestOf(figure, one))));
			const found = attackWorld(world, { promised: promisedIn(world, together), secrets }, ks, solver);
			breaches.push(...found.breaches);
			if (found.narrowest !== null) narrowest = Math.min(narrowest ?? Infinity, found.narrowest);
		}
	return { ...total, narrowest, breaches: once(breaches) };
}

/** Small counts that stand somewhere, and what one address shows and another one withholds. */
function shownSmall(readings: readonly Reading[]): Breach[] {
	const found: Breach[] = [];
	for (const reading of readings) {
		const { seen, indicators } = reading;
		const kept = new Map<string, string>();
		const guarded = new Set<string>();
		for (const { figure, value, address } of seen)
			if (value === null) {
				kept.set(askedKey(figure), address);
				guarded.add(figure.indicator);
			}
		for (const { figure, value, address } of seen) {
			if (value === null) continue;
			const isPeople = guarded.has(figure.indicator) || indicators.get(figure.indicator)?.isOfPeople === true;
			const isSmall = isPeople && value >= 1 && value < smallestOf(figure, reading);
			if (isSmall || kept.has(askedKey(figure)))
				found.push({ how: 'shown', figure: writtenFigure(figure), addresses: [address] });
		}
	}
	return found;
}

/** Below the governorate, what two publications show of one figure and fewer than k people apart. */
function smallDifferences(readings: readonly Reading[]): Breach[] {
	const found: Breach[] = [];
	const guarded = guardedIn(readings);
	const told = new Map<string, { readonly value: number; readonly address: string }[]>();
	for (const reading of readings) {
		const { seen, places, indicators } = reading;
		for (const { figure, value, address } of seen) {
			const isPeople = guarded.has(figure.indicator) || indicators.get(figure.indicator)?.isOfPeople === true;
			if (value === null || !isPeople || (places.get(figure.place)?.level ?? 0) < 2) continue;
			const before = told.get(askedKey(figure)) ?? [];
			const k = smallestOf(figure, reading);
			const other = before.find((one) => one.value !== value && Math.abs(one.value - value) < k);
			if (other)
				found.push({ how: 'difference', figure: writtenFigure(figure), addresses: [other.address, address] });
			if (before.every((one) => one.value !== value))
				told.set(askedKey(figure), [...before, { value, address }]);
		}
	}
	return found;
}

/** Fewer people than so many are too few. */
function smallestOf({ indicator }: Figure, { indicators }: Reading): number {
	return indicators.get(indicator)?.k ?? 0;
}

/** Of which something is withheld somewhere. */
function guardedIn(readings: readonly Reading[]): Set<string> {
	return new Set(
		readings.flatMap(({ seen }) =>
			seen.flatMap(({ figure, value }) => (value === null ? [figure.indicator] : [])),
		),
	);
}

/** Indicators that equations join: composites, ratios. Those of which nothing is withheld tell of nobody. */
function clusters(readings: readonly Reading[]): Set<string>[] {
	const guarded = guardedIn(readings);
	const found: Set<string>[] = [];
	const join = (codes: readonly string[]) => {
		const its = new Set(codes);
		for (const other of found.splice(0)) {
			if ([...other].some((code) => its.has(code))) for (const code of other) its.add(code);
			else found.push(other);
		}
		found.push(its);
	};
	for (const { indicators } of readings)
		for (const { code, madeOf } of indicators.values()) {
			const all = [code, ...madeOf].filter((one) => indicators.has(one));
			if (all.some((one) => guarded.has(one))) join(all);
		}
	for (const code of guarded) join([code]);
	return found;
}

/**
 * Publications that agree on every figure of some indicators which they share are attacked together: what none shows to have
 * changed may be the same in all. One that withholds what another one shows has another figure there. Each stands in the first
 * set that it agrees with.
 */
function agreeing(readings: readonly Reading[], codes: ReadonlySet<string>): Reading[][] {
	const sets: { readonly readings: Reading[]; readonly told: Map<string, number | null> }[] = [];
	for (const reading of readings.toReversed()) {
		const own = new Map(
			reading.seen.flatMap(({ figure, value }): [string, number | null][] =>
				codes.has(figure.indicator) ? [[askedKey(figure), value]] : [],
			),
		);
		const fits = ({ told }: (typeof sets)[number]) =>
			[...own].every(([key, value]) => !told.has(key) || told.get(key) === value);
		const set = sets.find(fits) ?? { readings: [], told: new Map<string, number | null>() };
		if (set.readings.length === 0) sets.push(set);
		set.readings.push(reading);
		for (const [key, value] of own) set.told.set(key, value);
	}
	return sets.map((set) => set.readings);
}

function attackWorld(
	world: World,
	{ promised, secrets }: Held,
	ks: readonly number[],
	solver: Solver,
): { readonly breaches: Breach[]; readonly narrowest: number | null } {
	const breaches: Breach[] = [];
	const told = (how: Breach['how'], column: number) => {
		const figure = world.figures[column];
		if (figure) breaches.push({ how, figure: writtenFigure(figure), addresses: around(world, column) });
	};
	const all = boundsOf(world, promised, ks, solver);
	if (all instanceof Contradiction) {
		for (const column of all.columns.slice(0, 1)) told('contradicts', column);
		return { breaches, narrowest: null };
	}
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
		} else if (smallest >= 1 && largest < k) told('worked out', column);
	}
	for (const column of informedBreaches(world, secrets, ks, solver)) told('known beside', column);
	return { breaches, narrowest };
}

interface Held {
	readonly promised: ReadonlySet<number>;
	readonly secrets: ReadonlyMap<string, number>;
}

function boundsOf(
	world: World,
	promised: ReadonlySet<number>,
	ks: readonly number[],
	solver: Solver,
): Map<number, Bounds | undefined> | Contradiction {
	const found = new Map<number, Bounds | undefined>();
	const isEnough = (column: number, { smallest, largest }: Bounds) => {
		const k = ks[column] ?? 0;
		return promised.has(column) ? largest - smallest >= k && largest >= k : smallest < 1 || largest >= k;
	};
	try {
		const { values, parts } = reduced(world.values, world.equations);
		const wanted = new Set([...world.withheld, ...world.unsaid]);
		for (const column of wanted) {
			const value = values[column];
			if (value !== undefined) found.set(column, { smallest: value, largest: value });
		}
		for (const part of parts) {
			const own = part.columns.filter((column) => wanted.has(column));
			const its = boundsIn(part, own, { isEnough, solver, seconds: SECONDS });
			for (const [column, bounds] of its) found.set(column, bounds);
		}
	} catch (error) {
		if (error instanceof Contradiction) return error;
		throw error;
	}
	return found;
}

/** Where the figures were read that stand beside one in its equations. */
function around({ equations, addresses, values, figures }: World, column: number): string[] {
	const own = addresses.get(column) ?? [];
	const beside = equations
		.filter(({ columns }) => columns.includes(column))
		.flatMap(({ columns }) =>
			columns.flatMap((one) => {
				const figure: Figure | undefined = figures[one];
				if (one === column || values[one] === undefined || !figure) return [];
				return (addresses.get(one) ?? []).map((address) => `${address} (${writtenFigure(figure)})`);
			}),
		);
	return [...new Set([...beside, ...own])].slice(0, MOST_ADDRESSES);
}

function once(breaches: readonly Breach[]): Breach[] {
	return [...new Map(breaches.map((one) => [`${one.how} ${one.figure}`, one])).values()];
}
