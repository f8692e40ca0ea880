import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Scope } from '#lib/plan/scope.ts';
import {
	closeDatabase,
	migrate,
	openDatabase,
	snapshot,
	type Database,
} from '#lib/server/database/driver.ts';
import { importBundle } from '#lib/server/exchange/import.ts';
import { getScope } from '#lib/server/plan/queries/plans.ts';
import { writeBundle } from '../../tests/support/bundle.ts';
import { timed } from './measure.ts';

const PLAN = 'scale';

/** A synthetic plan of so many values in a database of its own. */
export interface Plan {
	readonly db: Database;
	readonly scope: Scope;
	readonly folder: string;
	/** 10 k, 1 M … */
	readonly label: string;
	/** Milliseconds. */
	readonly importTook: number;
}

/**
 * @param name of its folder
 * @param address of an empty PostgreSQL database; without one, a file in the folder
 */
export async function importPlan(
	parent: string,
	values: number,
	name: string,
	address?: string,
): Promise<Plan> {
	const label = labelOf(values);
	const folder = join(parent, name);
	const bundle = join(folder, 'bundle');
	mkdirSync(folder);
	console.error(`Importing ${label} values …`);
	await writeBundle(bundle, { values, seed: 1, plan: PLAN, indicators: 120 });
	const db = openDatabase(address ?? join(folder, 'masar.sqlite'));
	await migrate(db);
	const importTook = await timed(() => importBundle(db, bundle, { now: new Date() }));
	rmSync(bundle, { recursive: true });
	const scope = await snapshot(db, (reader) => getScope(reader, PLAN, 'social-stability'));
	if (!scope) throw new Error('The import left no plan behind.');
	return { db, scope, folder, label, importTook };
}

export async function removePlan({ db, folder }: Plan): Promise<void> {
	await closeDatabase(db);
	rmSync(folder, { recursive: true });
}

function labelOf(values: number): string {
	return values < 1_000_000 ? `${values / 1000} k` : `${values / 1_000_000} M`;
}
