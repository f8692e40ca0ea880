import type { Check } from './check.ts';
import { kept, live } from './output.ts';
import type { Tally } from './tally.ts';

/** Checks that follow one another. */
export type InOrder = readonly Check[];

/**
 * Runs one stage after the other and the rows of a stage side by side, also past a failed check. A stage's last row
 * speaks while it runs; of the rows beside it each check is printed whole once it has ended. Answers with the tally of
 * every check.
 */
export async function inStages(stages: readonly (readonly InOrder[])[], print = printed): Promise<Tally[]> {
	const tallies: Tally[] = [];
	for (const rows of stages) {
		const each = await Promise.all(rows.map((row) => inOrder(row, row === rows.at(-1) ? null : print)));
		tallies.push(...each.flat());
	}
	return tallies;
}

/** @param print takes what each check has said; null: it is said while it runs */
async function inOrder(row: InOrder, print: ((text: string) => void) | null): Promise<Tally[]> {
	const tallies: Tally[] = [];
	for (const run of row) {
		if (print === null) {
			tallies.push(await run(live));
			continue;
		}
		const output = kept();
		tallies.push(await run(output));
		print(output.text());
	}
	return tallies;
}

function printed(text: string): void {
	process.stdout.write(text);
}
