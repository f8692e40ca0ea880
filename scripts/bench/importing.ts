import { join } from 'node:path';
import { rebuildTotals } from '#lib/server/figures/commands/totals/index.ts';
import {
	closeDatabase,
	migrate,
	openDatabase,
	transaction,
	type Database,
} from '#lib/server/database/driver.ts';
import { sqliteOf } from '#lib/server/database/sqlite.ts';
import { batches } from './batches.ts';
import { timed } from './measure.ts';
import type { Plan } from './plan.ts';
import { ratioRow, type Row } from './row.ts';

/** What a bundle's rows become, referred to before referring. */
const FACTS = [
	'report',
	'activity',
	'entry',
	'activity_donor',
	'activity_tag',
	'group_combination',
	'combination_group',
	'cell',
] as const;
const AT_ONCE = 50_000;

/** P7: the import against bare inserts of the same rows. P8: a rebuild of all totals against the import. */
export async function importRows(plan: Plan): Promise<Row[]> {
	const inserts = await bareInserts(plan);
	const rebuild = await timed(() =>
		transaction(plan.db, (writer) => rebuildTotals(writer, plan.scope.plan.id)),
	);
	return [
		ratioRow(`P7 import of ${plan.label} values against bare inserts`, plan.importTook, inserts, 6),
		ratioRow(`P8 rebuild of all totals at ${plan.label} against the import`, rebuild, plan.importTook, 1 / 2),
	];
}

/** Prepared inserts into the project's own tables and indexes, in one transaction; reading the rows is not counted. */
async function bareInserts({ db, folder }: Plan): Promise<number> {
	const bare = openDatabase(join(folder, 'bare.sqlite'));
	await migrate(bare);
	copyTheRest(db, bare);
	const source = sqliteOf(db.writer);
	const target = sqliteOf(bare.writer);
	let took = await timed(() => target.exec('begin immediate'));
	for (const table of FACTS) {
		const columns = source.pragma(`table_info(${table})`) as unknown[];
		const insert = target.prepare(`insert into ${table} values (${columns.map(() => '?').join(', ')})`);
		for (const batch of batches(source.prepare(`select * from ${table}`).raw().iterate(), AT_ONCE)) {
			took += await timed(() => {
				for (const row of batch) insert.run(row);
			});
		}
	}
	took += await timed(() => target.exec('commit'));
	await closeDatabase(bare);
	return took;
}

/** Framework, places, organisations: what the facts refer to. */
function copyTheRest(from: Database, to: Database): void {
	const client = sqliteOf(to.writer);
	client.exec(`attach '${from.path}' as source`);
	client.pragma('foreign_keys = OFF');
	for (const table of [
		'plan',
		'sector',
		'plan_group',
		'period',
		'organisation',
		'place',
		'outcome',
		'output',
		'indicator',
	]) {
		client.exec(`insert into ${table} select * from source.${table}`);
	}
	client.pragma('foreign_keys = ON');
	client.exec('detach source');
}
