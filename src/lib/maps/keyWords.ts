import type { ValueClass } from '#lib/cartography/choropleth.ts';
import type { Unit } from '#lib/figures/unit.ts';
import { formatFigure } from '#lib/i18n/number.ts';
import { m } from '#lib/paraglide/messages.js';

/** 10 to 49; of a class that ends where the next begins, 0.5 to less than 1. */
export function rangeWords({ from, to, open }: ValueClass, unit: Unit): string {
	if (from === to) return formatFigure(from, unit);
	const range = { from: formatFigure(from, unit), to: formatFigure(to, unit) };
	return open ? m.map_range_open(range) : m.map_range(range);
}
