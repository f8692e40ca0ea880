import type { PublishedGroup, PublishedResult } from './published.ts';
import { hasShares, type Question } from './question.ts';
import type { AskedAnswer, SpokenFault, SpokenNothing, SpokenShown } from './spoken.ts';

export function notSpoken(fault: SpokenFault, word: string): SpokenNothing {
	return { is: 'fault', fault, word };
}

/**
 * What a frozen result says of one figure; a group that is not shown, and an answer that stands among the others, is of too few.
 */
export function speak(
	{ name, question, option, by, group }: AskedAnswer,
	{ kind, options }: Pick<Question, 'kind' | 'options'>,
	result: PublishedResult,
): SpokenShown | SpokenNothing {
	if (hasShares(kind) !== (name === 'share'))
		return notSpoken(name === 'share' ? 'no share' : 'no number', question);
	if (name === 'share' ? !options.some((one) => one.name === option) : option !== null)
		return notSpoken('unknown option', option ?? '');
	const found = result.groups.find((one) => one.group === group);
	if (!found) return notSpoken('unknown part', group ?? by ?? '');
	const { n, showing } = found;
	if (showing === 'few' || n === null) return { is: 'few', n };
	const read = readFrom(found, name, option);
	return read ? { is: 'told', ...read, n, isBracketed: showing === 'bracketed' } : { is: 'few', n: null };
}

function readFrom({ shares, number }: PublishedGroup, name: AskedAnswer['name'], option: string | null) {
	if (name === 'median') return number && { value: number.median, low: null, high: null };
	if (name === 'mean') return number && { value: number.mean, low: number.low, high: number.high };
	const share = shares.find((one) => one.option === option);
	return share ? { value: share.share, low: share.low, high: share.high } : null;
}
