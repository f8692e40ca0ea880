import type { SaidFinding } from '#lib/publication/editing.ts';
import { numberFoundWords } from '#lib/publication/words/found.ts';
import type { Answered } from '../findings.ts';

/** So much of a sentence is shown on either side. */
const AROUND = 120;

/** A finding in the reader's words, without what the page does not show. */
export function saidOf(found: Answered): SaidFinding {
	const { fingerprint, weight, live, accepted, written, sentence } = found;
	const at = Math.max(0, sentence.indexOf(written));
	const before = sentence.slice(0, at);
	const after = sentence.slice(at + written.length);
	return {
		...{ fingerprint, weight, live, words: numberFoundWords(found) },
		context: [
			before.length > AROUND ? `…${before.slice(-AROUND)}` : before,
			written,
			after.length > AROUND ? `${after.slice(0, AROUND)}…` : after,
		],
		accepted: accepted && { reason: accepted.reason, at: accepted.at, by: accepted.by },
	};
}
