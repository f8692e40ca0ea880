/** Every check of the project, also past a failed one. The last line counts them. */
import { build } from '../setup/build.mjs';
import { findBrowser } from '../setup/browser.ts';
import { findOpenpyxl } from '../setup/openpyxl.ts';
import { findPoppler } from '../setup/poppler.ts';
import { seconds } from '../setup/step.mjs';
import { check, suite, tool } from './check.ts';
import { inMemory } from './memory.ts';
import { playwrightResults, vitestResults } from './results.ts';
import { inStages, type InOrder } from './stages.ts';
import { sum } from './tally.ts';

const tests = {
	report: 'test-results/vitest.json',
	read: vitestResults,
	args: (report: string) => ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
};
const browserTests = {
	report: 'test-results/playwright.json',
	read: playwrightResults,
	args: (report: string) => {
		process.env.PLAYWRIGHT_JSON_OUTPUT_FILE = report;
		return ['test', '--reporter=list,json'];
	},
};

const needs = [
	check('Reader of workbooks', async ({ print }) => (await findOpenpyxl(print), true)),
	check('Reader of PDF', async ({ print }) => (await findPoppler(print), true)),
	check('Browser', async ({ print }) => ((process.env.CHROMIUM_PATH = await findBrowser(print)), true)),
];

/** One stage after the other; the rows of a stage side by side, for two cores; the checks of a row in their order. */
const STAGES: readonly (readonly InOrder[])[] = [
	// First: linter and types need what the build generates.
	[[check('Build', async () => (await build({ always: true }), true))]],
	[
		// One core for six minutes: in that time the tests, which wait for servers and disks, take what it leaves.
		[
			tool('Lint', 'eslint', ['--max-warnings', '0', '.']),
			tool('Unused code', 'knip', []),
			tool('Imports', 'depcruise', ['--output-type', 'err', 'src', 'db', 'scripts', 'tests']),
		],
		[
			...needs,
			tool('Types', 'svelte-check', ['--tsconfig', './tsconfig.json', '--fail-on-warnings']),
			tool('Format', 'prettier', ['--check', '--log-level', 'warn', '.']),
			// One after the other: each shares out its tests among the cores itself.
			suite('Tests', 'vitest', tests),
			suite('Browser tests', 'playwright', browserTests),
		],
	],
];

const began = Date.now();
const memory = inMemory();
if (memory) process.env.TMPDIR = memory.path;
console.log(`Files of the tests lie ${memory ? 'in memory' : 'on the disk: there is no room in memory'}`);
const { passed, failed } = sum(await inStages(STAGES).finally(() => memory?.remove()));
console.log(`\nAll checks took ${seconds(began)}`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
