/** What of a figure is shown where its plan is closed to whoever asks. Source: docs/rules.md, Disclosure. */
import { byDimension } from '#lib/plan/groups.ts';
import type { Disclosure } from '#lib/plan/scope.ts';
import type { IndicatorLabel, IndicatorProgress } from './answer.ts';

type Told = Exclude<keyof IndicatorProgress, keyof IndicatorLabel>;

/**
 * Each thing that a figure tells besides its name: shown as it is, or what stands instead. A part of a figure is a
 * breakdown, from which the rest follows. What is new must be decided here before it compiles.
 */
const CLOSED: {
	readonly [Field in Told]: 'shown' | ((whole: IndicatorProgress) => IndicatorProgress[Field]);
} = {
	reached: 'shown',
	high: 'shown',
	about: 'shown',
	withoutPlace: ({ countsPlaces, withoutPlace }) => (countsPlaces ? withoutPlace : null),
	beside: () => [],
	target: 'shown',
	share: 'shown',
	expected: 'shown',
	expectedShare: 'shown',
	pace: 'shown',
	status: 'shown',
	incomplete: 'shown',
	disaggregationKnown: () => byDimension(() => null),
	unknown: () => byDimension(() => null),
	byGroup: () => ({}),
	notDisaggregated: () => null,
	noneReported: 'shown',
	late: () => [],
	ofYear: () => null,
	missingQuarters: 'shown',
	isJudged: 'shown',
	unknownParts: 'shown',
	previous: 'shown',
	withheldFigures: 'shown',
	withheldGroups: 'shown',
};

export function shownOf(progress: IndicatorProgress, disclosure: Disclosure): IndicatorProgress {
	if (disclosure === 'whole') return progress;
	const instead = Object.entries(CLOSED).flatMap(([field, rule]) =>
		rule === 'shown' ? [] : [[field, rule(progress)] as const],
	);
	return { ...progress, ...(Object.fromEntries(instead) as Partial<IndicatorProgress>) };
}
