import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { projectNode } from './install.mjs';
import { reachable } from './port.mjs';
import { root, runProgram } from './process.mjs';
import { Sentence } from './step.mjs';

/** There is no file yet, where DATABASE_URL says that it is. A PostgreSQL database the server brings up to date itself. */
export function isMissing() {
	const url = process.env.DATABASE_URL || 'file:db/data/masar.sqlite';
	return !/^postgres(ql)?:/.test(url) && !existsSync(resolve(root, url.replace(/^file:/, '')));
}

/**
 * Migrates, and loads the demonstration where there is no plan.
 * @param {readonly string[]} options `--tell`: says which accounts it has, where no start will
 */
export async function seed(options = []) {
	const code = await runProgram(projectNode(), [join(root, 'scripts', 'seed.ts'), ...options]);
	if (code !== 0) throw new Sentence('The database is not ready; what stands above says why.');
}

/**
 * Somebody made the database, and no plan is in it. Asked of the server, which has it open and has migrated it: another
 * process would take longer to begin than the server to answer.
 * @param {string} host
 * @param {number} port
 */
export async function isEmpty(host, port) {
	const response = await fetch(`http://${reachable(host)}:${port}/api/v1/plans`);
	/** @type {unknown} */
	const answer = await response.json();
	return JSON.stringify(answer) === '{"plans":[]}';
}
