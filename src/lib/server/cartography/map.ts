/** Everything that the map of a quarter shows, from one moment of the data. */
import type { Filter, PlacesAnswer, WindowQuestion } from '#lib/figures/answer.ts';
import type { Apart } from '#lib/figures/apart.ts';
import type { Scope } from '#lib/plan/scope.ts';
import { CLASS_METHODS } from '#lib/cartography/choropleth.ts';
import { lowestShown } from '#lib/disclosure/disclosure.ts';
import { boxAround, type Box, type Credit, type Shapes } from '#lib/places/geometry.ts';
import type { Ground } from '#lib/places/ground.ts';
import {
	MAP_FILTERS,
	SHOWS,
	indicatorsOf,
	openingIndicators,
	type MapFilters,
	type MapLevel,
	type MapLook,
	type MapPlace,
	type MapView,
	type SilentPlace,
} from '#lib/cartography/map.ts';
import type { OpenQuarter } from '#lib/plan/period.ts';
import type { Window } from '#lib/plan/quarter.ts';
import { addressOf } from '#lib/i18n/address.ts';
import { quarterShort } from '#lib/i18n/date.ts';
import { plain } from '#lib/i18n/locale.ts';
import { m } from '#lib/paraglide/messages.js';
import { absent } from '#lib/server/http/allow.ts';
import type { Reader } from '#lib/server/database/driver.ts';
import { creditsOf, getGround, getShapes } from '#lib/server/places/index.ts';
import { listApartByCode } from '#lib/server/figures/queries/apart.ts';
import { findFilter } from '#lib/server/figures/queries/filter.ts';
import { lowestUnder } from '#lib/server/figures/queries/naming.ts';
import { mostVariedOf } from '#lib/figures/mostVaried.ts';
import {
	getFramework,
	type FrameworkIndicator,
	type SectorFramework,
} from '#lib/server/framework/queries/framework.ts';
import { labelOfPlace, listPlaces } from '#lib/server/places/queries/placeLabels.ts';
import { listPlaceFigures } from '#lib/server/figures/queries/places.ts';
import { readChoice, readWindow } from '#lib/server/http/choice.ts';

export interface MapData extends Ground {
	readonly answer: Omit<PlacesAnswer, 'places'>;
	readonly places: readonly MapPlace[];
	/** Places of the level without a figure; only where they are drawn. */
	readonly silent: readonly SilentPlace[];
	/** What lies around all of it; null: no place of the plan has a position. */
	readonly box: Box | null;
	/** Null: the map shows no areas, or the level has no shapes. */
	readonly areas: Shapes | null;
	readonly credits: readonly Credit[];
	/** What stands apart from the figure; of a filtered one nothing is told. */
	readonly apart: readonly Apart[];
}

/**
 * Reads what an address asks of the map; an indicator that is not of the output asked for gives way to one that is. Null:
 * the sector has no indicator. Throws 400 and 404, naming what is at fault and what there is
 * instead.
 */
export async function readMapView(
	reader: Reader,
	{ scope, period }: OpenQuarter,
	url: URL,
	look: MapLook = readMapLook(url),
): Promise<MapView | null> {
	const window = readWindow(url);
	const framework = await getFramework(reader, scope.sector.id, {
		year: period.year,
		quarter: period.quarter,
		window,
	});
	const output = readOutput(framework, url);
	const asked = url.searchParams.get('indicator');
	const known = asked ? framework.byCode.get(asked) : undefined;
	if (asked && !known) {
		const links = [
			{ href: addressOf(scope, period, '/map'), label: `${m.map()}, ${quarterShort(period, scope.plan)}` },
		];
		absent(m.error_no_indicator({ sector: plain(scope.sector.name) }), links);
	}
	const isOffered = known && (output === undefined || known.output === output);
	const opening = isOffered ? [known.code] : openingIndicators(framework.indicators, output);
	const indicator = await mostVaried(
		reader,
		{ scope, period },
		opening.flatMap((code) => framework.byCode.get(code) ?? []),
		window,
	);
	if (!indicator) return null;
	const { filters, filter } = await readFilters(reader, scope, url);
	const standardLevel = String(lowestUnder(indicator, framework, scope, filter)) as '2' | '3';
	return {
		indicator: indicator.code,
		...(output !== undefined && { output }),
		level: Number(readChoice(url, 'level', ['1', '2', '3'], standardLevel)) as MapLevel,
		show: readChoice(url, 'show', SHOWS, 'circles'),
		...look,
		window,
		...filters,
	};
}

/** Of several the one whose places differ most: a map of ones would tell little. */
async function mostVaried(
	reader: Reader,
	{ scope, period: { year, quarter } }: Pick<OpenQuarter, 'scope' | 'period'>,
	indicators: readonly FrameworkIndicator[],
	window: Window,
): Promise<FrameworkIndicator | undefined> {
	const [first, ...others] = indicators;
	if (!first || others.length === 0) return first;
	const answers: PlacesAnswer[] = [];
	for (const { code: indicator, sensitivity } of indicators) {
		const level = lowestShown(sensitivity, scope.disclosure) as MapLevel;
		const question = { indicator, level, window, year, quarter, filter: {} };
		const answer = await listPlaceFigures(reader, scope, question);
		if (answer) answers.push(answer);
	}
	const most = mostVariedOf(answers);
	return indicators.find(({ code }) => code === most?.indicator.code) ?? first;
}

/** Throws 400 for what a map cannot look like. */
export function readMapLook(url: URL): MapLook {
	return {
		classes: readChoice(url, 'classes', CLASS_METHODS, 'natural'),
		patterns: readChoice(url, 'patterns', ['no', 'yes'], 'no') === 'yes',
	};
}

/** Throws 404 for an output that no indicator is of: there would be nothing to choose. */
function readOutput({ indicators }: SectorFramework, url: URL): string | undefined {
	const output = url.searchParams.get('output') || undefined;
	if (indicatorsOf(indicators, output).length === 0 && output !== undefined) refuseFilter(url, 'output');
	return output;
}

/** A form without scripts sends what was not chosen as well: empty, it does not filter. */
async function readFilters(
	reader: Reader,
	scope: Scope,
	url: URL,
): Promise<{ filters: MapFilters; filter: Filter }> {
	const filters: Partial<Record<keyof MapFilters, string>> = {};
	for (const name of MAP_FILTERS) {
		const code = url.searchParams.get(name);
		if (code) filters[name] = code;
	}
	const found = await findFilter(reader, scope, filters);
	if ('filter' in found) return { filters, filter: found.filter };
	return 'unknown' in found
		? refuseFilter(url, found.unknown)
		: refuseFilter(url, found.withheld, m.closed_text());
}

function refuseFilter(url: URL, name: string, sentence = m.error_no_filter({ name })): never {
	const better = new URL(url);
	better.searchParams.delete(name);
	const links = [{ href: better.pathname + better.search, label: m.map_without_filter() }];
	absent(sentence, links);
}

export async function readMap(
	reader: Reader,
	{ scope, period: { year, quarter } }: OpenQuarter,
	view: MapView,
): Promise<MapData> {
	const { indicator, level, window } = view;
	const found = await findFilter(reader, scope, pick(view));
	const filter = 'filter' in found ? found.filter : {};
	const answer = await listPlaceFigures(reader, scope, { indicator, level, window, year, quarter, filter });
	if (!answer) throw new Error(`the view names an indicator that is not there: ${indicator}`);
	const { places, ...rest } = answer;
	const shapes =
		view.show === 'areas' && !answer.withheld ? await getShapes(reader, scope.plan.id, level) : null;
	const areas = shapes && shapes.topology?.objects.shapes.geometries.length ? shapes : null;
	const ground = await getGround(reader, scope.plan.id, areas ? level : 3);
	const { land, around } = ground;
	const tree = await listPlaces(reader, scope.plan.id, { year, quarter });
	const reported = new Set([...places, ...(rest.withheldPlaces ?? [])].map(({ pcode }) => pcode));
	const ofLevel = [...tree.values()].filter(
		(place) => place.level === level && place.merged_into === undefined,
	);
	return {
		answer: rest,
		places: places.map(({ pcode, name, group, parent, lat, lon, reached, high, partners }) => ({
			pcode,
			name,
			within: parent?.name ?? null,
			...(group && { group }),
			lat,
			lon,
			reached,
			high,
			partners,
		})),
		silent: areas
			? ofLevel
					.filter(({ pcode }) => !reported.has(pcode))
					.map((place) => ({ pcode: place.pcode, name: labelOfPlace(place, tree).name }))
			: [],
		box: boxAround(tree.values(), land.box, around?.room) ?? null,
		...ground,
		areas,
		apart: await readApart(reader, scope, view, { year, quarter, window }),
		credits: creditsOf(ground, areas),
	};
}

async function readApart(
	reader: Reader,
	scope: Scope,
	view: MapView,
	question: WindowQuestion,
): Promise<readonly Apart[]> {
	if (Object.keys(pick(view)).length > 0) return [];
	return (await listApartByCode(reader, scope, question)).get(view.indicator) ?? [];
}

function pick(view: MapView): MapFilters {
	return Object.fromEntries(MAP_FILTERS.flatMap((name) => (view[name] ? [[name, view[name]]] : [])));
}
