import { error } from '@sveltejs/kit';
import { MAP_FILTERS, type MapPlace, type MapView } from '#lib/cartography/map.ts';
import { plain } from '#lib/i18n/locale.ts';
import { m } from '#lib/paraglide/messages.js';
import { snapshot } from '#lib/server/database/driver.ts';
import { tableFile, type Column } from '#lib/server/files/table.ts';
import { readMap, readMapView } from '#lib/server/cartography/map.ts';
import { openFigures } from '#lib/server/plan/openQuarter.ts';
import type { RequestHandler } from './$types';

const PLACE: readonly Column<MapPlace>[] = [
	{ name: 'pcode', tag: '#loc+code', cell: ({ pcode }) => pcode },
	{ name: 'name', tag: '#loc+name', cell: ({ name }) => plain(name) },
	{ name: 'within', tag: '#loc+name+parent', cell: ({ within }) => within && plain(within) },
	{ name: 'lat', tag: '#geo+lat', cell: ({ lat }) => lat },
	{ name: 'lon', tag: '#geo+lon', cell: ({ lon }) => lon },
	{ name: 'reached', tag: '#indicator+num', cell: ({ reached }) => reached },
	{ name: 'partners', tag: '#org+count', cell: ({ partners }) => partners },
];

const TAGS = {
	partner: '#org+impl+code',
	donor: '#org+funder+code',
	cohort: '#population+type',
	sex: '#population+sex',
} as const;

/** What was asked stands in every row: a file travels without its address. */
function columnsOf(view: MapView): Column<MapPlace>[] {
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

/** The places of the map with their figures. */
export const GET: RequestHandler = async (event) =>
	snapshot(event.locals.db, async (reader) => {
		const quarter = await openFigures(event, reader);
		const view = await readMapView(reader, quarter, event.url);
		if (!view) error(404, { message: m.map_nothing_text() });
		const { places } = await readMap(reader, quarter, view);
		return tableFile(quarter, `map-${view.indicator}-${view.window}`, columnsOf(view), places);
	});
