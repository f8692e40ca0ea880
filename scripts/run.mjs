/** Runs a script of the project: `node scripts/run.mjs scripts/import.ts …`, packages and the right Node included. */
import { install, projectNode } from './setup/install.mjs';
import { alone } from './setup/lock.mjs';
import { runProgram } from './setup/process.mjs';
import { fail } from './setup/step.mjs';

try {
	await alone(() => install(console.error), console.error);
	process.exitCode = await runProgram(projectNode(), process.argv.slice(2));
} catch (error) {
	fail(error);
}
