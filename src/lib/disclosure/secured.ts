/** What strangers may see of a publication, hidden and proven. Source: docs/rules.md, Small counts. */
import { attack } from './attack/attack.ts';
import { protect, targetsIn } from './protect/protect.ts';
import type { Solver } from './system/programme.ts';
import type { Atom, Publication } from './tables/atom.ts';
import { tablesOf, type Tables } from './tables/tables.ts';

/** Figures by the keys of their cells. */
export interface Secured {
	/** Not to be shown, for themselves or for another's sake. */
	readonly withheld: readonly string[];
	readonly shown: readonly string[];
	/** What somebody could work out none the less: as long as there is one, nothing of it may be published. */
	readonly open: readonly string[];
}

/** How many of the figures that have to be protected have been. */
export interface Progress {
	readonly done: number;
	readonly of: number;
}

/** Parts that nothing joins are protected apart, one after the other. */
export function securedOf(
	publication: Publication,
	atoms: readonly Atom[],
	solver: Solver,
	onProgress: (progress: Progress) => void,
): Secured {
	const all = [...tablesOf(publication, atoms)].map((tables) => ({
		...tables,
		before: beforeIn(tables, publication),
	}));
	const of = all.reduce((sum, { system, before }) => sum + targetsIn(system, before).length, 0);
	let done = 0;
	const onStep = () => onProgress({ done: ++done, of });
	const [withheld, shown, open]: [string[], string[], string[]] = [[], [], []];
	for (const { system, keys, printed, before } of all) {
		const { primary, secondary, proofs } = protect(system, { solver, before, onStep });
		const hidden = new Set([...primary, ...secondary, ...before]);
		const breaches = attack(system, hidden, { solver, hints: proofs });
		open.push(...new Set(breaches.map(({ cell }) => system.cells[cell]?.key ?? '')));
		for (const [key, cell] of keys) if (printed.has(key)) (hidden.has(cell) ? withheld : shown).push(key);
	}
	return { withheld, shown, open };
}

/** What an earlier publication withheld stays so. */
function beforeIn({ keys }: Tables, { before }: Publication): number[] {
	return [...before].flatMap(([key, state]) => (state === 'withheld' ? (keys.get(key) ?? []) : []));
}
