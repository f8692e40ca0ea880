import { join } from 'node:path';
import { getTableName, is } from 'drizzle-orm';
import { SQLiteTable } from 'drizzle-orm/sqlite-core';
import { afterEach } from 'vitest';
import * as schema from '#db/schema/index.ts';
import { rows, snapshot } from '#lib/server/database/driver.ts';
import { exportBundle } from '#lib/server/exchange/export.ts';
import { BundleRefused } from '#lib/server/exchange/issue.ts';
import { importBundle, type ImportOptions, type ImportResult } from '#lib/server/exchange/import.ts';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { emptyDatabase, temporaryFolder } from '../../support/temporary.ts';
import { writeTinyBundle } from '../../support/tinyBundle.ts';
import type { Changes } from './refusals.ts';

const TABLES = Object.values(schema).flatMap((table) =>
	is(table, SQLiteTable) ? [getTableName(table)] : [],
);
const NOW = new Date('2024-06-01T09:00:00Z');

/** A database for one test, and what is done with it. */
export interface Workshop {
	readonly folder: string;
	readonly db: Awaited<ReturnType<typeof emptyDatabase>>;
	/** Imports the tiny bundle with these files in place of its own. */
	readonly take: (changes?: Changes, options?: Partial<ImportOptions>) => Promise<ImportResult>;
	readonly takePath: (path: string, options?: Partial<ImportOptions>) => Promise<ImportResult>;
	readonly ask: <Row>(sql: string, parameters?: object) => Promise<Row[]>;
	/** Exports and returns every file's text by its name. */
	readonly files: (plan?: string, sector?: string) => Promise<Record<string, string>>;
	/** Every row of every table, for "nothing changed". */
	readonly everything: () => Promise<Record<string, unknown[]>>;
}

const open: (() => Promise<void>)[] = [];

/** Closes what `workshop` opened; call it once in a test file. */
export function closeWorkshops(): void {
	afterEach(async () => {
		for (const close of open.splice(0)) await close();
	});
}

export async function workshop(): Promise<Workshop> {
	const folder = temporaryFolder();
	const db = await emptyDatabase(folder.path);
	open.push(async () => {
		await db.close();
		folder.remove();
	});
	let count = 0;
	const takePath = (path: string, options: Partial<ImportOptions> = {}) =>
		importBundle(db, path, { now: NOW, ...options });
	const ask = <Row>(sql: string, parameters: object = {}) => rows<Row>(db.writer, sql, parameters);
	return {
		folder: folder.path,
		db,
		take: (changes = {}, options) =>
			takePath(writeTinyBundle(join(folder.path, `in-${count++}`), changes), options),
		takePath,
		ask,
		async files(plan = 'tiny', sector) {
			const dir = join(folder.path, `out-${count++}`);
			await snapshot(db, (reader) => exportBundle(reader, plan, dir, sector));
			return readFiles(dir);
		},
		async everything() {
			const found: Record<string, unknown[]> = {};
			for (const name of TABLES) found[name] = await ask(`select * from "${name}"`);
			return found;
		},
	};
}

/** What an import was refused for. */
export async function refusal(taken: Promise<unknown>): Promise<BundleRefused> {
	const error: unknown = await taken.catch((thrown: unknown) => thrown);
	if (!(error instanceof BundleRefused)) throw new Error('the bundle was taken', { cause: error });
	return error;
}

/** Every version of every report of the tiny bundle. */
export const REPORTS = `select o.code as partner, p.quarter, r.version, r.state, r.counts, r.nothing_to_report as empty,
	(select sum(total) from entry a where a.report_id = r.id) as total
	from report r join organisation o on o.id = r.partner_id join period p on p.id = r.period_id order by 1, 2, 3`;

function readFiles(dir: string, prefix = ''): Record<string, string> {
	return Object.fromEntries(
		readdirSync(dir)
			.sort()
			.flatMap((name): [string, string][] => {
				const path = join(dir, name);
				if (statSync(path).isDirectory()) return Object.entries(readFiles(path, `${prefix}${name}/`));
				return [[`${prefix}${name}`, readFileSync(path, 'utf8')]];
			}),
	);
}
