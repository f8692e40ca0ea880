/** Boundary files into a real database, and what is told of them. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { closeDatabase, snapshot, type Database } from '#lib/server/database/driver.ts';
import {
	BoundariesRefused,
	importBoundaries,
	type BoundaryImportOptions,
	type BoundaryImportResult,
} from '#lib/server/exchange/boundaries/import.ts';
import type { LayerTopology } from '#lib/server/exchange/boundaries/topology.ts';
import { formatIssue } from '#lib/server/exchange/issue.ts';
import { getTopology, listLayers, type LayerLabel } from '#lib/server/places/queries/geometry.ts';
import { emptyDatabase, temporaryFolder } from '../../../support/temporary.ts';

export const standard: BoundaryImportOptions = {
	level: 3,
	plan: 'voronoi',
	code: null,
	name: null,
	object: null,
	source: null,
	disclaimer: null,
	now: new Date('2024-05-03T08:00:00Z'),
	dryRun: false,
};

export class Harness {
	readonly folder: string;
	readonly db: Database;
	readonly #remove: () => void;

	private constructor({ path, remove }: ReturnType<typeof temporaryFolder>, db: Database) {
		[this.folder, this.#remove, this.db] = [path, remove, db];
	}

	static async open(): Promise<Harness> {
		const folder = temporaryFolder();
		return new Harness(folder, await emptyDatabase(folder.path));
	}

	async close(): Promise<void> {
		await closeDatabase(this.db);
		this.#remove();
	}

	write(content: unknown): string {
		const path = join(this.folder, 'shapes.geojson');
		writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
		return path;
	}

	take(content: unknown, options: Partial<BoundaryImportOptions> = {}): Promise<BoundaryImportResult> {
		return importBoundaries(this.db, [this.write(content)], { ...standard, ...options });
	}

	layers(planId: number): Promise<LayerLabel[]> {
		return snapshot(this.db, (reader) => listLayers(reader, planId));
	}

	async stored(planId: number): Promise<LayerTopology> {
		const text = await snapshot(this.db, (reader) => getTopology(reader, planId, 3));
		return JSON.parse(text ?? 'null') as LayerTopology;
	}

	/** Everything that is told of a file that is refused; nothing of it is stored. */
	async refusal(
		planId: number,
		content: unknown,
		options: Partial<BoundaryImportOptions> = {},
	): Promise<string[]> {
		const before = await this.layers(planId);
		const error: unknown = await this.take(content, options).catch((error: unknown) => error);
		expect(error).toBeInstanceOf(BoundariesRefused);
		expect(await this.layers(planId)).toEqual(before);
		const found = error instanceof BoundariesRefused ? error.issues.kept : [];
		return found.filter(({ severity }) => severity === 'error').map(formatIssue);
	}
}

export const codesIn = ({ objects }: LayerTopology) => objects.shapes.geometries.map(({ id }) => id);

export const ring = (...positions: [number, number][]) => ({ type: 'Polygon', coordinates: [positions] });

export const SQUARE = ring([35.5, 33.5], [35.6, 33.5], [35.6, 33.6], [35.5, 33.6], [35.5, 33.5]);

export function collection(...shapes: [code: unknown, geometry: unknown][]) {
	return {
		type: 'FeatureCollection',
		features: shapes.map(([code, geometry]) => ({ type: 'Feature', properties: { pcode: code }, geometry })),
	};
}
