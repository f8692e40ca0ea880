/** A framework that is set up, in parts of which a page shows one. Source: docs/rules.md, Bounds. */

interface Line {
	readonly code: string;
}
interface Node<L extends Line> extends Line {
	readonly indicators: readonly L[];
	/** It began in an earlier part. */
	readonly isContinued?: true;
}
interface Outcome<L extends Line, N extends Node<L>> extends Node<L> {
	readonly outputs: readonly N[];
}

/** What a part holds at most: so many indicators, or fewer beside the names and forms of outcomes and outputs. */
const MOST = 300;
/** An outcome or an output is as large on its page as so many indicators. */
const OF_NODE = 4;

/**
 * Outcomes in their order, each part with those that stand in it and what hangs on them there. An output is in one part with
 * its indicators where it fits into one; the outcome is named in each part that has an output of it.
 */
export function frameworkParts<L extends Line, N extends Node<L>, O extends Outcome<L, N>>(
	outcomes: readonly O[],
): readonly (readonly O[])[] {
	const parts: O[][] = [[]];
	let left = MOST;
	/** In pieces, as many as it takes. */
	function fill<One extends Node<L>>(node: One, add: (piece: One) => void): void {
		const { indicators } = node;
		if (OF_NODE + indicators.length > left && OF_NODE + indicators.length <= MOST) open();
		let from = 0;
		do {
			if (left <= OF_NODE) open();
			const piece = indicators.slice(from, from + left - OF_NODE);
			add({ ...node, indicators: piece, ...(from > 0 && { isContinued: true }) });
			from += piece.length;
			left -= OF_NODE + piece.length;
		} while (from < indicators.length);
	}
	function open(): void {
		if (left === MOST) return;
		parts.push([]);
		left = MOST;
	}
	for (const outcome of outcomes) {
		fill(outcome, (piece) => parts.at(-1)?.push({ ...piece, outputs: [] }));
		for (const output of outcome.outputs) {
			fill(output, (piece) => {
				const part = parts.at(-1) ?? [];
				const above = part.at(-1);
				if (above?.code === outcome.code)
					part.splice(-1, 1, { ...above, outputs: [...above.outputs, piece] });
				else part.push({ ...outcome, indicators: [], outputs: [piece], isContinued: true });
			});
		}
	}
	return parts;
}

/** The part, from 1, in which something stands first, such as `output 1.1`; undefined: in none. */
export function partWith<L extends Line, N extends Node<L>>(
	parts: readonly (readonly Outcome<L, N>[])[],
	asked: string,
): number | undefined {
	const [level = '', code = ''] = asked.split(/ (.*)/s);
	const has = (one: Outcome<L, N>) => {
		if (level === 'outcome') return one.code === code;
		if (level === 'output') return one.outputs.some((output) => output.code === code);
		return [one, ...one.outputs].some(({ indicators }) => indicators.some((line) => line.code === code));
	};
	const found = parts.findIndex((part) => part.some(has));
	return found < 0 ? undefined : found + 1;
}
