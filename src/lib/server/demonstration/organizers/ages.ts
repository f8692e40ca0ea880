import { RESPONSES } from './people.ts';

/** Smallest, middle and largest, and what all of them come to: a mean of 41. */
const [YOUNGEST, MIDDLE, OLDEST, SUM] = [19, 38, 87, 14_309];
const HALF = (RESPONSES - 1) / 2;
/** How much faster the older half grows towards its end. */
const BEND = 2.4;

/** Ages that come to all of these. */
function ages(): number[] {
	const younger = Array.from({ length: HALF }, (_, i) =>
		Math.round(YOUNGEST + ((MIDDLE - YOUNGEST) * i) / (HALF - 1)),
	);
	const older = Array.from({ length: HALF }, (_, i) =>
		Math.round(MIDDLE + (OLDEST - MIDDLE) * (i / (HALF - 1)) ** BEND),
	);
	const found = [...younger, MIDDLE, ...older];
	let left = SUM - found.reduce((sum, age) => sum + age, 0);
	// What is still missing is laid on those in the middle of the older half, one year each, or taken from them.
	for (let i = HALF + 40; left !== 0; i = i + 1 < RESPONSES - 20 ? i + 1 : HALF + 40) {
		found[i] = (found[i] ?? 0) + Math.sign(left);
		left -= Math.sign(left);
	}
	return found;
}

/** By the positions of people, whose order says nothing of their age. */
export const AGES: readonly number[] = ages().map((_, i, all) => all[(i * 101) % RESPONSES] ?? MIDDLE);
