/** The places of the map with their figures, as a file. */
import { MAP_FILTERS, type MapPlace, type MapView } from '#lib/cartography/map.ts';
import type { PlaceLabel } from '#lib/places/label.ts';
import { plain } from '#lib/i18n/locale.ts';
import { m } from '#lib/paraglide/messages.js';
import { readShownMap } from '#lib/server/cartography/shownMap.ts';
import { confidential, table, WITHHELD_CELL, type Column, type Tables } from '#lib/server/files/table.ts';
import { absent } from '#lib/server/http/allow.ts';

/** A place with its figure; one that is also served by activities that count elsewhere has none, and so has a withheld one. */
type Row = Omit<MapPlace, 'reached' | 'partners'> & {
	readonly [key in 'reached' | 'partners']: number | null;
} & { readonly alsoServed: boolean; readonly isWithheld: boolean };

const PLACE: readonly Column<Row>[] = [
	{ name: 'pcode', tag: '#loc+code', cell: ({ pcode }) => pcode },
	{ name: 'name', tag: '#loc+name', cell: ({ name }) => plain(name) },
	{ name: 'within', tag: '#loc+name+parent', cell: ({ within }) => within && plain(within) },
	{ name: 'lat', tag: '#geo+lat', cell: ({ lat }) => lat },
	{ name: 'lon', tag: '#geo+lon', cell: ({ lon }) => lon },
	{
		name: 'reached',
		tag: '#indicator+num',
		cell: ({ reached, isWithheld }) => (isWithheld ? WITHHELD_CELL : reached),
	},
	{ name: 'partners', tag: '#org+count', cell: ({ partners }) => partners },
	{ name: 'high', tag: '#indicator+high+num', cell: ({ high }) => high },
	{ name: 'also_served', tag: '#meta+presence', cell: ({ alsoServed }) => (alsoServed ? 'yes' : null) },
	confidential(({ isWithheld }) => isWithheld),
];

const TAGS = {
	partner: '#org+impl+code',
	donor: '#org+funder+code',
	cohort: '#population+type',
	sex: '#population+sex',
} as const;

/** What was asked stands in every row: a file travels without its address. */
function columnsOf(view: MapView): Column<Row>[] {
	return [
		{ name: 'indicator', tag: '#indicator+code', cell: () => view.indicator },
		{ name: 'level', tag: '#loc+level', cell: () => view.level },
		{ name: 'window', tag: '#date+window', cell: () => view.window },
		...MAP_FILTERS.flatMap((name) => {
			const code = view[name];
			return code === undefined ? [] : [{ name, tag: TAGS[name], cell: () => code }];
		}),
		...PLACE,
	];
}

export const MAP_TABLES: Tables = {
	map: async ({ reader, quarter, url }) => {
		const shown = (await readShownMap(reader, quarter, url)) ?? absent(m.map_nothing_text());
		const { view } = shown;
		const { places, answer } = shown.map;
		const without = ({ pcode, name, parent, lat, lon }: PlaceLabel, isWithheld: boolean) => ({
			...{ pcode, name, within: parent?.name ?? null, lat, lon },
			...{ reached: null, high: null, partners: null, alsoServed: !isWithheld, isWithheld },
		});
		const rows: Row[] = [
			...places.map((place) => ({ ...place, alsoServed: false, isWithheld: false })),
			...answer.presence.map((place) => without(place, false)),
			...(answer.withheldPlaces ?? []).map((place) => without(place, true)),
		];
		return table(`map-${view.indicator}-${view.window}`, columnsOf(view), rows);
	},
};
