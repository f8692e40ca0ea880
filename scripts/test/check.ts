import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../setup/process.mjs';
import { seconds } from '../setup/step.mjs';
import type { Output } from './output.ts';
import { FAILED, PASSED, suiteTally, type Results, type Tally } from './tally.ts';

/** Says what it does, does it, and counts. Never throws: what goes wrong is said, and is a failure. */
export type Check = (output: Output) => Promise<Tally>;

/** One thing that holds or does not. What it throws is printed, and the checks go on. */
export function check(title: string, holds: (output: Output) => Promise<boolean>): Check {
	return async (output) => {
		const began = Date.now();
		output.say(`\n▸ ${title} …`);
		const passed = await holds(output).catch((error: unknown) => {
			output.say(error instanceof Error ? error.message : String(error));
			return false;
		});
		output.say(`${passed ? '✓' : '✗'} ${title}: ${passed ? 'passed' : 'FAILED'} in ${seconds(began)}`);
		return passed ? PASSED : FAILED;
	};
}

/** A tool of the project that says by its exit code whether all is well. */
export function tool(title: string, command: string, args: readonly string[]): Check {
	return check(title, async ({ run }) => (await run(command, args)) === 0);
}

interface Suite {
	/** The file, in test-results, that the tool writes its results to. */
	readonly report: string;
	readonly args: (report: string) => readonly string[];
	readonly read: (json: unknown) => Results;
}

/** A tool that runs tests: each of them counts. */
export function suite(title: string, command: string, { report, args, read }: Suite): Check {
	return async ({ run, say }) => {
		const began = Date.now();
		say(`\n▸ ${title} …`);
		const path = join(root, report);
		rmSync(path, { force: true });
		const complaints: string[] = [];
		const exitCode = await run(command, args(report)).catch((error: unknown) => {
			complaints.push(`it did not start: ${String(error)}`);
			return 1;
		});
		const results = readResults(path, read, (complaint) => complaints.push(complaint));
		const { tally, complaint } = suiteTally(results, exitCode);
		for (const one of [...complaints, complaint])
			if (one !== null) say(`${title}: ${one}; that is a failure`);
		const mark = tally.failed === 0 ? '✓' : '✗';
		say(`${mark} ${title}: ${tally.passed} passed, ${tally.failed} failed in ${seconds(began)}`);
		return tally;
	};
}

function readResults(
	path: string,
	read: (json: unknown) => Results,
	complain: (complaint: string) => void,
): Results {
	try {
		return read(JSON.parse(readFileSync(path, 'utf8')));
	} catch (error) {
		complain(`it left no report: ${error instanceof Error ? error.message : String(error)}`);
		return { passed: 0, failed: 0, skipped: 0 };
	}
}
