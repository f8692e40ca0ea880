/** Every trace that pages could show of what strangers are told. */
import type {
	IndicatorProgress,
	PeopleAnswer,
	PlaceAnswer,
	PlacesAnswer,
	SeriesAnswer,
	WindowQuestion,
} from '#lib/figures/answer.ts';
import { tracePeople } from '#lib/figures/trace/people.ts';
import { pointsUpTo, traceGroup, tracePlace, traceWhole, type Trace } from '#lib/figures/trace/trace.ts';
import type { PlanGroup } from '#lib/plan/scope.ts';

interface Told {
	readonly asked: WindowQuestion;
	readonly progress: readonly IndicatorProgress[];
	readonly people: PeopleAnswer;
	readonly places: readonly PlacesAnswer[];
	readonly at: readonly PlaceAnswer[];
}

interface Named {
	readonly name: string;
	readonly trace: Trace;
}

/** Of one window; each by what it is of. */
export function tracesOf(
	{ asked, progress, people, places, at }: Told,
	series: readonly SeriesAnswer[],
	groups: readonly PlanGroup[],
): Named[] {
	const { window } = asked;
	const levelOf = (code: string, level: number) =>
		places.find((one) => one.indicator.code === code && one.level === level);
	const ofPlaces = at.flatMap((answer) =>
		progress.map(({ code }) => {
			const { place, activities: all } = answer;
			const under = levelOf(code, place.level + 1);
			const isBelow = (one: { parent: { pcode: string } | null }) => one.parent?.pcode === place.pcode;
			const below = under && {
				...under,
				places: under.places.filter(isBelow),
				withheldPlaces: under.withheldPlaces?.filter(isBelow) ?? [],
			};
			const activity = all.find(({ indicator }) => indicator.code === code);
			const isKept = answer.withheld.includes(code);
			return {
				name: `${code} ${place.pcode} ${window}`,
				trace: tracePlace({ activity, all, below, isKept, window }),
			};
		}),
	);
	return [
		...progress.map((indicator) => ({
			name: `${indicator.code} ${window}`,
			trace: traceWhole({
				...{ indicator, all: progress, window, below: levelOf(indicator.code, 1) },
				points: pointsUpTo(series.find((one) => one.indicator.code === indicator.code)?.points ?? [], asked),
			}),
		})),
		...groups.flatMap(({ dimension, code }) =>
			[...progress, people].map((one) => ({
				name: `${'code' in one ? one.code : 'people'} ${code} ${window}`,
				trace: traceGroup(one, dimension, code),
			})),
		),
		...ofPlaces,
		{ name: `people ${window}`, trace: tracePeople(people, progress) },
	];
}
