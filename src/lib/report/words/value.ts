import { fromSmallest, type Unit } from '#lib/figures/unit.ts';
import { figureWords } from '#lib/figures/words/figure.ts';
import type { GivenValue } from '#lib/report/value.ts';

/** What a partner gives, in words: 40; about 40; between 7,000 and 8,000; a dash where nothing is given. */
export function givenWords({ total, high, about }: GivenValue, unit: Unit): string {
	return figureWords({ reached: fromSmallest(total, unit), high: fromSmallest(high, unit), about }, unit);
}
