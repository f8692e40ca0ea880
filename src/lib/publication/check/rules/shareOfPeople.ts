/** A share of n people is k ÷ n for a whole k (the GRIM test). */
import type { Finding } from '../finding.ts';
import { amountsOf, between, findingAt, type Amount, type ReadSection } from '../reader.ts';
import { endOf, type TypedNumber } from '../typed.ts';

const OF = /^\s*(?:of|des|de|من)\s+(?:the\s+|les\s+|all\s+)?$/iu;
const OUT_OF = /^[^.;()]{0,40}?\s(?:of|out of|sur|من أصل)\s+(?:the\s+)?$/iu;

export function findShares(section: ReadSection): Finding[] {
	const amounts = amountsOf(section);
	return amounts.flatMap((share, at) => {
		const { number } = share;
		if (number.kind !== 'share' || number.inWords || number.hedge !== null || number.high !== null) return [];
		if (number.value < 0 || number.value > 1) return [];
		const [part, whole] = [amounts[at - 2], amounts[at - 1]];
		if (
			whole &&
			part &&
			isBracketOf(share, whole) &&
			OUT_OF.test(between(section, part.number, whole.number))
		) {
			return isShare(number, part.number.value, whole.number.value)
				? []
				: [findingAt(section, number, 'share of people', 'wrong', part.number.value / whole.number.value)];
		}
		const n = wholeOf(section, share, whole, amounts[at + 1]);
		return n === null || isPossible(number, n)
			? []
			: [findingAt(section, number, 'share of people', 'wrong', nearest(number, n))];
	});
}

/** Of how many people it is a share: those before its bracket, or behind "of". Null: the text does not say. */
function wholeOf(
	section: ReadSection,
	share: Amount,
	before: Amount | undefined,
	after: Amount | undefined,
): number | null {
	if (after && isCount(after) && OF.test(between(section, share.number, after.number)))
		return after.number.value;
	if (!before || !isCount(before) || before.context.phrase.counted !== 'people') return null;
	const gap = between(section, before.number, share.number);
	// Alone in its bracket it says which part of all these people are, not a part of them.
	const end = share.context.bracket?.end ?? 0;
	if (!/\p{L}{3}/u.test(section.text.slice(endOf(share.number), end))) return null;
	return isBracketOf(share, before) && /^[^().;]{0,60}\(\s*$/.test(gap) ? before.number.value : null;
}

function isBracketOf({ context }: Amount, other: Amount): boolean {
	return context.bracket !== null && other.context.bracket?.start !== context.bracket.start && isCount(other);
}

function isCount({ number }: Amount): boolean {
	return number.kind === 'count' && number.step === 1 && number.hedge === null && number.value > 0;
}

function isShare({ value, step }: TypedNumber, part: number, whole: number): boolean {
	return Math.abs(part / whole - value) <= step / 2 + 1e-9;
}

/** Whether some whole number of n people is the share, to the precision written. */
function isPossible(share: TypedNumber, n: number): boolean {
	return isShare(share, Math.round(share.value * n), n);
}

function nearest({ value }: TypedNumber, n: number): number {
	return Math.round(value * n) / n;
}
