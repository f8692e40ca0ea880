/** Starts PostgreSQL for the tests that run on it, once for all of them, with a migrated database to copy. */
import type { TestProject } from 'vitest/node';
import { closeDatabase, migrate, openDatabase } from '../../../src/lib/server/database/driver.ts';
import { startCluster } from './cluster.ts';
import { administer, MIGRATED } from './database.ts';

declare module 'vitest' {
	export interface ProvidedContext {
		/** Address of the database `postgres`, from which others are made. */
		postgresql: string;
	}
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
	const cluster = await startCluster();
	const administration = cluster.address('postgres');
	await administer(administration, `create database ${MIGRATED}`);
	const db = openDatabase(cluster.address(MIGRATED));
	await migrate(db);
	await closeDatabase(db);
	project.provide('postgresql', administration);
	return cluster.stop;
}
