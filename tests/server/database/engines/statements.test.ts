/** Row types are written by hand beside the SQL text: here the texts are asked what they give. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { is } from 'drizzle-orm';
import { getTableConfig, SQLiteCustomColumn, SQLiteTable } from 'drizzle-orm/sqlite-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as schema from '#db/schema/index.ts';
import { listStatements, projectProgram, type Statement } from '../../../architecture/statements.ts';
import { compareStaged } from '#lib/server/exchange/commands/bundle/compare.ts';
import { createStaging } from '#lib/server/exchange/commands/bundle/staging.ts';
import { run, type Database } from '#lib/server/database/driver.ts';
import type { EngineName } from '../../../support/engine.ts';
import { undecidedOrders } from '../../../support/orders.ts';
import { columnsOf } from '../../../support/statements.ts';
import { emptyDatabase, temporaryFolder } from '../../../support/temporary.ts';

/**
 * Texts that are put together while they run, how many of each file: of filters, of where counts of places stand, of
 * the fields of a row as `report/row.ts` describes them, of checks. Tests of filters, totals, reports, imports and
 * checks ask each of them.
 */
const ASSEMBLED = {
	'src/lib/server/figures/queries/activityFacts.ts': 5,
	'src/lib/server/figures/queries/presence.ts': 1,
	'src/lib/server/figures/queries/derivedGroups.ts': 1,
	'src/lib/server/figures/queries/signed.ts': 1,
	'src/lib/server/figures/commands/totals/addUp.ts': 1,
	'src/lib/server/figures/queries/facts.ts': 2,
	'src/lib/server/report/commands/activity.ts': 6,
	'src/lib/server/report/commands/copyRows.ts': 4,
	'src/lib/server/report/commands/storeRow.ts': 2,
	'src/lib/server/report/commands/undo.ts': 1,
	'src/lib/server/report/queries/rows.ts': 4,
	'src/lib/server/exchange/commands/browser/contents.ts': 1,
	'src/lib/server/exchange/commands/browser/undoImport.ts': 1,
	'src/lib/server/exchange/commands/bundle/compare.ts': 2,
	'src/lib/server/exchange/commands/bundle/scattered.ts': 3,
	'src/lib/server/exchange/commands/bundle/staging.ts': 2,
	'src/lib/server/exchange/commands/bundle/writeReports.ts': 3,
	'src/lib/server/exchange/queries/bundle/eachReportRow.ts': 2,
	'src/lib/server/figures/commands/totals/store.ts': 1,
	'src/lib/server/integrity/queries/check.ts': 1,
	'src/lib/server/plan/commands/handOver.ts': 2,
	'src/lib/server/plan/commands/handBack.ts': 2,
};

const ENGINES: readonly EngineName[] = ['sqlite', 'postgresql'];

const SAMPLES = `
import { rows, run, type Writer } from '${resolve('src/lib/server/database/driver.ts')}';
const TABLE = 'plan';
const CODES: Readonly<Record<string, string>> = { code: 'code', year: 'first_year as code' };
export const right = (writer: Writer, id: number, by: string) =>
	rows<{ id: number; code: string }>(writer, \`select id, \${CODES[by]} from \${TABLE} where id = @id\`, { id });
export const column = (writer: Writer) => rows<{ id: number; kode: string }>(writer, 'select id, code from plan');
export const table = (writer: Writer) => run(writer, 'delete from plans');
export const parameter = (writer: Writer) => run(writer, 'delete from plan where id = @id', { code: 'x' });
export const json = (writer: Writer) => rows<{ title: string }>(writer, 'select name as title from plan');
export async function promised(writer: Writer): Promise<{ name: string }[]> {
	return rows(writer, \`select id, code from \${TABLE}\`);
}
`;

const folder = temporaryFolder();
const samples = mkdtempSync(join(tmpdir(), 'masar-samples-'));
const dbs = new Map<EngineName, Awaited<ReturnType<typeof emptyDatabase>>>();
let statements: Statement[];
let wrong: Statement[];

beforeAll(async () => {
	for (const engine of ENGINES) dbs.set(engine, await emptyDatabase(folder.path, 'statements', engine));
	const sample = join(samples, 'samples.ts');
	writeFileSync(sample, SAMPLES);
	const program = projectProgram([sample]);
	statements = listStatements(program, /^src\/lib\/server\//);
	wrong = listStatements(program, /masar-samples-/);
	for (const db of dbs.values()) {
		await createStaging(db.writer);
		await makeTemporaryTables(db);
		await compareStaged(db.writer, 0);
	}
}, 400_000);
afterAll(async () => {
	for (const db of dbs.values()) await db.close();
	folder.remove();
	rmSync(samples, { recursive: true });
});

/** Makes every temporary table that a statement makes, each after those that it is made of. */
async function makeTemporaryTables({ writer }: Database): Promise<void> {
	let open = statements.flatMap(({ texts = [] }) => texts.filter((text) => /^\s*create\s/.test(text)));
	for (let before = -1; open.length !== before;) {
		before = open.length;
		const left: string[] = [];
		for (const text of open) {
			await run(writer, text).catch((error: unknown) => {
				if (!String(error).includes('already exists')) left.push(text);
			});
		}
		open = left;
	}
}

function databaseOf(engine: EngineName): Database {
	const db = dbs.get(engine);
	if (!db) throw new Error(`no database of ${engine}`);
	return db;
}

/** The columns that hold texts in several languages, as \`table.column\`. */
const LOCALISED = new Set(
	Object.values(schema)
		.filter((table) => is(table, SQLiteTable))
		.flatMap((table) => {
			const { name, columns } = getTableConfig(table);
			return columns.filter((one) => is(one, SQLiteCustomColumn)).map((one) => `${name}.${one.name}`);
		}),
);

/** A text in several languages is read as \`StoredText\`, and nothing else is; of what is worked out nothing is told. */
function isReadAsItIs(origin: string | null, type: string | undefined): boolean {
	if (origin === null || type === undefined) return true;
	return LOCALISED.has(origin) === type.startsWith('StoredText');
}

/** What is wrong with calls: their texts, their columns beside the names they are read by, their parameters. */
async function faultsOf(engine: EngineName, calls: readonly Statement[]): Promise<string[]> {
	const faults: string[] = [];
	for (const call of calls) {
		for (const text of call.texts ?? []) faults.push(...(await faultsOfText(engine, call, text)));
	}
	return faults;
}

async function faultsOfText(
	engine: EngineName,
	{ at, columns, parameters }: Statement,
	text: string,
): Promise<string[]> {
	if (/^\s*create\s/.test(text)) return [];
	// What only SQLite has: its own tables.
	if (engine === 'postgresql' && at.startsWith('src/lib/server/database/tables.ts')) return [];
	const needed = [...text.matchAll(/@(\w+)/g)].map(([, name]) => name ?? '');
	const missing = parameters && needed.filter((name) => !parameters.includes(name));
	try {
		const given = await columnsOf(databaseOf(engine), text);
		return [
			...[...(columns?.keys() ?? [])]
				.filter((name) => !given.some((column) => column.name === name))
				.map((name) => `${at} no column ${name}`),
			...given
				.filter(({ name, origin }) => !isReadAsItIs(origin, columns?.get(name)))
				.map(({ name }) => `${at} reads ${name} as ${columns?.get(name)}`),
			...(missing ?? []).map((name) => `${at} no parameter ${name}`),
		];
	} catch (error) {
		return [`${at} ${String(error)}: ${text}`];
	}
}

describe('every SQL text', () => {
	test('that orders by what may be nothing says where nothing stands', async () => {
		const undecided: string[] = [];
		for (const { at, texts = [] } of statements) {
			for (const text of texts.filter((one) => !/^\s*create\s/.test(one))) {
				const terms = await undecidedOrders(databaseOf('sqlite'), text);
				undecided.push(...terms.map((term) => `${at} ${term}`));
			}
		}
		expect(undecided).toEqual([]);
	});

	test.each([
		['select status from plan order by code, status desc limit 1', ['status desc']],
		['select code, first_year + 1 from plan order by 2, 1', ['2']],
		['select p.code from plan p where p.id in (select id from plan order by p.status)', ['p.status']],
		['select code from plan order by status nulls last, code', []],
	])('that leaves open where nothing stands is found: %s', async (text, terms) => {
		expect(await undecidedOrders(databaseOf('sqlite'), text)).toEqual(terms);
	});

	test('is known before it runs, but those that a filter or a row’s fields make', () => {
		const unknown = statements.filter(({ texts }) => texts === undefined).map(({ at }) => at.split(':')[0]);
		const counts = Object.fromEntries(
			Object.entries(Object.groupBy(unknown, (path) => path ?? '')).map(([path, at]) => [path, at?.length]),
		);
		expect(counts).toEqual(ASSEMBLED);
		expect(statements.length).toBeGreaterThan(150);
	});

	test.each(ENGINES)('is understood by %s, and gives what its row type says', async (engine) => {
		expect(await faultsOf(engine, statements)).toEqual([]);
	});

	test.each(ENGINES)('that is wrong is found by %s', async (engine) => {
		expect(wrong).toHaveLength(6);
		const faults = await faultsOf(engine, wrong);
		expect(faults.map((fault) => fault.replace(/^\S+ /, ''))).toEqual([
			'no column kode',
			engine === 'postgresql'
				? 'error: relation "plans" does not exist: delete from plans'
				: 'SqliteError: no such table: plans: delete from plans',
			'no parameter id',
			'reads title as string',
			'no column name',
		]);
	});
});
