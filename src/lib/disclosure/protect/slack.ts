/**
 * What single equations tell: of an equation in which all but one figure are known that one is known too. That finds at once
 * most figures that cannot be shown; what it does not find may be told all the same.
 */
import type { IsTold } from '../attack/dark.ts';
import { shortened } from '../system/shortened.ts';
import type { System } from '../system/system.ts';

interface Shown {
	/** Everything that is known then and was not before, the figure itself first. */
	readonly known: readonly number[];
	readonly takeBack: () => void;
}

interface Slack {
	/** Shows a figure; undefined, and nothing is changed, where that tells a target. */
	readonly show: (cell: number) => Shown | undefined;
}

interface Slackness {
	readonly system: System;
	/** Withheld, or printed nowhere. */
	readonly isUnknown: (cell: number) => boolean;
	/** Must not be told. */
	readonly targets: ReadonlySet<number>;
	/** Whether somebody may know one withheld figure. */
	readonly informed: boolean;
	/** Whether it is plain that knowing one figure does not tell another by itself. */
	readonly isPlainlyNot: IsTold;
}

export function slackOf({ system, isUnknown, targets, informed, isPlainlyNot }: Slackness): Slack {
	const equations = [...system.equations, ...shortened(system)].map(({ cells }) => cells);
	const inside = system.cells.map((): number[] => []);
	for (const [equation, cells] of equations.entries()) for (const cell of cells) inside[cell]?.push(equation);
	const unknown = system.cells.map((_, cell) => !system.fixed[cell] && isUnknown(cell));
	const count = Int32Array.from(equations, (cells) => cells.filter((cell) => unknown[cell]).length);
	const leftOf = (equation: number) => (equations[equation] ?? []).filter((cell) => unknown[cell]);

	/** Whether somebody who may know the one cell knows a target by it. */
	function isBare(target: number, knows: number): boolean {
		if (!informed || !targets.has(target) || !system.cells[target]?.primary) return false;
		return system.cells[knows]?.printed === true && isPlainlyNot(target, { knows });
	}

	/** Counts cells as known, with all that follows from them; whether no target does. */
	function settle(known: number[]): boolean {
		let holds = true;
		for (const cell of known)
			for (const equation of inside[cell] ?? []) {
				const left = (count[equation] ?? 0) - 1;
				count[equation] = left;
				if (holds && left < 3) holds = follow(equation, known);
			}
		return holds;
	}

	function follow(equation: number, known: number[]): boolean {
		const [one, other, ...more] = leftOf(equation);
		if (one === undefined || more.length > 0) return true;
		if (other !== undefined) return !isBare(one, other) && !isBare(other, one);
		if (targets.has(one)) return false;
		unknown[one] = false;
		known.push(one);
		return true;
	}

	function takeBack(known: readonly number[]): void {
		for (const cell of known) {
			unknown[cell] = true;
			for (const equation of inside[cell] ?? []) count[equation] = (count[equation] ?? 0) + 1;
		}
	}

	return {
		show: (cell) => {
			const known = [cell];
			unknown[cell] = false;
			if (settle(known)) return { known, takeBack: () => takeBack(known) };
			takeBack(known);
			return undefined;
		},
	};
}
