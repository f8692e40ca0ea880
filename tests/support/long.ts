/**
 * Tests that repeat something. `npm test` gives each repetition ten seconds at most, and at most a twentieth of the
 * count that docs/rules.md promises; `npm run test:long -- NAME` does all of it. Either prints how many, and the seed.
 */
import fc from 'fast-check';

const LONG = process.env.MASAR_LONG === '1';
const PART = 20;
/** Milliseconds that a repetition has in `npm test`. */
const SHORT = 10_000;

/** How long vitest waits for a test of one repetition, in milliseconds: beside it things are made and looked at. */
export const PATIENCE = LONG ? 100 * 60_000 : 90_000;

/** How many seconds of a promised time are taken, for what goes on rather than being repeated. */
export const secondsOf = (full: number, short: number): number => (LONG ? full : short);

export interface Repetition {
	/** What it is called in the line that it prints. */
	readonly title: string;
	/** How many are promised. */
	readonly full: number;
	/** What the values come from; there is none where nothing is left to chance. */
	readonly seed?: number;
}

const SETTINGS = { long: LONG, clock: () => performance.now(), print: (line: string) => console.log(line) };

/** How many are done at most. */
export const countOf = (full: number, long = LONG): number => (long ? full : Math.ceil(full / PART));

/**
 * Numbers from 0 on: fewer where the machine is slow, at least one. The last thing that it does is to print how many
 * there were, also where the test fails at one.
 */
export function* repeated(
	{ title, full, seed }: Repetition,
	{ long, clock, print } = SETTINGS,
): Generator<number, void, void> {
	const ends = clock() + SHORT;
	let done = 0;
	try {
		while (done < countOf(full, long) && (done === 0 || long || clock() < ends)) yield done++;
	} finally {
		print(`${title}: ${done} of ${full}, ${seed === undefined ? 'nothing by chance' : `seed ${seed}`}`);
	}
}

/** As `repeated`, with a value for each; the first ones are the same however many there are. */
export function* sampled<Value>(
	values: fc.Arbitrary<Value>,
	repetition: Repetition & { readonly seed: number },
	settings = SETTINGS,
): Generator<Value, void, void> {
	const { full, seed } = repetition;
	const sample = fc.sample(values, { numRuns: countOf(full, settings.long), seed });
	for (const at of repeated(repetition, settings)) yield sample[at] as Value;
}
