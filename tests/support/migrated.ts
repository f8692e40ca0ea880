/** Makes one SQLite database with all migrations, of which tests take copies: to apply them takes a fifth of a second. */
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { closeDatabase, migrate, openDatabase } from '#lib/server/database/driver.ts';
import { temporaryFolder } from './temporary.ts';

declare module 'vitest' {
	export interface ProvidedContext {
		engine: 'sqlite' | 'postgresql';
		/** Path of the migrated file. */
		sqlite: string;
	}
}

export default async function setup(project: TestProject): Promise<() => void> {
	const folder = temporaryFolder();
	const path = join(folder.path, 'migrated.sqlite');
	const db = openDatabase(path);
	await migrate(db);
	await closeDatabase(db);
	project.provide('sqlite', path);
	return folder.remove;
}
