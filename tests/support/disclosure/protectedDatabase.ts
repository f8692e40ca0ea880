/** A small sector by chance in a database, and its quarter protected. */
import { join } from 'node:path';
import { protectQuarter, type ProtectedQuarter } from '#lib/server/disclosure/protectQuarter.ts';
import { readProtected } from '#lib/server/disclosure/queries/protected.ts';
import {
	closeDatabase,
	migrate,
	openDatabase,
	snapshot,
	type Database,
	type Reader,
} from '#lib/server/database/driver.ts';
import { importBundle } from '#lib/server/exchange/import.ts';
import { getScope } from '#lib/server/plan/queries/plans.ts';
import type { WholeScope } from '#lib/plan/scope.ts';
import { newAddress } from '../engine.ts';
import { temporaryFolder } from '../temporary.ts';
import { PROTECTED, writeProtectedBundle } from './protectedBundle.ts';

export const QUARTER = { year: PROTECTED.year, quarter: PROTECTED.quarter } as const;

export interface SectorDatabase {
	readonly db: Database;
	readonly scope: WholeScope;
	readonly ask: <T>(question: (reader: Reader) => Promise<T>) => Promise<T>;
	readonly close: () => Promise<void>;
}

export interface ProtectedDatabase extends SectorDatabase {
	readonly done: ProtectedQuarter;
}

export async function protectedDatabase(seed: number): Promise<ProtectedDatabase> {
	const { scope, ask, ...rest } = await sectorDatabase(seed);
	const read = await ask((reader) => readProtected(reader, scope, QUARTER));
	const done = await protectQuarter(read, QUARTER, [], () => undefined);
	return { scope, ask, ...rest, done };
}

/** @param of as of `writeProtectedBundle` */
export async function sectorDatabase(
	seed: number,
	of?: (indicator: string) => boolean,
): Promise<SectorDatabase> {
	const folder = temporaryFolder();
	const db = openDatabase(await newAddress(folder.path));
	await migrate(db);
	const bundle = writeProtectedBundle(join(folder.path, 'bundle'), seed, of);
	await importBundle(db, bundle, { now: new Date('2024-07-10T09:00:00Z') });
	const ask: SectorDatabase['ask'] = (question) => snapshot(db, question);
	const found = await ask((reader) => getScope(reader, PROTECTED.plan, PROTECTED.sector));
	if (!found) throw new Error('the plan is not there');
	const scope: WholeScope = { ...found, disclosure: 'whole' };
	return {
		db,
		scope,
		ask,
		close: async () => {
			await closeDatabase(db);
			folder.remove();
		},
	};
}
