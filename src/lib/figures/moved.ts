/** Figures of locked quarters that a change of what they are made of moves. Source: docs/rules.md, Locks. */
import type { Window } from '#lib/plan/quarter.ts';

export interface LockedFigure {
	readonly sector: string;
	/** `2024-Q1`. */
	readonly quarter: string;
	readonly window: Window;
	/** `1.1.a reached`, `1.1.a at ZZ1`, `people reached`. */
	readonly figure: string;
	/** In the unit's own numbers, or words; what is unknown is no figure. */
	readonly value: number | string;
}

/** A figure of a locked quarter, before and after. */
export interface MovedFigure extends Omit<LockedFigure, 'value'> {
	readonly before: LockedFigure['value'];
	/** Null: it became unknown. */
	readonly after: LockedFigure['value'] | null;
}

/**
 * What is otherwise now. What was unknown moves nothing when it becomes known: a first target, a new indicator; what a
 * report adds is stopped where reports are.
 */
export function movedFigures(
	before: ReadonlyMap<string, LockedFigure>,
	after: ReadonlyMap<string, LockedFigure>,
): MovedFigure[] {
	return [...before].flatMap(([key, { value, ...figure }]) => {
		const now = after.get(key)?.value ?? null;
		return now === value ? [] : [{ ...figure, before: value, after: now }];
	});
}

/** `people reached 50 → 90`; each once, though a first quarter and its year to date are alike. */
export function movedWords(moved: readonly MovedFigure[]): string[] {
	const sectors = new Set(moved.map(({ sector }) => sector));
	return [
		...new Set(
			moved.map(({ sector, figure, before, after }) => {
				const of = sectors.size > 1 ? `${sector} ` : '';
				return `${of}${figure} ${before} → ${after ?? 'unknown'}`;
			}),
		),
	];
}
