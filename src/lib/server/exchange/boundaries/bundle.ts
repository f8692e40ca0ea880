/**
 * The boundaries/ folder of a bundle: one file a level, `level-3.topojson` or `level-3.geojson`. Source:
 * docs/exchange.md, boundaries.
 */
import { isLevel, type Level } from '#lib/places/place.ts';
import type { PlaceRow } from '#lib/server/exchange/queries/bundle/reference.ts';
import type { LayerLabel } from '#lib/server/places/queries/geometry.ts';
import { hashOfShapes } from '#lib/server/places/queries/hash.ts';
import type { Issues } from '#lib/server/exchange/issue.ts';
import type { Source, SourceFile } from '#lib/server/exchange/source/source.ts';
import { readBoundaries, type Layer } from './readBoundaries.ts';

const LEVEL_FILE = /^boundaries\/level-([0-3])\.(?:geojson|topojson)$/;

export function isBoundaryFile(file: string): boolean {
	return LEVEL_FILE.test(file);
}

/** The name under which a layer stands in a bundle, inside its folder. */
export function layerFileName(level: Level): string {
	return `level-${level}.topojson`;
}

/** The levels whose shapes the bundle brings, checked as the command `import-boundaries` checks them, widest first. */
export async function readLayers(
	{ files }: Source,
	places: ReadonlyMap<string, PlaceRow>,
	issues: Issues,
): Promise<Layer[]> {
	const found = [...files].flatMap(([name, file]) => {
		const level = Number(LEVEL_FILE.exec(name)?.[1] ?? NaN);
		return isLevel(level) ? [{ name, file, level }] : [];
	});
	const layers: Layer[] = [];
	for (const [level, [first, ...others]] of Map.groupBy(found, (one) => one.level)) {
		for (const { name } of others) {
			const message = `The shapes of level ${level} stand in ${first?.name} too: keep one file a level.`;
			issues.error('level twice', { file: name }, message);
		}
		const text = first && (await readText(first.name, first.file, issues));
		if (!first || text === undefined) continue;
		const options = { level, code: null, name: null, object: null, source: null, disclaimer: null };
		const layer = readBoundaries([{ name: first.name, text }], [...places.values()], options, issues);
		if (layer) layers.push(layer);
	}
	return layers;
}

async function readText(file: string, source: SourceFile, issues: Issues): Promise<string | undefined> {
	const chunks: Buffer[] = [];
	for await (const chunk of await source.open()) chunks.push(chunk);
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks));
	} catch {
		issues.error('bad encoding', { file }, 'The file is not UTF-8 text: save it as UTF-8.');
		return undefined;
	}
}

/** Shapes are the plan's: a bundle that adds a sector may bring those of a level without any, and change no others. */
export function checkLayersAgree(
	layers: readonly Layer[],
	stored: readonly LayerLabel[],
	issues: Issues,
): void {
	for (const { level, topology } of layers) {
		const was = stored.find((one) => one.level === level);
		if (!was || was.hash === hashOfShapes(topology)) continue;
		const message = `The shapes of level ${level} differ from those that the plan has: a bundle that adds a sector may not change what all sectors share. Leave the file out, or change them by import-boundaries.`;
		issues.error('shared differs', { file: `boundaries/${layerFileName(level)}` }, message);
	}
}
