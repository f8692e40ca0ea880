/** What could stand in the place of a cell that is refused: a closed list, of which the first are told. */
import type { GivenText } from '#lib/plan/text.ts';

export interface FaultChoices {
	/** As they are written, or in each language. */
	readonly some: readonly GivenText[];
	/** How many there are beyond them. */
	readonly more: number;
}

/** A sentence with more of them is read by nobody. */
const MOST_CHOICES = 12;

/** @param count how many `all` gives; a list of thousands is not walked for one sentence */
export function choicesAmong(all: Iterable<GivenText>, count: number): FaultChoices {
	const some: GivenText[] = [];
	for (const one of all) {
		if (some.length === MOST_CHOICES) break;
		some.push(one);
	}
	return { some, more: count - some.length };
}

export function choicesOf(all: readonly GivenText[]): FaultChoices {
	return choicesAmong(all, all.length);
}
