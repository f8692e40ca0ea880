import type { Move } from '../moves/move.ts';

/** Moves that prove cells, each by all the cells that it changes. */
export interface Proofs {
	readonly of: (cell: number) => readonly Move[];
	/** A move and its way back may prove every cell that they change. */
	readonly remember: (move: Move) => void;
	/** Cells of which some proof changes this one, too. */
	readonly usersOf: (cell: number) => ReadonlySet<number>;
	readonly all: ReadonlyMap<number, readonly Move[]>;
}

/** How many moves a cell keeps. */
const MEMORY = 120;

export function proofs(): Proofs {
	const moves = new Map<number, readonly Move[]>();
	const ever = new Map<number, Move[]>();
	const of: Proofs['of'] = (cell) => moves.get(cell) ?? [];
	return {
		of,
		remember: (move) => {
			const back: Move = { cells: move.cells, changes: move.changes.map((change) => -change) };
			for (const cell of move.cells) {
				moves.set(cell, [move, back, ...of(cell)].slice(0, MEMORY));
				const its = ever.get(cell);
				if (its) its.push(move);
				else ever.set(cell, [move]);
			}
		},
		usersOf: (cell) => {
			const users = new Set((ever.get(cell) ?? []).flatMap(({ cells }) => cells));
			users.delete(cell);
			return users;
		},
		all: moves,
	};
}
