/** What knowing one figure tells by itself. Source: docs/rules.md, Small counts. */
import { boardOf } from '../moves/board.ts';
import { around, mostFrom } from '../moves/programme.ts';
import { isProven, waysOf } from '../moves/proof.ts';
import { searched, type IsTold } from './dark.ts';
import type { Solver } from '../system/programme.ts';
import type { System } from '../system/system.ts';

/** How many cells are looked at: what tells a figure stands beside it as a rule. */
const REGIONS = [60, 600, 6000];
const WIDTH = 4;
const NOTHING = { up: 0, down: 0 } as const;

interface Told {
	/** Proven; each question is answered once. */
	readonly is: IsTold;
	/** What `is` has answered so far. */
	readonly wasFound: IsTold;
	/** Whether it is plain that it is not told. */
	readonly isPlainlyNot: IsTold;
}

export function toldIn(system: System, solver: Solver): Told {
	const open = boardOf(system, () => 0);

	const isPlainlyNot: IsTold = (cell, attacker) =>
		waysOf(system, cell, NOTHING, attacker).some((way) =>
			searched(open, cell, attacker, NOTHING, way, WIDTH),
		);

	const is: IsTold = (cell, attacker) => {
		if (isPlainlyNot(cell, attacker)) return false;
		const ways = waysOf(system, cell, NOTHING, attacker);
		const most = (side: 'up' | 'down') => Math.max(...ways.map((way) => way[side]), 0);
		for (const region of REGIONS) {
			const cells = around(open, cell, attacker, region);
			const up = mostFrom(open, cells, most('up'), attacker, solver);
			const down = mostFrom(open, cells, -most('down'), attacker, solver);
			if (up === undefined || down === undefined) return false;
			if (!isProven(system, cell, { up, down }, attacker)) return true;
			if (cells.length < region) return false;
		}
		return false;
	};

	const found = new Map<string, boolean>();
	const remembered =
		(answer: IsTold, memory: Map<string, boolean>): IsTold =>
		(cell, attacker) => {
			if (attacker.knows === undefined) return false;
			const key = `${cell} ${attacker.knows}`;
			const before = memory.get(key) ?? answer(cell, attacker);
			memory.set(key, before);
			return before;
		};
	return {
		is: remembered(is, found),
		wasFound: (cell, { knows }) => found.get(`${cell} ${knows}`) === true,
		isPlainlyNot: remembered(isPlainlyNot, new Map()),
	};
}
