/** The sentence that a quarter begins with. */
import type { Finding } from '#lib/figures/finding.ts';
import type { QuarterNumber } from '#lib/plan/quarter.ts';
import { formatCount } from '#lib/i18n/number.ts';
import { m } from '#lib/paraglide/messages.js';

type Words = Readonly<Record<QuarterNumber, (counts: { all: string }) => string>>;

const NONE: Words = {
	1: m.finding_none_1,
	2: m.finding_none_2,
	3: m.finding_none_3,
	4: m.finding_none_4,
};
const ALL: Words = { 1: m.finding_all_1, 2: m.finding_all_2, 3: m.finding_all_3, 4: m.finding_all_4 };
const SOME = {
	1: m.finding_some_1,
	2: m.finding_some_2,
	3: m.finding_some_3,
	4: m.finding_some_4,
} as const;

export function foundWords(finding: Finding): string {
	const all = formatCount(finding.all);
	if (finding.is === 'pace') {
		return m.finding_pace({ good: formatCount(finding.good), count: finding.all, all });
	}
	const { done, quarter } = finding;
	if (done === 0) return NONE[quarter]({ all });
	if (done === finding.all) return ALL[quarter]({ all });
	return SOME[quarter]({ count: done, done: formatCount(done), all });
}
