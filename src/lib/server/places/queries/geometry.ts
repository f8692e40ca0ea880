/** The shapes of a plan's places. */
import { and, asc, eq, lte } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { Localised } from '#lib/plan/text.ts';
import type { Point } from '#lib/places/geometry.ts';
import { isLevel, type Level } from '#lib/places/place.ts';
import { geometryLayer, place, placeShape } from '#db/schema/index.ts';
import { aside, rows, type Reader } from '#lib/server/database/driver.ts';

/** A place as boundaries see it. */
export interface DrawnPlace {
	readonly pcode: string;
	readonly level: Level;
	readonly lat: number | null;
	readonly lon: number | null;
	/** Codes of the shapes that draw it; none: the one with its own P-code. */
	readonly shapes: readonly string[];
}

export interface PlacedPlace extends DrawnPlace {
	/** P-code of the governorate that it is or lies in; null: none. */
	readonly governorate: string | null;
}

/** A country or governorate, as a map names it. */
export interface WidePlace extends Point {
	readonly pcode: string;
	readonly name: Localised;
	readonly level: Level;
}

export interface LayerLabel {
	readonly level: Level;
	/** Changes whenever the shapes do, and only then. */
	readonly hash: string;
	readonly source: string | null;
	readonly disclaimer: Localised | null;
}

/** Every place of a plan, by P-code. */
export async function listDrawnPlaces(reader: Reader, planId: number): Promise<PlacedPlace[]> {
	const codes = await listShapeCodes(reader, planId);
	const { pcode, level, lat, lon } = place;
	const above = alias(place, 'governorate');
	const places = await reader
		.select({ pcode, level, lat, lon, governorate: above.pcode })
		.from(place)
		.leftJoin(above, eq(above.id, place.governorateId))
		.where(eq(place.planId, planId))
		.orderBy(asc(pcode));
	const byPlace = Map.groupBy(codes, (one) => one.pcode);
	return places.flatMap(({ level, ...place }) => {
		const shapes = (byPlace.get(place.pcode) ?? []).map(({ code }) => code);
		return isLevel(level) ? [{ ...place, level, shapes }] : [];
	});
}

/** The country and the governorates of a plan, by P-code. */
export async function listWidePlaces(reader: Reader, planId: number): Promise<WidePlace[]> {
	const { pcode, name, level, lat, lon } = place;
	const places = await reader
		.select({ pcode, name, level, lat, lon })
		.from(place)
		.where(and(eq(place.planId, planId), lte(level, 1)))
		.orderBy(asc(pcode));
	return places.flatMap(({ level, ...wide }) => (isLevel(level) ? [{ ...wide, level }] : []));
}

/** The codes of shapes that draw a place and are not its own P-code, by code. */
async function listShapeCodes(
	reader: Reader,
	planId: number,
): Promise<{ readonly code: string; readonly pcode: string }[]> {
	return reader
		.select({ code: placeShape.code, pcode: place.pcode })
		.from(placeShape)
		.innerJoin(place, eq(place.id, placeShape.placeId))
		.where(eq(place.planId, planId))
		.orderBy(asc(placeShape.code));
}

/** The levels of a plan that have shapes, without the shapes. */
export async function listLayers(reader: Reader, planId: number): Promise<LayerLabel[]> {
	const { level, hash, source, disclaimer } = geometryLayer;
	const layers = await reader
		.select({ level, hash, source, disclaimer })
		.from(geometryLayer)
		.where(eq(geometryLayer.planId, planId))
		.orderBy(asc(level));
	return layers.flatMap(({ level, ...layer }) => (isLevel(level) ? [{ ...layer, level }] : []));
}

/** The shapes of a level as TopoJSON, just as they were stored; undefined when it has none. */
export async function getTopology(reader: Reader, planId: number, level: Level): Promise<string | undefined> {
	const [found] = await rows<{ topology: string }>(
		// Shapes stand in no publication: they tell no figure.
		aside(reader),
		'select topology from geometry_layer where plan_id = @planId and level = @level',
		{ planId, level },
	);
	return found?.topology;
}
