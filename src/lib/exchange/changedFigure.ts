/** A figure before and after an import. */
import type { Localised } from '#lib/plan/text.ts';
import type { Window } from '#lib/plan/quarter.ts';
import type { Unit } from '#lib/figures/unit.ts';

export interface ImportedFigure {
	readonly year: number;
	readonly quarter: number;
	readonly window: Window;
	/** Of an indicator; null: people reached in the sector. */
	readonly code: string | null;
	readonly name: Localised | null;
	readonly unit: Unit;
	/** In the unit's own numbers; null: unknown. */
	readonly reached: number | null;
}

export interface ChangedFigure extends Omit<ImportedFigure, 'reached'> {
	readonly before: number | null;
	readonly after: number | null;
}

const keyOf = ({ year, quarter, window, code }: ImportedFigure) =>
	`${year} ${quarter} ${window} ${code ?? ''}`;

/** Those that are otherwise now, in the order of the later ones. */
export function changedFigures(
	before: readonly ImportedFigure[],
	after: readonly ImportedFigure[],
): ChangedFigure[] {
	const was = new Map(before.map((one) => [keyOf(one), one.reached]));
	return after.flatMap(({ reached, ...figure }) => {
		const old = was.get(keyOf({ ...figure, reached })) ?? null;
		return old === reached ? [] : [{ ...figure, before: old, after: reached }];
	});
}
