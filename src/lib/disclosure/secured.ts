/** What strangers may see of a publication, hidden and proven. Source: docs/rules.md, Small counts. */
import { attack, type Breach } from './attack/attack.ts';
import { cellValues } from './cellValues.ts';
import { keptFrom, type Earlier } from './earlier.ts';
import { protect, targetsIn } from './protect/protect.ts';
import type { Solver } from './system/programme.ts';
import type { Atom, Publication } from './tables/atom.ts';
import { withEarlier } from './tables/before.ts';
import { PEOPLE } from './tables/people.ts';
import { tablesOf, type Tables } from './tables/tables.ts';

/** Figures by the keys of their cells. */
export interface Secured {
	/** Not to be shown, for themselves or for another's sake. */
	readonly withheld: readonly string[];
	readonly shown: readonly string[];
	/** What somebody could work out none the less: as long as there is one, nothing of it may be published. */
	readonly open: readonly string[];
	/** Whether people of the sector are in the tables; where they are not, none of their figures may be shown. */
	readonly hasPeople: boolean;
}

/** How many of the figures that have to be protected have been. */
export interface Progress {
	readonly done: number;
	readonly of: number;
}

/**
 * Secured together with what was published before. Where nothing helps otherwise all that changed since is withheld.
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
	const values = cellValues(given, atoms);
	const secured = (isEach: boolean) => {
		const kept = keptFrom(earlier, values, given, isEach);
		const publication = { ...given, before: new Map([...given.before, ...kept]) };
		return securedOf(publication, atoms, solver, onProgress, earlier);
	};
	const first = secured(false);
	const found = first.open.length > 0 && earlier.length > 0 ? secured(true) : first;
	return { ...found, values };
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
): Secured {
	const { indicators, before } = publication;
	const all = [...tablesOf(publication, atoms)];
	const isLeft = !indicators.some(({ countsPeople }) => countsPeople);
	const isShown = [...before].some(([key, state]) => state === 'shown' && key.startsWith(`${PEOPLE}|`));
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
): Omit<Secured, 'hasPeople'> {
	const all = tables.map((one) => ({
		...withEarlier(one, earlier),
		alone: one.system,
		before: beforeIn(one, publication),
	}));
	const of = all.reduce((sum, { system, before }) => sum + targetsIn(system, before).length, 0);
	let done = 0;
	const onStep = () => onProgress({ done: ++done, of });
	const [withheld, shown, open]: [string[], string[], string[]] = [[], [], []];
	for (const { system, alone, keys, printed, before } of all) {
		const { primary, secondary, proofs } = protect(system, { solver, before, onStep });
		const hidden = new Set([...primary, ...secondary, ...before]);
		const told = attack(system, hidden, { solver, hints: proofs });
		// Whoever knows more than strangers is thought of with the newest alone, where nothing helps with all of them.
		const breaches =
			told.length === 0 || system === alone
				? told
				: [...told.filter(isStranger), ...attack(alone, hidden, { solver, hints: proofs })];
		open.push(...new Set(breaches.map(({ cell }) => system.cells[cell]?.key ?? '')));
		for (const [key, cell] of keys) if (printed.has(key)) (hidden.has(cell) ? withheld : shown).push(key);
	}
	return { withheld, shown, open };
}

function isStranger({ attacker: { knows, partner } }: Breach): boolean {
	return knows === undefined && partner === undefined;
}

/** What an earlier publication withheld stays so. */
function beforeIn({ keys }: Tables, { before }: Publication): number[] {
	return [...before].flatMap(([key, state]) => (state === 'withheld' ? (keys.get(key) ?? []) : []));
}
