import type { PlaceFigure } from '#lib/figures/answer.ts';
import type { Localised } from '#lib/plan/text.ts';
import { plain } from '#lib/i18n/locale.ts';
import type { Column } from '#lib/server/files/table.ts';

export interface PlaceFigureRow extends PlaceFigure {
	readonly indicator: { readonly code: string; readonly name: Localised };
}

export const PLACE_COLUMNS: readonly Column<PlaceFigureRow>[] = [
	{ name: 'indicator', tag: '#indicator+code', cell: ({ indicator }) => indicator.code },
	{ name: 'indicator_name', tag: '#indicator+name', cell: ({ indicator }) => plain(indicator.name) },
	{ name: 'level', tag: '#loc+level', cell: ({ level }) => level },
	{ name: 'pcode', tag: '#loc+code', cell: ({ pcode }) => pcode },
	{ name: 'name', tag: '#loc+name', cell: ({ name }) => plain(name) },
	{ name: 'parent', tag: '#loc+parent+code', cell: ({ parent }) => parent?.pcode ?? null },
	{ name: 'reached', tag: '#indicator+num', cell: ({ reached }) => reached },
	{ name: 'partners', tag: '#org+count', cell: ({ partners }) => partners },
	{ name: 'high', tag: '#indicator+high+num', cell: ({ high }) => high },
];
