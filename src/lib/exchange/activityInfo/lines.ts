/** Names there and codes here as lines of text, which are pasted from a spreadsheet as they are. */

/** What stands between the two: whoever types it writes a sign of equality, spreadsheets set a tab. */
const APART = /\t|\s=\s/;

export interface ReadPairs {
	/** Codes by the names there; a name without a code is none. */
	readonly pairs: ReadonlyMap<string, string>;
	/** Lines, from 1, that have no name or more than two parts. */
	readonly faults: readonly number[];
}

/** Empty lines are nothing; of a name that stands twice the last one holds. */
export function readPairs(text: string): ReadPairs {
	const pairs = new Map<string, string>();
	const faults: number[] = [];
	for (const [i, line] of text.split('\n').entries()) {
		if (line.trim() === '') continue;
		const [name = '', code = '', ...more] = line.split(APART).map((part) => part.trim());
		if (name === '' || more.some((part) => part !== '')) faults.push(i + 1);
		else if (code !== '') pairs.set(name, code);
	}
	return { pairs, faults };
}

/** @param open names that have no code yet: they stand first, to be filled in */
export function writePairs(pairs: Readonly<Record<string, string>>, open: readonly string[]): string {
	const known = Object.entries(pairs).map(([name, code]) => `${name} = ${code}`);
	return [...open.map((name) => `${name} = `), ...known].join('\n');
}
