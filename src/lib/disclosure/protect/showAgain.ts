/** Shows again what later steps have made needless. */
import type { IsTold } from '../attack/dark.ts';
import { boardOf, setPrice } from '../moves/board.ts';
import { isDefended, type Thoroughness, type Search } from './defend.ts';
import { slackOf } from './slack.ts';

/** Without a linear programme: what the search does not prove at once stays withheld. */
const THOROUGHNESS: Thoroughness = { width: 4, regions: [] };

/**
 * The dearest first, and with each what nothing hides then.
 * @param targets must not be told; of those that are printed none is shown
 */
export function showAgain(search: Search, targets: ReadonlySet<number>, isPlainlyNot: IsTold): void {
	const { withheld, proofs, attackers } = search;
	const { system } = search.board;
	const isUnknown = (cell: number) => system.cells[cell]?.printed === false || withheld.has(cell);
	const board = boardOf(system, (cell) => (isUnknown(cell) ? 0 : Infinity));
	const without: Search = { ...search, board, thoroughness: THOROUGHNESS };
	const slack = slackOf({ system, isUnknown, targets, informed: attackers.informed, isPlainlyNot });
	const weightOf = (cell: number) => system.cells[cell]?.weight ?? 0;
	const secondary = [...withheld].filter((cell) => !targets.has(cell));
	for (const cell of secondary.sort((a, b) => weightOf(b) - weightOf(a) || a - b)) {
		if (!withheld.has(cell)) continue;
		const shown = slack.show(cell);
		if (!shown) continue;
		const gone = shown.known.filter((one) => withheld.delete(one));
		for (const one of gone) setPrice(board, one, Infinity);
		if (usersOf(gone).every((target) => isDefended(without, target))) continue;
		shown.takeBack();
		for (const one of gone) {
			withheld.add(one);
			setPrice(board, one, 0);
		}
	}

	/** What must not be told, and is proven by moves of cells that are shown; what more attackers ask for is asked first. */
	function usersOf(gone: readonly number[]): number[] {
		const users = new Set(gone.flatMap((cell) => [...proofs.usersOf(cell)]));
		const isTarget = (cell: number) => Number(targets.has(cell));
		return [...users]
			.filter((cell) => withheld.has(cell) || targets.has(cell))
			.sort((a, b) => isTarget(b) - isTarget(a) || a - b);
	}
}
