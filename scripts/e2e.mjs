/**
 * The browser tests, after what has changed is built: the build writes the catalogues' modules anew, and tests that were
 * collected before it look for those that were there.
 */
import { join } from 'node:path';
import { build } from './setup/build.mjs';
import { alone } from './setup/lock.mjs';
import { root, runProgram } from './setup/process.mjs';
import { fail } from './setup/step.mjs';

try {
	await alone(() => build());
	process.exitCode = await runProgram(join(root, 'node_modules', '.bin', 'playwright'), [
		'test',
		...process.argv.slice(2),
	]);
} catch (error) {
	fail(error);
}
