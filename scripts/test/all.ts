/** Every check of the project, one after the other, also past a failed one. The last line counts them. */
import { build } from '../setup/build.mjs';
import { seconds } from '../setup/step.mjs';
import { findBrowser } from '../setup/browser.ts';
import { findOpenpyxl } from '../setup/openpyxl.ts';
import { check, suite, tool } from './check.ts';
import { playwrightResults, vitestResults } from './results.ts';
import { sum, type Tally } from './tally.ts';

const checks: readonly (() => Promise<Tally>)[] = [
	// First: linter and types need what the build generates.
	() => check('Build', async () => (await build({ always: true }), true)),
	() => tool('Format', 'prettier', ['--check', '--log-level', 'warn', '.']),
	() => tool('Lint', 'eslint', ['--max-warnings', '0', '.']),
	() => tool('Types', 'svelte-check', ['--tsconfig', './tsconfig.json', '--fail-on-warnings']),
	() => tool('Unused code', 'knip', []),
	() => tool('Imports', 'depcruise', ['--output-type', 'err', 'src', 'db', 'scripts', 'tests']),
	() => check('Reader of workbooks', async () => (await findOpenpyxl(), true)),
	() => {
		const report = 'test-results/vitest.json';
		const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
		return suite('Tests', 'vitest', args, { report, read: vitestResults });
	},
	() => check('Browser', async () => ((process.env.CHROMIUM_PATH = await findBrowser()), true)),
	() => {
		const report = 'test-results/playwright.json';
		process.env.PLAYWRIGHT_JSON_OUTPUT_FILE = report;
		const args = ['test', '--reporter=list,json'];
		return suite('Browser tests', 'playwright', args, { report, read: playwrightResults });
	},
];

const began = Date.now();
const tallies: Tally[] = [];
for (const run of checks) tallies.push(await run());
const { passed, failed } = sum(tallies);
console.log(`\nAll checks took ${seconds(began)}`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
