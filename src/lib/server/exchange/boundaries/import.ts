/** Boundary files into the database: all or nothing, every fault told at once. */
import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { storeLayer } from '#lib/server/places/index.ts';
import { snapshot, transaction, type Database } from '#lib/server/database/driver.ts';
import { listDrawnPlaces } from '#lib/server/places/queries/geometry.ts';
import { listPlans } from '#lib/server/plan/queries/plans.ts';
import { Issues } from '#lib/server/exchange/issue.ts';
import { LIMITS } from '#lib/server/exchange/source/limits.ts';
import type { BoundaryFile } from './collect.ts';
import { readBoundaries, type BoundaryOptions } from './readBoundaries.ts';

export interface BoundaryImportOptions extends BoundaryOptions {
	/** The plan's code; null: the only one there is. */
	readonly plan: string | null;
	readonly now: Date;
	readonly dryRun: boolean;
}

export interface BoundaryImportResult {
	readonly plan: string;
	readonly shapes: number;
	/** Characters of the topology. */
	readonly size: number;
	/** False: the very same shapes were there. */
	readonly changed: boolean;
	readonly issues: Issues;
}

/** Thrown when boundaries are not taken: nothing was changed. */
export class BoundariesRefused extends Error {
	override readonly name = 'BoundariesRefused';
	readonly issues: Issues;
	constructor(issues: Issues) {
		super(`${issues.errors} ${issues.errors === 1 ? 'error' : 'errors'}: nothing was imported`);
		this.issues = issues;
	}
}

/** Reads the files as the shapes of one level of a plan, in the place of those it had. Throws BoundariesRefused. */
export async function importBoundaries(
	db: Database,
	paths: readonly string[],
	{ plan: planCode, now, dryRun, ...options }: BoundaryImportOptions,
): Promise<BoundaryImportResult> {
	const issues = new Issues();
	const files = await readFiles(paths, issues);
	if (issues.errors > 0) throw new BoundariesRefused(issues);
	const { plan, places } = await snapshot(db, async (reader) => {
		const plans = (await listPlans(reader)).map(({ plan }) => plan);
		const plan =
			planCode === null && plans.length === 1 ? plans[0] : plans.find(({ code }) => code === planCode);
		if (!plan) {
			const codes = plans.map(({ code }) => code).join(', ') || 'none: import a bundle first';
			const message = `${planCode === null ? 'Say by --plan whose places these are' : `There is no plan ${planCode}`}; there are: ${codes}.`;
			issues.error('unknown plan', { file: '--plan' }, message);
			throw new BoundariesRefused(issues);
		}
		return { plan, places: await listDrawnPlaces(reader, plan.id) };
	});
	const layer = readBoundaries(files, places, options, issues);
	if (!layer) throw new BoundariesRefused(issues);
	const changed = dryRun ? true : await transaction(db, (writer) => storeLayer(writer, plan.id, layer, now));
	return { plan: plan.code, shapes: layer.shapes, size: layer.topology.length, changed, issues };
}

async function readFiles(paths: readonly string[], issues: Issues): Promise<BoundaryFile[]> {
	const files: BoundaryFile[] = [];
	for (const path of paths) {
		const file = basename(path);
		const found = await stat(path).catch(() => undefined);
		if (!found?.isFile()) {
			issues.error('no file', { file }, `There is no file ${path}.`);
		} else if (found.size > LIMITS.boundaries) {
			const message = `The file has ${megabytes(found.size)} MB, at most ${megabytes(LIMITS.boundaries)} are read: simplify it first, or give a level in parts.`;
			issues.error('too large', { file }, message);
		} else {
			files.push({ name: file, text: await readFile(path, 'utf8') });
		}
	}
	return files;
}

function megabytes(bytes: number): number {
	return Math.round(bytes / 2 ** 20);
}
