/** When moves prove that a figure may stay withheld. */
import { isWide, type Need } from '../system/need.ts';
import { ownOf, type System } from '../system/system.ts';
import { changeOfCell, floorOf, type Attacker, type Move } from './move.ts';

/** How far a cell goes up and down in moves. */
export interface Sides {
	readonly up: number;
	readonly down: number;
}

/** @param isUsable asked only of moves that lead farther than those before them */
export function sidesOf(
	cell: number,
	moves: readonly Move[],
	isUsable: (move: Move) => boolean = () => true,
): Sides {
	let [up, down] = [0, 0];
	for (const move of moves) {
		const change = changeOfCell(move, cell);
		if ((change <= up && -change <= down) || !isUsable(move)) continue;
		up = Math.max(up, change);
		down = Math.max(down, -change);
	}
	return { up, down };
}

/**
 * How wide a figure must stay for the attacker. Who knows a whole of fewer people than a figure must be able to reach knows
 * of each part that it is no larger: nothing published may tell more than that.
 */
function needFor({ need }: { readonly need: Need }, { atMost = Infinity }: Attacker): Need {
	return { ...need, span: Math.min(need.span, atMost), reach: Math.min(need.reach, atMost) };
}

/** Whether the worlds that moves lead to lie far enough apart for the attacker; of a partner, in what is not its own. */
export function isProven(system: System, cell: number, { up, down }: Sides, attacker: Attacker): boolean {
	const its = system.cells[cell];
	const { partner } = attacker;
	if (!its) return false;
	const value = its.value - (partner === undefined ? 0 : ownOf(its, partner));
	return isWide({ smallest: value - down, largest: value + up }, needFor(its, attacker), value);
}

/** What would be enough, given how far the cell can go already: up or down alone, or both. */
export function waysOf(system: System, cell: number, have: Sides, attacker: Attacker): Sides[] {
	const its = system.cells[cell];
	if (!its) return [];
	const { value } = its;
	const need = needFor(its, attacker);
	const { atMost = Infinity } = attacker;
	const room = value - floorOf(system, cell, attacker);
	const others = value - (attacker.partner === undefined ? 0 : ownOf(its, attacker.partner));
	const least = Math.max(need.above, need.reach - others, 0);
	const downs = [have.down, Math.min(room, need.span), 0];
	const ways = downs.map((down) => {
		const enough = Math.max(need.below, down);
		return { up: Math.max(least, need.span - enough), down: enough };
	});
	return ways.filter(
		({ up, down }, at) =>
			value + up <= atMost && ways.findIndex((other) => other.up === up && other.down === down) === at,
	);
}
