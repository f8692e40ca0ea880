/** Row types are written by hand beside the SQL text: here the texts are asked what they give. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { is } from 'drizzle-orm';
import { getTableConfig, SQLiteCustomColumn, SQLiteTable } from 'drizzle-orm/sqlite-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as schema from '#db/schema/index.ts';
import { listStatements, projectProgram, type Statement } from '../../architecture/statements.ts';
import { compareStaged } from '#lib/server/exchange/commands/bundle/compare.ts';
import { createStaging } from '#lib/server/exchange/commands/bundle/staging.ts';
import { columnsOf, execute } from '../../support/statements.ts';
import { emptyDatabase, temporaryFolder } from '../../support/temporary.ts';

/**
 * Texts that are put together while they run, how many of each file: of filters, of where counts of places stand, of
 * the fields of a row as `report/row.ts` describes them, of checks. Tests of filters, totals, reports, imports and
 * checks ask each of them.
 */
const ASSEMBLED = {
	'src/lib/server/figures/queries/activityFacts.ts': 4,
	'src/lib/server/figures/queries/presence.ts': 1,
	'src/lib/server/figures/queries/signed.ts': 1,
	'src/lib/server/figures/commands/totals/addUp.ts': 1,
	'src/lib/server/figures/queries/facts.ts': 2,
	'src/lib/server/report/commands/activity.ts': 6,
	'src/lib/server/report/commands/copyRows.ts': 4,
	'src/lib/server/report/commands/storeRow.ts': 2,
	'src/lib/server/report/queries/rows.ts': 4,
	'src/lib/server/exchange/commands/bundle/compare.ts': 2,
	'src/lib/server/exchange/commands/bundle/scattered.ts': 3,
	'src/lib/server/exchange/commands/bundle/staging.ts': 2,
	'src/lib/server/exchange/commands/bundle/writeReports.ts': 3,
	'src/lib/server/exchange/queries/bundle/eachReportRow.ts': 2,
	'src/lib/server/figures/commands/totals/store.ts': 1,
	'src/lib/server/integrity/queries/check.ts': 1,
};

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
let db: Awaited<ReturnType<typeof emptyDatabase>>;
let statements: Statement[];
let wrong: Statement[];

beforeAll(async () => {
	db = await emptyDatabase(folder.path);
	const sample = join(samples, 'samples.ts');
	writeFileSync(sample, SAMPLES);
	const program = projectProgram([sample]);
	statements = listStatements(program, /^src\/lib\/server\//);
	wrong = listStatements(program, /masar-samples-/);
	await createStaging(db.writer);
	await makeTemporaryTables();
	await compareStaged(db.writer, 0);
}, 120_000);
afterAll(async () => {
	await db.close();
	folder.remove();
	rmSync(samples, { recursive: true });
});

/** Makes every temporary table that a statement makes, each after those that it is made of. */
async function makeTemporaryTables(): Promise<void> {
	let open = statements.flatMap(({ texts = [] }) => texts.filter((text) => /^\s*create\s/.test(text)));
	for (let before = -1; open.length !== before;) {
		before = open.length;
		const left: string[] = [];
		for (const text of open) {
			await execute(db, text).catch((error: unknown) => {
				if (!String(error).includes('already exists')) left.push(text);
			});
		}
		open = left;
	}
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

/** What is wrong with a call: its text, its columns beside the names it is read by, its parameters. */
function faultsOf({ at, texts = [], columns, parameters }: Statement): string[] {
	return texts.flatMap((text) => {
		if (/^\s*create\s/.test(text)) return [];
		const needed = [...text.matchAll(/@(\w+)/g)].map(([, name]) => name ?? '');
		const missing = parameters && needed.filter((name) => !parameters.includes(name));
		try {
			const given = columnsOf(db, text);
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
	});
}

describe('every SQL text', () => {
	test('is known before it runs, but those that a filter or a row’s fields make', () => {
		const unknown = statements.filter(({ texts }) => texts === undefined).map(({ at }) => at.split(':')[0]);
		const counts = Object.fromEntries(
			Object.entries(Object.groupBy(unknown, (path) => path ?? '')).map(([path, at]) => [path, at?.length]),
		);
		expect(counts).toEqual(ASSEMBLED);
		expect(statements.length).toBeGreaterThan(150);
	});

	test('is understood by the migrated database, and gives what its row type says', () => {
		expect(statements.flatMap(faultsOf)).toEqual([]);
	});

	test('that is wrong is found', () => {
		expect(wrong).toHaveLength(6);
		expect(wrong.flatMap(faultsOf).map((fault) => fault.replace(/^\S+ /, ''))).toEqual([
			'no column kode',
			'SqliteError: no such table: plans: delete from plans',
			'no parameter id',
			'reads title as string',
			'no column name',
		]);
	});
});
