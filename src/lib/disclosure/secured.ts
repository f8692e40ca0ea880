/** What strangers may see of a publication, hidden and proven. Source: docs/rules.md, Small counts. */
import { attack, type Breach } from './attack/attack.ts';
import { cellValues } from './cellValues.ts';
import { keptFrom, toldOf, type Earlier, type Shares } from './earlier.ts';
import { protect, targetsIn } from './protect/protect.ts';
import type { Solver } from './system/programme.ts';
import type { System } from './system/system.ts';
import type { Atom, ProtectedIndicator, Publication } from './tables/atom.ts';
import { withEarlier } from './tables/before.ts';
import { PEOPLE } from './tables/people.ts';
import { tablesOf, type Tables } from './tables/tables.ts';

/** Figures by the keys of their cells. */
interface Proven {
	/** Not to be shown, for themselves or for another's sake. */
	readonly withheld: readonly string[];
	readonly shown: readonly string[];
	/** What somebody could work out none the less: as long as there is one, nothing of it may be published. */
	readonly open: readonly string[];
	/** Identifiers of the indicators whose figures these are. */
	readonly failed: readonly number[];
	/** Whether people of the sector are in the tables; where they are not, none of their figures may be shown. */
	readonly hasPeople: boolean;
}

/** Beside what was published before. */
export interface Secured extends Proven {
	/** Identifiers of indicators that are in no table, since nothing else helps: none of their figures may be shown. */
	readonly dropped: readonly number[];
	/** What partners have of each figure as their own. */
	readonly shares: Shares;
}

/** How many of the figures that have to be protected have been. */
export interface Progress {
	readonly done: number;
	readonly of: number;
}

/**
 * Secured together with what was published before. Of indicators of which somebody could work something out otherwise all that
 * changed since is withheld, and where that does not help either they are in no table.
 * @param given without what was shown and withheld before
 * @param earlier by keys, oldest first
 */
export function securedAfter(
	given: Publication,
	atoms: readonly Atom[],
	earlier: readonly Earlier[],
	solver: Solver,
	onProgress: (progress: Progress) => void,
): Secured & { readonly values: ReadonlyMap<string, number> } {
	const { values, shares } = cellValues(given, atoms);
	const told = earlier.map(toldOf);
	const secured = (each: ReadonlySet<number>, dropped: ReadonlySet<number>) => {
		const kept = keptFrom(told, values, given, (indicator) => isOneOf(each, indicator, given));
		const indicators = leftOf(given, dropped);
		const publication = { ...given, indicators, before: new Map([...given.before, ...kept]) };
		return securedOf(publication, atoms, solver, onProgress, told);
	};
	const [each, dropped] = [new Set<number>(), new Set<number>()];
	let found = secured(each, dropped);
	while (found.open.length > 0 && told.length > 0) {
		for (const one of found.failed) (each.has(one) ? dropped : each).add(one);
		found = secured(each, dropped);
	}
	return { ...found, dropped: [...dropped], shares, values };
}

/** Indicators without those of which nothing is shown; people of the sector are counted of all that count them, or not at all. */
function leftOf({ indicators }: Publication, dropped: ReadonlySet<number>): ProtectedIndicator[] {
	const isCounted = !indicators.some(({ id, countsPeople }) => countsPeople && dropped.has(id));
	const left = indicators.filter(({ id }) => !dropped.has(id));
	return left.map((one) => ({ ...one, countsPeople: one.countsPeople && isCounted }));
}

/** @param indicator an identifier, or people of the sector */
function isOneOf(all: ReadonlySet<number>, indicator: string, { indicators }: Publication): boolean {
	if (indicator !== PEOPLE) return all.has(Number(indicator));
	return indicators.some(({ id, countsPeople }) => countsPeople && all.has(id));
}

/** Cells of a system that is attacked to its end: of larger ones a linear programme sees a part, and decides nothing. */
const LARGEST = 8000;

/**
 * Parts that nothing joins are protected apart, one after the other. People of the sector join all indicators that count
 * them: where that is too large to be proven, or is not safe, they are in no table, unless they were shown before.
 */
export function securedOf(
	publication: Publication,
	atoms: readonly Atom[],
	solver: Solver,
	onProgress: (progress: Progress) => void,
	earlier: readonly Earlier[] = [],
): Proven {
	const { indicators, before } = publication;
	const all = [...tablesOf(publication, atoms)];
	const isLeft = !indicators.some(({ countsPeople }) => countsPeople);
	const isOfPeople = (key: string) => key.startsWith(`${PEOPLE}|`);
	const isShown =
		[...before].some(([key, state]) => state === 'shown' && isOfPeople(key)) ||
		earlier.some(({ shown }) => shown.some(isOfPeople));
	// Indicators that count people are the first of them.
	const isLarge = (all[0]?.system.cells.length ?? 0) > LARGEST;
	if (isLeft || isShown || !isLarge) {
		const found = securedBy(all, earlier, publication, solver, onProgress);
		if (isLeft || isShown || found.open.length === 0) return { ...found, hasPeople: !isLeft };
	}
	const apart = indicators.map((indicator) => ({ ...indicator, countsPeople: false }));
	return securedOf({ ...publication, indicators: apart }, atoms, solver, onProgress, earlier);
}

function securedBy(
	tables: readonly Tables[],
	earlier: readonly Earlier[],
	publication: Publication,
	solver: Solver,
	onProgress: (progress: Progress) => void,
): Omit<Proven, 'hasPeople'> {
	const all = tables.map((one) => ({ ...withEarlier(one, earlier), before: beforeIn(one, publication) }));
	const of = all.reduce((sum, { system, before }) => sum + targetsIn(system, before).length, 0);
	let done = 0;
	const onStep = () => onProgress({ done: ++done, of });
	const [withheld, shown, open]: [string[], string[], string[]] = [[], [], []];
	const failed: number[] = [];
	for (const { system, keys, printed, before, indicators } of all) {
		const { hidden, breaches } = hiddenIn(system, before, solver, onStep);
		open.push(...new Set(breaches.map(({ cell }) => system.cells[cell]?.key ?? '')));
		if (breaches.length > 0) failed.push(...indicators);
		for (const [key, cell] of keys) if (printed.has(key)) (hidden.has(cell) ? withheld : shown).push(key);
	}
	return { withheld, shown, open, failed };
}

interface Hidden {
	readonly hidden: ReadonlySet<number>;
	readonly breaches: readonly Breach[];
}

/**
 * What has to be hidden. What was before and tells of nobody by itself is shown where everybody can work it out by now, and all
 * the rest holds without it.
 */
function hiddenIn(
	system: System,
	before: readonly number[],
	solver: Solver,
	onStep: (() => void) | undefined,
): Hidden {
	const { primary, secondary, proofs } = protect(system, { solver, before, ...(onStep && { onStep }) });
	const hidden = new Set([...primary, ...secondary, ...before]);
	const breaches = attack(system, hidden, { solver, hints: proofs });
	const needless = new Set(breaches.filter((one) => isNeedless(system, one)).map(({ cell }) => cell));
	const left = before.filter((cell) => !needless.has(cell));
	if (left.length === before.length) return { hidden, breaches };
	const without = hiddenIn(system, left, solver, undefined);
	return without.breaches.length === 0 ? without : { hidden, breaches };
}

/** Whether what comes out is no small figure, and comes out for everybody. */
function isNeedless({ cells }: System, { cell, attacker: { knows, partner } }: Breach): boolean {
	const its = cells[cell];
	return (
		knows === undefined && partner === undefined && its?.primary === false && its.value >= its.need.reach
	);
}

/** What an earlier publication withheld stays so; where there is nobody by now that is published, as it is of every total. */
function beforeIn({ keys, system }: Tables, { before }: Publication): number[] {
	const all = [...before].flatMap(([key, state]) => (state === 'withheld' ? (keys.get(key) ?? []) : []));
	return all.filter((cell) => !system.fixed[cell] || system.cells[cell]?.value !== 0);
}
