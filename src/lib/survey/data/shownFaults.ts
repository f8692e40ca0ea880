import type { GivenShown } from '../given.ts';
import { isChoice } from '../question.ts';
import type { Asked } from '../wave.ts';
import type { DataFaults } from './fault.ts';

/** Whether a question can be shown: what was chosen, and numbers. Words and days are nobody else's to read. */
export function isCountable({ question: { kind } }: Asked): boolean {
	return isChoice(kind) || kind === 'integer' || kind === 'decimal';
}

/** Notes what of a wave cannot be shown as it is asked for: a question that there is not, a split by what is no choice. */
export function shownFaults(shown: readonly GivenShown[], asked: readonly Asked[], faults: DataFaults): void {
	const find = (key: string) => asked.find(({ question }) => question.key === key);
	for (const { key } of shown) {
		const own = find(key);
		if (!own || !isCountable(own)) faults.add('not a question', key);
	}
	for (const key of new Set(shown.flatMap(({ by }) => by))) {
		const own = find(key);
		if (!own || !isChoice(own.question.kind)) faults.add('not to split by', key);
	}
}
