/** A plan's figures before and after a change of what they are made of. Source: docs/rules.md, Figures before and after. */
import type { Sensitivity } from '#lib/disclosure/disclosure.ts';
import type { Quarter, Window } from '#lib/plan/quarter.ts';
import type { Localised } from '#lib/plan/text.ts';
import type { Status } from './progress.ts';
import type { Unit } from './unit.ts';

export interface PlanFigure extends Quarter {
	/** The month in which the plan's years begin. */
	readonly yearStarts: number;
	/** Code of the sector. */
	readonly sector: string;
	readonly window: Window;
	/** Null: people reached, of the whole sector. */
	readonly indicator: { readonly code: string; readonly name: Localised } | null;
	readonly unit: Unit;
	/** `shown`: what strangers see of its places, where that is less than everything. */
	readonly part: 'reached' | 'target' | 'share' | 'status' | 'shown';
	/** In the unit, a share as a fraction, the status, or the sensitivity. */
	readonly value: number | Status | Sensitivity;
}

export interface FigureChange extends Omit<PlanFigure, 'value'> {
	/** Null: it was unknown. */
	readonly before: PlanFigure['value'] | null;
	/** Null: it becomes unknown. */
	readonly after: PlanFigure['value'] | null;
}

/** So many are shown: more nobody reads before pressing a button, and the count says how many there are. */
export const MOST_CHANGES_SHOWN = 40;

/** What a change does to figures, as a page shows it before it is stored. */
export interface ComparedFigures {
	/** All that become others. */
	readonly count: number;
	/** Of locked quarters: they move with a reason. */
	readonly locked: number;
	/** The first of them. */
	readonly shown: readonly FigureChange[];
	/** Names exactly these changes: whoever sends it has seen them. */
	readonly seen: string;
}

/** What is otherwise, in the order of `before`, and then what becomes known. Both by what tells a figure from others. */
export function figureChanges(
	before: ReadonlyMap<string, PlanFigure>,
	after: ReadonlyMap<string, PlanFigure>,
): FigureChange[] {
	return [...new Set([...before.keys(), ...after.keys()])].flatMap((key) => {
		const [was, is] = [before.get(key), after.get(key)];
		const one = is ?? was;
		if (!one || was?.value === is?.value) return [];
		const { yearStarts, sector, year, quarter, window, indicator, unit, part } = one;
		const figure = { yearStarts, sector, year, quarter, window, indicator, unit, part };
		return [{ ...figure, before: was?.value ?? null, after: is?.value ?? null }];
	});
}
