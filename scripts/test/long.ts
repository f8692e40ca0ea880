/**
 * The tests that count repetitions (docs/rules.md, Tests of the promises), with their full counts. Takes about an
 * hour.
 */
import { tool } from './check.ts';

const FILES = [
	'tests/server/report/attacks.test.ts',
	'tests/routes/killed.test.ts',
	'tests/routes/attacks.test.ts',
	'tests/routes/swapped.test.ts',
	'tests/routes/matrix.test.ts',
];

process.env.MASAR_LONG = '1';
const { failed } = await tool('Full counts', 'vitest', ['run', '--reporter=verbose', ...FILES]);
process.exitCode = failed === 0 ? 0 : 1;
