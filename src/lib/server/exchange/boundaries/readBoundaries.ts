/**
 * Boundary files into one layer of shapes, or everything that is wrong with them. Source: docs/exchange.md,
 * boundaries.
 */
import { fromGiven, type Localised } from '#lib/plan/text.ts';
import { boxAround, type Point } from '#lib/places/geometry.ts';
import type { DrawnPlace } from '#lib/server/places/queries/geometry.ts';
import type { Issues } from '#lib/server/exchange/issue.ts';
import { checkCodes, checkWhereabouts, shapeLabel, type Shape } from './agree.ts';
import { collect, parse, type BoundaryFile, type Candidate } from './collect.ts';
import { creditIn, keptIn, relabelled } from './kept.ts';
import { codeNamesTried, codeOf, nameOf, type PropertyNames } from './names.ts';
import { readArea, readDrawn } from './rings.ts';
import { buildTopology, DETAIL, type LayerProperties } from './topology.ts';

export interface BoundaryOptions extends PropertyNames, LayerProperties {
	/** The object of a TopoJSON file; null: the one of the level, or the only one. */
	readonly object: string | null;
}

export interface Layer extends Omit<LayerProperties, 'disclaimer'> {
	readonly disclaimer: Localised | null;
	/** TopoJSON, as it is stored and served. */
	readonly topology: string;
	readonly shapes: number;
}

/** @param places of the plan, all levels; @returns undefined when `issues` has errors */
export function readBoundaries(
	files: readonly BoundaryFile[],
	places: readonly DrawnPlace[],
	options: BoundaryOptions,
	issues: Issues,
): Layer | undefined {
	const { level } = options;
	const parsed = files.map(parse);
	const kept = parsed.length === 1 ? keptIn(parsed[0]?.json, level) : undefined;
	const candidates = parsed.flatMap((file) => collect(file, level, options.object, issues));
	const least = kept ? 0 : leastOf(candidates);
	const read = kept ? readDrawn : (geometry: unknown) => readArea(geometry, least);
	const shapes = candidates.flatMap((candidate) => toShape(candidate, options, read, issues) ?? []);
	noteTurned(shapes, issues);
	noteCleaned(shapes, issues);
	checkCodes(shapes, places, level, issues);
	checkWhereabouts(shapes, places, issues);
	if (issues.errors > 0 || shapes.length === 0) return undefined;
	const told = parsed.map(({ json }) => creditIn(json));
	const properties = {
		level,
		source: options.source ?? told.find(({ source }) => source !== null)?.source ?? null,
		disclaimer: options.disclaimer ?? told.find(({ disclaimer }) => disclaimer !== null)?.disclaimer ?? null,
	};
	const topology = kept ? relabelled(kept, properties) : buildTopology(shapes, properties);
	const disclaimer = properties.disclaimer === null ? null : fromGiven(properties.disclaimer);
	return { ...properties, disclaimer, topology: JSON.stringify(topology), shapes: shapes.length };
}

function noteTurned(shapes: readonly Shape[], issues: Issues): void {
	for (const [file, ofFile] of Map.groupBy(shapes, (shape) => shape.file)) {
		const turned = ofFile.filter((shape) => shape.turned > 0).length;
		if (turned === 0) continue;
		const message = `Rings of ${turned} shapes run the wrong way round (RFC 7946: outer ones counter-clockwise); they were turned.`;
		issues.warn('ring orientation', { file }, message);
	}
}

/** Thirty metres or so, as far as the coarsest files are rounded: nothing so small is seen on a map of a country. */
const LEAST_SEEN = 0.0003;

/** Degrees that the drawing does not show, since it is simplified: what crosses within them may be cut off. */
function leastOf(candidates: readonly Candidate[]): number {
	const [west, south, east, north] = boxAround(pointsOf(candidates)) ?? [0, 0, 0, 0];
	return Math.max(LEAST_SEEN, Math.max(east - west, north - south) * DETAIL);
}

/** One after the other: a file may have millions. */
function* pointsOf(candidates: readonly Candidate[]): Generator<Point> {
	for (const { geometry } of candidates) {
		const area = readDrawn(geometry);
		if (!('polygons' in area)) continue;
		for (const rings of area.polygons) {
			for (const ring of rings) for (const [lon, lat] of ring) yield { lon, lat };
		}
	}
}

function noteCleaned(shapes: readonly Shape[], issues: Issues): void {
	for (const [file, ofFile] of Map.groupBy(shapes, (shape) => shape.file)) {
		const cleaned = ofFile.filter((shape) => shape.cleaned);
		if (cleaned.length === 0) continue;
		const message = `Loops too small to be seen were cut off the outlines of ${cleaned.length} shapes, the first of them ${shapeLabel(cleaned[0] ?? { number: 0, code: '', name: null })}.`;
		issues.warn('small crossings', { file }, message);
	}
}

function toShape(
	{ file, number, id, properties, geometry }: Candidate,
	options: BoundaryOptions,
	read: (geometry: unknown) => ReturnType<typeof readArea>,
	issues: Issues,
): Shape | undefined {
	const code = codeOf(properties, id, options.level, options);
	const name = nameOf(properties, options.level, options);
	const label = shapeLabel({ number, code: code ?? 'no code', name });
	if (code === null) {
		const tried = codeNamesTried(options.level, options);
		const message = `${label}: none of its properties is a code (${tried}): name the right one by --code.`;
		issues.error('no code', { file }, message);
	}
	const area = read(geometry);
	if (!('polygons' in area)) {
		for (const { kind, message } of area) issues.error(kind, { file }, `${label}: ${message}`);
		return undefined;
	}
	return code === null
		? undefined
		: { file, number, code, name, polygons: area.polygons, turned: area.turned, cleaned: area.cleaned };
}
