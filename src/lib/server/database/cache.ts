/**
 * Answers that are remembered, each kind as long as it cannot change. A question that is defined here is asked like any
 * other; its arguments tell its answers apart, and outside of snapshots it is asked each time.
 */
import { momentOf, type Reader } from './driver.ts';

/** What tells the answers of a question apart. */
type Argument = string | number | boolean | null | undefined;
type Ask<Arguments extends readonly Argument[], Answer> = (
	reader: Reader,
	...asked: Arguments
) => Promise<Answer>;
type Answers<Answer> = Map<string, Promise<Answer>>;

/**
 * A question that is asked once a snapshot, since its data cannot change meanwhile: what several figures of a page need.
 */
export function askedOnce<const Arguments extends readonly Argument[], Answer>(
	ask: Ask<Arguments, Answer>,
): Ask<Arguments, Answer> {
	const answers = new WeakMap<object, Answers<Answer>>();
	return async (reader, ...asked) => {
		const moment = momentOf(reader);
		if (!moment) return ask(reader, ...asked);
		return remembered(answersOf(answers, moment.edition ?? moment), asked, () => ask(reader, ...asked));
	};
}

function answersOf<Answer>(all: WeakMap<object, Answers<Answer>>, key: object): Answers<Answer> {
	const known = all.get(key) ?? new Map<string, Promise<Answer>>();
	all.set(key, known);
	return known;
}

/** Arguments come from the address, like years: nobody may fill the memory with empty answers. */
const MOST_KEPT = 200;

/**
 * A question whose answer is kept until anything at all was written, however many snapshots that takes. For what a plan
 * *is*, its framework and targets, which every page needs and which changes a few times a year; figures are asked for
 * in each snapshot.
 */
export function keptAnswer<const Arguments extends readonly Argument[], Answer>(
	ask: Ask<Arguments, Answer>,
): Ask<Arguments, Answer> {
	const kept = new WeakMap<object, { readonly version: number; readonly answers: Answers<Answer> }>();
	const ofEditions = new WeakMap<object, Answers<Answer>>();
	return async (reader, ...asked) => {
		const moment = momentOf(reader);
		if (!moment) return ask(reader, ...asked);
		if (moment.edition)
			return remembered(answersOf(ofEditions, moment.edition), asked, () => ask(reader, ...asked));
		const { comparable } = reader.$client;
		let known = kept.get(comparable);
		if (known?.version !== moment.version || known.answers.size >= MOST_KEPT) {
			known = { version: moment.version, answers: new Map() };
			kept.set(comparable, known);
		}
		return remembered(known.answers, asked, () => ask(reader, ...asked));
	};
}

/**
 * What is made of data, kept until these data have another version, whatever else was written: for what takes longer to
 * make than a page may take. Outside of snapshots too, since the version is the caller's.
 */
export function keptForVersion<const Arguments extends readonly Argument[], Value>(
	make: Ask<Arguments, Value>,
): (reader: Reader, version: string, ...asked: Arguments) => Promise<Value> {
	const kept = new WeakMap<object, Map<string, { readonly version: string; readonly value: Value }>>();
	return async (reader, version, ...asked) => {
		// What is recorded, or was, is made of nothing that was kept before.
		if (momentOf(reader)?.edition) return make(reader, ...asked);
		const { comparable } = reader.$client;
		const values = kept.get(comparable) ?? new Map<string, { version: string; value: Value }>();
		kept.set(comparable, values);
		const key = JSON.stringify(asked);
		const known = values.get(key);
		if (known?.version === version) return known.value;
		const value = await make(reader, ...asked);
		values.set(key, { version, value });
		return value;
	};
}

/** A question that is being answered is not asked again; one that failed is. */
async function remembered<Answer>(
	known: Answers<Answer>,
	asked: readonly Argument[],
	ask: () => Promise<Answer>,
): Promise<Answer> {
	const key = JSON.stringify(asked);
	const answer = known.get(key) ?? ask();
	known.set(key, answer);
	try {
		return await answer;
	} catch (error) {
		known.delete(key);
		throw error;
	}
}
