/** The rules that hold the project's parts apart, each proved on a sample that breaks it. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { closeDatabase, type Database, migrate, openDatabase, rows } from '#lib/server/database/driver.ts';
import { circlesOfSubjects, forbiddenImports, isData, isRule } from './architecture/layers.ts';
import { unsafePackages, type Lock } from './architecture/packages.ts';
import { listFiles, type SourceFile } from './architecture/project.ts';
import {
	anyTypes,
	impurities,
	moduleState,
	synchronousData,
	undocumentedData,
} from './architecture/syntax.ts';
import {
	calculationNames,
	forgetfulForms,
	idleTests,
	lineCount,
	machineTraces,
	silencedChecks,
	unwantedStyles,
} from './architecture/text.ts';

const CODE = /\.(ts|mjs|js|svelte)$/;
const source = ['src', 'db', 'scripts'].flatMap((folder) => listFiles(folder, CODE));
const tests = listFiles('tests', CODE).filter(({ path }) => !path.startsWith('tests/architecture'));
const under = (...folders: string[]) =>
	source.filter(({ path }) => folders.some((folder) => path.startsWith(folder)));

const sample = (path: string, text: string): SourceFile[] => [{ path, text }];

describe('imports', () => {
	test('follow the layers', () => {
		expect(source.length).toBeGreaterThan(50);
		expect(forbiddenImports(source)).toEqual([]);
	});

	test('go round in no circle of subjects', () => {
		expect(circlesOfSubjects(source)).toEqual([]);
		const round = [
			{ path: 'src/lib/plan/x.ts', text: "import { a } from '#lib/places/a.ts';" },
			{ path: 'src/lib/places/a.ts', text: "import { b } from '#lib/figures/b.ts';" },
			{ path: 'src/lib/figures/b.ts', text: "import type { c } from '#lib/plan/x.ts';" },
		];
		expect(circlesOfSubjects(round)).toContain('plan → places → figures → plan');
	});

	test.each([
		['src/lib/plan/x.ts', "import { rows } from '#lib/server/database/driver.ts';"],
		['src/lib/plan/x.ts', "import type { rows } from '../server/database/driver.ts';"],
		['src/lib/figures/x.ts', "import { readFileSync } from 'node:fs';"],
		['src/lib/figures/x.ts', "export * from '#db/schema/index.ts';"],
		['src/lib/figures/x.ts', "const { scaleLinear } = await import('d3-scale');"],
		['src/lib/figures/x.ts', "import { statusWords } from './words/status.ts';"],
		['src/lib/report/words/x.ts', "import { cardsForm } from '#lib/report/forms/card.ts';"],
		['src/lib/report/forms/x.ts', "import { getProgress } from '#lib/server/figures/queries/progress.ts';"],
		['src/lib/report/forms.ts', "import { m } from '#lib/paraglide/messages.js';"],
		[
			'src/lib/ui/X.svelte',
			'<script lang="ts">\n\timport { rows } from \'#lib/server/database/driver.ts\';\n</script>',
		],
		['src/lib/charts/X.svelte', "<script module>\n\timport { plan } from '#db/schema/plan.ts';\n</script>"],
		['src/lib/server/report/queries/x.ts', "import { approveReport } from '../commands/approveReport.ts';"],
		['src/lib/server/report/queries/x.ts', "import { appendAudit } from '#lib/server/record/index.ts';"],
		['src/lib/server/report/queries/x.ts', "import Sqlite from 'better-sqlite3';"],
		[
			'src/lib/server/report/commands/x.ts',
			"import { appendAudit } from '#lib/server/record/commands/appendAudit.ts';",
		],
		['src/lib/server/report/commands/x.ts', "import { action } from '#lib/server/http/action.ts';"],
		['src/lib/server/report/x.ts', "import { storeLayer } from '#lib/server/places/commands/storeLayer.ts';"],
		['src/lib/server/report/x.ts', "import { sql } from 'drizzle-orm';"],
		['src/lib/server/http/x.ts', "import { sql } from 'drizzle-orm';"],
		['src/lib/server/x.ts', "import { sql } from 'drizzle-orm';"],
		[
			'src/routes/+page.svelte',
			'<script lang="ts">\n\timport type { Reader } from \'#lib/server/database/driver.ts\';\n</script>',
		],
		['src/routes/+page.ts', "import { getScope } from '#lib/server/plan/queries/plans.ts';"],
		['src/routes/+page.server.ts', "import { plan } from '#db/schema/index.ts';"],
		['src/routes/+page.server.ts', "import { m } from '$lib/paraglide/messages.js';"],
		['db/schema/x.ts', "import { rows } from '#lib/server/database/driver.ts';"],
	])('a sample in %s is refused: %s', (path, text) => {
		expect(forbiddenImports(sample(path, text))).toHaveLength(1);
	});

	test.each([
		['src/lib/figures/x.ts', "import { quarterAt } from '#lib/plan/quarter.ts';\nimport { z } from 'zod';"],
		['src/lib/report/words.ts', "import { m } from '#lib/paraglide/messages.js';"],
		['src/lib/server/report/commands/x.ts', "import { appendAudit } from '#lib/server/record/index.ts';"],
		['src/lib/server/report/commands/x.ts', "import { refused } from '../workbook/read.ts';"],
		['src/lib/server/report/queries/x.ts', "import { getScope } from '#lib/server/plan/queries/plans.ts';"],
	])('a sample in %s is let through: %s', (path, text) => {
		expect(forbiddenImports(sample(path, text))).toEqual([]);
	});

	test('what a layer may import is let through', () => {
		const allowed = sample(
			'src/routes/+page.server.ts',
			"import { rows } from '#lib/server/database/driver.ts';\nimport './$types';",
		);
		expect(forbiddenImports(allowed)).toEqual([]);
	});
});

describe('rules', () => {
	test('have no clock, no chance and no world outside', () => {
		const rules = source.filter(({ path }) => isRule(path));
		expect(rules.length).toBeGreaterThan(50);
		expect(impurities(rules)).toEqual([]);
	});

	test.each(['Date.now()', 'new Date()', 'Math.random()', 'process.env.X', "fetch('/')"])(
		'a sample is found: %s',
		(text) => {
			expect(impurities(sample('src/lib/figures/x.ts', `const a = ${text};`))).toHaveLength(1);
		},
	);

	test('may calculate with a date it is given', () => {
		expect(impurities(sample('x.ts', 'const a = new Date(day); const b = { process: 1 };'))).toEqual([]);
	});
});

describe('the server', () => {
	test('keeps nothing in its modules', () => {
		expect(moduleState(under('src/lib/server/'))).toEqual([]);
	});

	test.each([
		'let count = 0;',
		'const seen = new Set<string>();',
		'const cache = {};',
		'export const list: string[] = [];',
	])('a sample is found: %s', (text) => {
		expect(moduleState(sample('x.ts', text))).toHaveLength(1);
	});

	const data = source.filter(({ path }) => isData(path));

	test('has asynchronous data functions only', () => {
		expect(synchronousData(data)).toEqual([]);
		const bad = 'export function getPlan(reader: Reader): Plan { return rows(reader)[0]; }';
		expect(synchronousData(sample('x.ts', bad))).toHaveLength(1);
	});

	test('says what its data functions promise', () => {
		expect(undocumentedData(data)).toEqual([]);
		expect(undocumentedData(sample('x.ts', 'export function f(db: Database) {}'))).toHaveLength(1);
		expect(undocumentedData(sample('x.ts', 'export const f = keptAnswer(readF);'))).toHaveLength(1);
		expect(undocumentedData(sample('x.ts', '/** Adds. */\nexport function f(db: Database) {}'))).toEqual([]);
	});
});

describe('every file', () => {
	const all = [...source, ...tests];

	test('is typed', () => {
		expect(anyTypes(all)).toEqual([]);
		expect(anyTypes(sample('x.ts', 'const a: any[] = b as unknown as any;'))).toHaveLength(2);
	});

	test('switches off a check only with its reason', () => {
		expect(silencedChecks(all)).toEqual([]);
		expect(silencedChecks(sample('x.ts', '// eslint-disable-next-line no-empty'))).toHaveLength(1);
		expect(silencedChecks(sample('x.ts', '// @ts-ignore because'))).toHaveLength(1);
		expect(silencedChecks(sample('X.svelte', '<!-- svelte-ignore a11y_x -->'))).toHaveLength(1);
		expect(silencedChecks(sample('X.svelte', '<!-- Why. -->\n<!-- svelte-ignore a11y_x -->'))).toEqual([]);
		expect(silencedChecks(sample('x.ts', '// eslint-disable-next-line no-empty -- nothing to do'))).toEqual(
			[],
		);
	});

	test('asks a calculation what it is, never for its name', () => {
		const asking = under('src/').filter(({ path }) => path !== 'src/lib/figures/calculations.ts');
		expect(asking.length).toBeGreaterThan(400);
		expect(calculationNames(asking)).toEqual([]);
	});

	test.each([
		"if (indicator.calculation === 'ratio') return null;",
		"const isState = ['latest', 'peak'].includes(calculation);",
		"type Made = Exclude<Calculation, 'composite'>;",
		"\tconst text = `select id from indicator where calculation = 'distinct'`;",
		"\tcase 'sum':",
		'{#if calculation !== "peak"}',
	])('a name of a calculation is found: %s', (text) => {
		expect(calculationNames(sample('src/lib/ui/X.svelte', text))).toHaveLength(1);
	});

	test('a method of counting people is no calculation', () => {
		const method =
			"if (method === 'sum') return;\nexport const PEOPLE_METHODS = ['largest', 'sum'] as const;";
		expect(calculationNames(sample('src/lib/figures/x.ts', method))).toEqual([]);
	});

	test('of a page sends with a form what the page was asked', () => {
		// These add or move a row or take one away, and what comes back leads to it.
		const leading =
			/^src\/routes\/(?:reports\/\[id=id\]\/(?:Editor|Output|Pasted|State|Tools)|manage\/.+\/publication\/Overview)\.svelte:/;
		expect(forgetfulForms(all).filter((form) => !leading.test(form))).toEqual([]);
		const page = (action: string) => [
			{ path: 'src/routes/x/+page.server.ts', text: 'readQuestion(url, question)' },
			{ path: 'src/routes/x/X.svelte', text: `<form method="POST" action="?/do${action}">` },
		];
		expect(forgetfulForms(page(''))).toHaveLength(1);
		expect(forgetfulForms(page('&{query}'))).toEqual([]);
	});

	test('is a test that runs, if it is one', () => {
		expect(idleTests(tests)).toEqual([]);
		expect(idleTests(sample('x.test.ts', "test.skip('later', () => {});"))).toHaveLength(1);
	});

	test('is one thing: none over 300 lines, half of them under 60', () => {
		expect(all.filter((file) => lineCount(file) > 300).map(({ path }) => path)).toEqual([]);
		const lengths = source.map(lineCount).sort((a, b) => a - b);
		expect(lengths[Math.floor(lengths.length / 2)]).toBeLessThan(60);
	});

	test('has styles that mirror', () => {
		const styled = listFiles('src', /\.(css|svelte)$/);
		expect(unwantedStyles(styled)).toEqual([]);
		expect(unwantedStyles(sample('x.css', 'a {\n\tmargin-left: 1px;\n\tbox-shadow: none;\n}'))).toHaveLength(
			2,
		);
		expect(unwantedStyles(sample('X.svelte', '<p>left: 1</p>\n<style>\n\tp { left: 0 }\n</style>'))).toEqual([
			'X.svelte:3 p { left: 0 }',
		]);
		expect(unwantedStyles(sample('x.css', 'a { margin-inline-start: 1px; inset-inline-end: 0; }'))).toEqual(
			[],
		);
	});

	test('belongs to no machine', () => {
		const text = listFiles('.', /\.(ts|mjs|js|cjs|svelte|css|json|md|csv|sql|html|run|npmrc)$/);
		expect(machineTraces(text.filter(({ path }) => path !== 'tests/architecture.test.ts'))).toEqual([]);
		expect(machineTraces(sample('x.md', 'see /root/notes'))).toHaveLength(1);
		expect(
			machineTraces(sample('package-lock.json', '"resolved": "https://registry.example/a.tgz"')),
		).toHaveLength(1);
	});
});

describe('packages', () => {
	test('are none that are known to be unsafe', () => {
		expect(unsafePackages(JSON.parse(readFileSync('package-lock.json', 'utf8')) as Lock)).toEqual([]);
	});

	test.each([
		['node_modules/svelte', '5.56.9'],
		['node_modules/a/node_modules/devalue', '5.9.2'],
		['node_modules/xlsx', '0.18.5'],
		['node_modules/@inlang/paraglide-js', '2.24.0'],
	])('a sample is refused: %s %s', (path, version) => {
		expect(unsafePackages({ packages: { [path]: { version } } })).toHaveLength(1);
	});
});

describe('the tables that are their own index', () => {
	const folder = mkdtempSync(join(tmpdir(), 'masar-architecture-'));
	let db: Database;
	beforeAll(async () => {
		db = openDatabase(join(folder, 'empty.sqlite'));
		await migrate(db);
	});
	afterAll(async () => {
		await closeDatabase(db);
		rmSync(folder, { recursive: true });
	});

	test.each([
		'place_total',
		'group_total',
		'window_total',
		'window_group',
		'window_dimension',
		'people_total',
		'people_group',
		'people_dimension',
		'cell',
		'combination_group',
		'activity_donor',
		'activity_tag',
		'activity_also',
		'entry_month',
		'report_nothing',
	])('%s has no row identifier: the generator of migrations does not know of it', async (table) => {
		const [row] = await rows(db.writer, 'select sql from sqlite_master where name = @table', { table });
		expect(row).toMatchObject({ sql: expect.stringMatching(/\) WITHOUT ROWID$/) as string });
	});
});
