/** The demonstration before anything of it is published: what most tests read as strangers. */
import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from '#lib/server/database/driver.ts';
import { importBundle } from '#lib/server/exchange/import.ts';
import { readSeedText, SEED } from './seedFiles.ts';
import { temporaryFolder } from './temporary.ts';

/**
 * Imports the demonstration as a plan that shows every figure as it is approved, withholds none, and has everybody's days:
 * the same bundle with another `plan.json`. It publishes nothing.
 */
export async function addOpenDemonstration(db: Database, now: Date): Promise<void> {
	const { path, remove } = temporaryFolder();
	cpSync(SEED, path, { recursive: true });
	const plan = JSON.parse(readSeedText('plan.json')) as Record<string, unknown>;
	const open = { ...plan, public: 'approved', minimum_count: 0, today: undefined };
	writeFileSync(join(path, 'plan.json'), JSON.stringify(open));
	await importBundle(db, path, { now });
	remove();
}
