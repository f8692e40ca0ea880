import { byDimension } from '#lib/plan/groups.ts';
import type { Disclosure } from '#lib/plan/scope.ts';
import type { IndicatorProgress } from './answer.ts';

/** Without its groups, and without the rest that they leave, where the plan is closed to whoever asks. */
export function shownOf(progress: IndicatorProgress, disclosure: Disclosure): IndicatorProgress {
	if (disclosure === 'whole') return progress;
	const nothing = byDimension(() => null);
	return {
		...progress,
		withoutPlace: progress.countsPlaces ? progress.withoutPlace : null,
		disaggregationKnown: nothing,
		unknown: nothing,
		byGroup: {},
	};
}
