/** The features of a GeoJSON or TopoJSON file, whatever is in them. */
import { feature } from 'topojson-client';
import type { Topology } from 'topojson-specification';
import type { Level } from '#lib/places/place.ts';
import { shown, type Issues } from '#lib/server/exchange/issue.ts';
import { LIMITS } from '#lib/server/exchange/source/limits.ts';
import type { Properties } from './names.ts';

export interface Candidate {
	readonly file: string;
	/** Counted from 1 within the file. */
	readonly number: number;
	readonly id: unknown;
	readonly properties: Properties;
	readonly geometry: unknown;
}

export interface BoundaryFile {
	readonly name: string;
	readonly text: string;
}

/** A file as JSON; undefined: it is none. */
export interface ParsedFile {
	readonly name: string;
	readonly json: unknown;
}

export type Json = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is Json {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** @param object the object of a TopoJSON file to take; null: the one of the level, or the only one */
export function collect(
	{ name, json }: ParsedFile,
	level: Level,
	object: string | null,
	issues: Issues,
): Candidate[] {
	const before = issues.errors;
	const features = !isObject(json)
		? undefined
		: json.type === 'Topology'
			? fromTopology(json, name, level, object, issues)
			: json.type === 'FeatureCollection' && Array.isArray(json.features)
				? json.features
				: undefined;
	if (!features) {
		const message =
			json === undefined
				? 'This is no JSON: give a file of GeoJSON or TopoJSON, unpacked.'
				: 'This is JSON, but neither a GeoJSON FeatureCollection nor a TopoJSON Topology.';
		issues.error('not boundaries', { file: name }, message);
		return [];
	}
	if (features.length === 0 && issues.errors === before) {
		issues.error('empty', { file: name }, 'The file holds no shapes: export it again.');
	}
	return features.map((one: unknown, i) => {
		const { id, properties, geometry }: Json = isObject(one) ? one : {};
		return { file: name, number: i + 1, id, properties: isObject(properties) ? properties : {}, geometry };
	});
}

export function parse({ name, text }: BoundaryFile): ParsedFile {
	if (isDeep(text)) return { name, json: undefined };
	try {
		return { name, json: JSON.parse(text.replace(/^\ufeff/, '')) };
	} catch {
		return { name, json: undefined };
	}
}

/** Whether brackets nest deeper than in any file of shapes: what goes down into each would not come back. */
function isDeep(text: string): boolean {
	let depth = 0;
	let isText = false;
	for (let i = 0; i < text.length; i++) {
		const sign = text[i];
		if (isText) {
			if (sign === '\\') i++;
			else if (sign === '"') isText = false;
		} else if (sign === '"') isText = true;
		else if (sign === '[' || sign === '{') {
			if (++depth > LIMITS.depth) return true;
		} else if (sign === ']' || sign === '}') depth--;
	}
	return false;
}

function fromTopology(
	json: Json,
	file: string,
	level: Level,
	wanted: string | null,
	issues: Issues,
): unknown[] | undefined {
	if (!isTopology(json)) return undefined;
	const names = Object.keys(json.objects);
	const levelName = new RegExp(`(adm|admin)_?${level}$`, 'i');
	const chosen =
		wanted === null
			? (names.find((name) => levelName.test(name)) ?? (names.length === 1 ? names[0] : undefined))
			: names.find((name) => name === wanted);
	const object = json.objects[chosen ?? ''];
	if (!object || object.type !== 'GeometryCollection') {
		const message = `The file holds ${names.map(shown).join(', ')}: name the one with the shapes adm${level}, or say by --object which it is.`;
		issues.error('which object', { file }, message);
		return [];
	}
	const broken = brokenArcs(json, object);
	if (broken > 0) {
		issues.error('broken topology', { file }, `${broken} shapes refer to arcs that are not in the file.`);
		return [];
	}
	return feature(json, object).features;
}

function isTopology(json: Json): json is Json & Topology {
	const { objects, arcs } = json;
	return isObject(objects) && Object.values(objects).every(isObject) && isArcs(arcs);
}

function isArcs(arcs: unknown): boolean {
	return Array.isArray(arcs) && arcs.every((arc) => Array.isArray(arc) && arc.every(isPoint));
}

/** Heights and measures may stand behind longitude and latitude, and be empty. */
function isPoint(point: unknown): boolean {
	return Array.isArray(point) && typeof point[0] === 'number' && typeof point[1] === 'number';
}

/** How many shapes name an arc that is not there. */
function brokenArcs({ arcs }: Topology, { geometries }: { readonly geometries: readonly object[] }): number {
	const isThere = (arc: unknown): boolean =>
		Array.isArray(arc)
			? arc.every(isThere)
			: Number.isInteger(arc) && arcs[Number(arc) < 0 ? ~Number(arc) : Number(arc)] !== undefined;
	return geometries.filter((one) => 'arcs' in one && !isThere(one.arcs)).length;
}
