/** Everything from installing to the last browser test, on a fresh machine. */
import { join } from 'node:path';
import { install, projectNode } from './setup/install.mjs';
import { alone } from './setup/lock.mjs';
import { root, runProgram } from './setup/process.mjs';
import { fail } from './setup/step.mjs';

try {
	await alone(() => install());
	process.exitCode = await runProgram(projectNode(), [join(root, 'scripts', 'test', 'all.ts')]);
} catch (error) {
	fail(error, '0 passed, 1 failed');
}
