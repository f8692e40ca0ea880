/** A stored layer as a file, and back: it was simplified and rounded once, and must not lose corners each time it travels. */
import { z } from 'zod';
import type { Level } from '#lib/places/place.ts';
import type { GivenText } from '#lib/plan/text.ts';
import { givenText } from '#lib/server/exchange/read/texts.ts';
import { hashOfShapes } from '#lib/server/places/queries/hash.ts';
import { isObject, type Json } from './collect.ts';
import type { LayerProperties } from './topology.ts';

/** The text of a file with a stored layer, whose `kept` says that nobody has changed it since. */
export function writeKept(topology: string): string {
	return `{"kept":"${hashOfShapes(topology)}",${topology.slice(1)}\n`;
}

/** The layer of such a file as it was stored; undefined: it is another file, another level, or it was changed. */
export function keptIn(json: unknown, level: Level): Json | undefined {
	if (!isObject(json)) return undefined;
	const { kept, ...topology } = json;
	const own = shapesIn(topology);
	if (typeof kept !== 'string' || !own || !isObject(own.properties) || own.properties.level !== level)
		return undefined;
	return kept === hashOfShapes(JSON.stringify(topology)) ? topology : undefined;
}

/** A layer with its label exchanged, shapes untouched. */
export function relabelled(topology: Json, properties: LayerProperties): Json {
	return { ...topology, objects: { shapes: { ...shapesIn(topology), properties } } };
}

function shapesIn({ objects }: Json): Json | undefined {
	return isObject(objects) && isObject(objects.shapes) ? objects.shapes : undefined;
}

const text = z.string().min(1).max(10_000);

/**
 * Who made the boundaries, and what is to be said beside them, where the file says so itself: as `source` and `disclaimer`
 * of its outermost object, or of a stored layer's. Null: it does not.
 */
export function creditIn(json: unknown): { source: string | null; disclaimer: GivenText | null } {
	if (!isObject(json)) return { source: null, disclaimer: null };
	const properties = shapesIn(json)?.properties;
	const told: Json = { ...(isObject(properties) && properties), ...json };
	return {
		source: text.safeParse(told.source).data ?? null,
		disclaimer: givenText(text).safeParse(told.disclaimer).data ?? null,
	};
}
