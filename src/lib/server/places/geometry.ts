/** The shapes of a level of a plan, labelled with the places that they draw. Source: docs/exchange.md, HTTP API. */
import { filter } from 'topojson-simplify';
import { mergeArcs, meshArcs } from 'topojson-client';
import type { MultiLineString } from 'topojson-specification';
import { Shapes, type Credit, type PlaceTopology } from '#lib/places/geometry.ts';
import type { Level } from '#lib/places/place.ts';
import type { Ground } from '#lib/places/ground.ts';
import { hashOfShapes } from '#lib/server/places/queries/hash.ts';
import type { Reader } from '#lib/server/database/driver.ts';
import {
	getTopology,
	listDrawnPlaces,
	listLayers,
	listWidePlaces,
	type PlacedPlace,
} from '#lib/server/places/queries/geometry.ts';
import { fromGiven } from '#lib/plan/text.ts';
import type { LayerProperties } from '#lib/server/exchange/index.ts';
import { AROUND_SOURCE, aroundFor, outlineFor } from './outline.ts';

/**
 * The shapes of a level, never missing: a level without any is empty. Level 0 is the plan's own outline, else what its
 * other shapes enclose together, else the outline that the project ships for the plan's country.
 */
export async function getShapes(reader: Reader, planId: number, level: Level): Promise<Shapes> {
	const places = await listDrawnPlaces(reader, planId);
	const { version, base } = await origin(reader, planId, level, places);
	if (base === undefined) {
		const shipped = level === 0 ? outlineFor(places) : undefined;
		return new Shapes(level, version, shipped ? labelled(shipped, owners(places, level)) : EMPTY);
	}
	const stored = JSON.parse((await getTopology(reader, planId, base)) ?? 'null') as PlaceTopology | null;
	if (!stored) return new Shapes(level, version, EMPTY);
	const country = places.find((place) => place.level === 0)?.pcode;
	const lined = withLines(stored, governorates(places, base));
	const topology = base === level ? lined : merged(lined, country);
	return new Shapes(level, version, labelled(topology, owners(places, level)));
}

/** The name under which the shapes of a level are sent, without reading them. */
export async function getShapesVersion(reader: Reader, planId: number, level: Level): Promise<string> {
	return (await origin(reader, planId, level, await listDrawnPlaces(reader, planId))).version;
}

/**
 * The finest shapes that are wider than a level, else the outline; and what is drawn around them.
 * @param above for circles 3, since municipalities would be too many borders; for areas their own level
 */
export async function getGround(reader: Reader, planId: number, above: Level = 3): Promise<Ground> {
	const wide = await listWidePlaces(reader, planId);
	const levels = await listDrawnLevels(reader, planId);
	const around = aroundFor(wide);
	return {
		land: await getShapes(reader, planId, levels.findLast((level) => level < above) ?? 0),
		around,
		isShipped: around !== null && levels.length === 0,
		regions: wide.flatMap(({ level, name, lat, lon }) =>
			level === 1 && lat !== null && lon !== null ? [{ name, lat, lon }] : [],
		),
	};
}

/** The levels that have shapes of their own, widest first. */
export async function listDrawnLevels(reader: Reader, planId: number): Promise<Level[]> {
	return (await listLayers(reader, planId)).map(({ level }) => level);
}

/** Whose boundaries a map shows, each of them once. */
export function creditsOf({ land, around }: Ground, areas: Shapes | null = null): Credit[] {
	const credits = [land, ...(areas ? [areas] : [])].flatMap(({ topology }) => {
		const properties: object = topology?.objects.shapes.properties ?? {};
		const { source = null, disclaimer = null } = properties as Partial<LayerProperties>;
		return source === null && disclaimer === null
			? []
			: [{ source, disclaimer: disclaimer === null ? null : fromGiven(disclaimer) }];
	});
	if (around) credits.push({ source: AROUND_SOURCE, disclaimer: null });
	return [...new Map(credits.map((credit) => [JSON.stringify(credit), credit])).values()];
}

/** The stored level that the shapes come from, undefined: none; and what they are called. */
async function origin(
	reader: Reader,
	planId: number,
	level: Level,
	places: readonly PlacedPlace[],
): Promise<{ version: string; base: Level | undefined }> {
	const layers = await listLayers(reader, planId);
	const layer = layers.find((one) => one.level === level) ?? (level === 0 ? layers[0] : undefined);
	const drawn = layer ? layer.hash : level === 0 ? JSON.stringify(outlineFor(places) ?? null) : '';
	const base = layer?.level;
	const lines = base === undefined ? [] : [...governorates(places, base)];
	const version = hashOfShapes(JSON.stringify([level, drawn, [...owners(places, level)], lines]));
	return { version, base };
}

/** Which place a shape draws, by the shape's code: the one that names it, else the one whose P-code it bears. */
function owners(places: readonly PlacedPlace[], level: Level): Map<string, string> {
	const ofLevel = places.filter((place) => place.level === level);
	const implied = ofLevel.filter(({ shapes }) => shapes.length === 0);
	return new Map([
		...implied.map(({ pcode }) => [pcode, pcode] as const),
		...ofLevel.flatMap(({ pcode, shapes }) => shapes.map((code) => [code, pcode] as const)),
	]);
}

/** P-code of the governorate that a shape lies in, by the shape's code; of a level within governorates only. */
function governorates(places: readonly PlacedPlace[], level: Level): Map<string, string> {
	if (level < 2) return new Map();
	const above = new Map(
		places.flatMap(({ pcode, governorate }) => (governorate ? [[pcode, governorate]] : [])),
	);
	return new Map(
		[...owners(places, level)].flatMap(([code, pcode]) => {
			const governorate = above.get(pcode);
			return governorate === undefined ? [] : [[code, governorate]];
		}),
	);
}

/** Where two shapes meet that lie in different governorates. */
function withLines(topology: PlaceTopology, governorates: ReadonlyMap<string, string>): PlaceTopology {
	const { shapes } = topology.objects;
	const of = ({ id }: { readonly id?: string | number }) => governorates.get(String(id));
	const lines: MultiLineString = meshArcs(topology, shapes, (one, other) => {
		const [here, there] = [of(one), of(other)];
		return here !== undefined && there !== undefined && here !== there;
	});
	return lines.arcs.length === 0 ? topology : { ...topology, objects: { shapes, lines } };
}

function labelled(topology: PlaceTopology, places: ReadonlyMap<string, string>): PlaceTopology {
	const { lines, shapes } = topology.objects;
	const { properties, geometries } = shapes;
	const known = geometries.map((geometry) => {
		const place = places.get(String(geometry.id));
		return place === undefined ? geometry : { ...geometry, properties: { place } };
	});
	return {
		...topology,
		objects: {
			shapes: { type: 'GeometryCollection', ...(properties && { properties }), geometries: known },
			...(lines && { lines }),
		},
	};
}

/** Everything that the shapes enclose, as one shape. */
function merged(topology: PlaceTopology, code = ''): PlaceTopology {
	const areas = topology.objects.shapes.geometries.filter(
		(one) => one.type === 'Polygon' || one.type === 'MultiPolygon',
	);
	const whole = { ...mergeArcs(topology, areas), id: code };
	const { lines } = topology.objects;
	const { properties } = topology.objects.shapes;
	const shapes = {
		type: 'GeometryCollection' as const,
		...(properties && { properties }),
		geometries: [whole],
	};
	// Only for its pruning: other borders inside are no longer used.
	return filter({ ...topology, objects: { shapes, ...(lines && { lines }) } }, () => true) as PlaceTopology;
}

const EMPTY: PlaceTopology = {
	type: 'Topology',
	objects: { shapes: { type: 'GeometryCollection', geometries: [] } },
	arcs: [],
};
