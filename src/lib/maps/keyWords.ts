import type { ValueClass } from '#lib/cartography/choropleth.ts';
import type { Unit } from '#lib/figures/unit.ts';
import { formatFigure } from '#lib/i18n/number.ts';
import type { Level } from '#lib/places/place.ts';
import type { LevelNames } from '#lib/plan/settings.ts';
import { levelWords } from '#lib/places/words.ts';
import { m } from '#lib/paraglide/messages.js';

/** 10 to 49; of a class that ends where the next begins, 0.5 to less than 1. */
export function rangeWords({ from, to, open }: ValueClass, unit: Unit): string {
	if (from === to) return formatFigure(from, unit);
	const range = { from: formatFigure(from, unit), to: formatFigure(to, unit) };
	return open ? m.map_range_open(range) : m.map_range(range);
}

/** What the lines of a map are the borders of; null: it has none of them. */
export interface Lines {
	/** The strong ones. */
	readonly wide: string | null;
	readonly fine: string | null;
}

/**
 * Strong lines are of governorates; fine ones are those of the land's shapes, and an outline has none.
 * @param hasLines where governorates meet is drawn
 */
export function lineWords(hasLines: boolean, land: Level, named: LevelNames): Lines {
	return {
		wide: hasLines ? levelWords(1, named) : null,
		fine: land > 0 ? levelWords(land, named) : null,
	};
}
