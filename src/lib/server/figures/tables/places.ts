import type { PlaceFigure, PlacesAnswer } from '#lib/figures/answer.ts';
import type { PlaceLabel } from '#lib/places/label.ts';
import type { Localised } from '#lib/plan/text.ts';
import { plain } from '#lib/i18n/locale.ts';
import { confidential, WITHHELD_CELL, type Column } from '#lib/server/files/table.ts';

/** Without a figure: it is withheld. */
interface PlaceFigureRow extends PlaceLabel, Partial<Pick<PlaceFigure, 'reached' | 'partners' | 'high'>> {
	readonly indicator: { readonly code: string; readonly name: Localised };
}

/** Those with a figure, then those whose figure is withheld. */
export function placeRows({ indicator, places, withheldPlaces = [] }: PlacesAnswer): PlaceFigureRow[] {
	return [...places, ...withheldPlaces].map((place) => ({ ...place, indicator }));
}

export const PLACE_COLUMNS: readonly Column<PlaceFigureRow>[] = [
	{ name: 'indicator', tag: '#indicator+code', cell: ({ indicator }) => indicator.code },
	{ name: 'indicator_name', tag: '#indicator+name', cell: ({ indicator }) => plain(indicator.name) },
	{ name: 'level', tag: '#loc+level', cell: ({ level }) => level },
	{ name: 'pcode', tag: '#loc+code', cell: ({ pcode }) => pcode },
	{ name: 'name', tag: '#loc+name', cell: ({ name }) => plain(name) },
	{ name: 'parent', tag: '#loc+parent+code', cell: ({ parent }) => parent?.pcode ?? null },
	{ name: 'reached', tag: '#indicator+num', cell: ({ reached }) => reached ?? WITHHELD_CELL },
	{ name: 'partners', tag: '#org+count', cell: ({ partners }) => partners ?? null },
	{ name: 'high', tag: '#indicator+high+num', cell: ({ high }) => high ?? null },
	confidential(({ reached }) => reached === undefined),
];
