import type { Unit } from '#lib/figures/unit.ts';
import { DASH, formatFigure } from '#lib/i18n/number.ts';
import { m } from '#lib/paraglide/messages.js';
import type { About } from '#lib/figures/about.ts';

/** A figure as it is told: of what is stated from the lowest to the highest; about, over or under what is given. */
export interface Told {
	readonly reached: number | null;
	/** Null: it is one number. */
	readonly high?: number | null;
	/** Null: exactly. */
	readonly about?: About | null;
	/** It is withheld from strangers, which is something else than unknown. */
	readonly isWithheld?: boolean;
}

const ABOUT: Record<About, (inputs: { figure: string }) => string> = {
	'~': m.figure_about,
	'>': m.figure_over,
	'<': m.figure_under,
};

/** 40; over 40; between 7,000 and 8,000; a dash where it is unknown, a word where it is withheld. */
export function figureWords(
	{ reached, high = null, about = null, isWithheld = false }: Told,
	unit: Unit,
): string {
	if (reached === null) return isWithheld ? m.withheld() : DASH;
	const figure = formatFigure(reached, unit);
	if (high !== null && high !== reached) {
		return m.figure_between({ low: figure, high: formatFigure(high, unit) });
	}
	return about === null ? figure : ABOUT[about]({ figure });
}
