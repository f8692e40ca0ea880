import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root, runProgram } from '../setup/process.mjs';
import { seconds } from '../setup/step.mjs';
import { FAILED, PASSED, suiteTally, type Results, type Tally } from './tally.ts';

/** One thing that holds or does not. What it throws is printed, and the checks go on. */
export async function check(title: string, holds: () => Promise<boolean>): Promise<Tally> {
	const began = Date.now();
	console.log(`\n▸ ${title} …`);
	const passed = await holds().catch((error: unknown) => {
		console.error(error instanceof Error ? error.message : error);
		return false;
	});
	console.log(`${passed ? '✓' : '✗'} ${title}: ${passed ? 'passed' : 'FAILED'} in ${seconds(began)}`);
	return passed ? PASSED : FAILED;
}

/** A tool of the project that says by its exit code whether all is well. */
export function tool(title: string, command: string, args: readonly string[]): Promise<Tally> {
	return check(title, async () => (await runProgram(command, args)) === 0);
}

/** A tool that runs tests: each of them counts. `report` is the file, in test-results, that it writes them to. */
export async function suite(
	title: string,
	command: string,
	args: readonly string[],
	{ report, read }: { readonly report: string; readonly read: (json: unknown) => Results },
): Promise<Tally> {
	const began = Date.now();
	console.log(`\n▸ ${title} …`);
	const path = join(root, report);
	rmSync(path, { force: true });
	const exitCode = await runProgram(command, args);
	const { tally, complaint } = suiteTally(readResults(path, read), exitCode);
	if (complaint !== null) console.error(`${title}: ${complaint}; that is a failure`);
	const mark = tally.failed === 0 ? '✓' : '✗';
	console.log(`${mark} ${title}: ${tally.passed} passed, ${tally.failed} failed in ${seconds(began)}`);
	return tally;
}

function readResults(path: string, read: (json: unknown) => Results): Results {
	try {
		return read(JSON.parse(readFileSync(path, 'utf8')));
	} catch (error) {
		console.error(`No report of the tests: ${error instanceof Error ? error.message : String(error)}`);
		return { passed: 0, failed: 0, skipped: 0 };
	}
}
