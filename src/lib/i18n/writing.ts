/**
 * How the plan that is spoken of writes: its digits, and what it calls its levels. Kept beside the language, since every
 * sentence depends on it as it does on that. Source: docs/rules.md, Digits.
 */
import type { Scope } from '#lib/plan/scope.ts';

export type Writing = Pick<Scope['plan'], 'grouping' | 'levels' | 'levelsOne'>;

/** Where no plan is spoken of, or several. */
export const USUAL_WRITING: Writing = { grouping: 'thousands', levels: {}, levelsOne: {} };

let read = (): Writing => USUAL_WRITING;
let write: (writing: Writing) => void = (writing) => {
	read = () => writing;
};

/** On a server many plans are spoken of at once: each request has its own. */
export function keepWriting(kept: { read: () => Writing; write: (writing: Writing) => void }): void {
	({ read, write } = kept);
}

export function writingOf({ grouping, levels, levelsOne }: Writing): Writing {
	return { grouping, levels, levelsOne };
}

export function writeAs(plan: Writing): void {
	write(writingOf(plan));
}

export function currentWriting(): Writing {
	return read();
}

/** Sets apart the digits of a whole number, written without a sign: the last three, then twos or threes. */
export function groupDigits(whole: string, separator: string): string {
	const places = read().grouping === 'indian' ? /\B(?=(?:\d{2})*\d{3}$)/g : /\B(?=(?:\d{3})+$)/g;
	return whole.replaceAll(places, separator);
}
