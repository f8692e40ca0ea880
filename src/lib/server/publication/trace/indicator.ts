/** An indicator's figure and what is shown beside it that explains it. */
import type { Apart } from '#lib/figures/apart.ts';
import type { IndicatorLabel, IndicatorProgress, PlacesAnswer, WindowQuestion } from '#lib/figures/answer.ts';
import type { IndicatorAsked } from '#lib/figures/trace/asked.ts';
import {
	pointsUpTo,
	traceGroup,
	tracePlace,
	traceWhole,
	traced,
	WITHHELD,
	type Trace,
} from '#lib/figures/trace/trace.ts';
import type { PlaceLabel } from '#lib/places/label.ts';
import { DIMENSIONS, type Dimension } from '#lib/plan/groups.ts';
import { showsAll, type PlanGroup, type Scope } from '#lib/plan/scope.ts';
import type { Reader } from '#lib/server/database/driver.ts';
import { listApartByCode } from '#lib/server/figures/queries/apart.ts';
import { getFramework } from '#lib/server/framework/queries/framework.ts';
import { lowestUnder } from '#lib/server/figures/queries/naming.ts';
import { findFilter } from '#lib/server/figures/queries/filter.ts';
import { getPlace } from '#lib/server/figures/queries/place.ts';
import { listPlaceFigures } from '#lib/server/figures/queries/places.ts';
import { getProgress } from '#lib/server/figures/queries/progress.ts';
import { getSeries } from '#lib/server/figures/queries/series.ts';
import { getDonor } from '#lib/server/funding/queries/donor.ts';

export interface TracedIndicator {
	readonly is: 'indicator';
	readonly indicator: IndicatorLabel;
	readonly trace: Trace;
	readonly place: PlaceLabel | null;
	readonly groups: readonly PlanGroup[];
	/** Organisations by which it is filtered, as they are called, or by their codes. */
	readonly donor: string | null;
	readonly partner: string | null;
	/** All that is shown of it; null where it is withheld, or told of a place, a group or a donor. */
	readonly progress: IndicatorProgress | null;
	/** What is reported and not counted; empty where the figure is withheld. */
	readonly apart: readonly Apart[];
	/** Of a donor's figure: activities that name it, and of them those that name another one too. */
	readonly activities: { readonly all: number; readonly shared: number } | null;
}

/** What whoever asks is not shown by what it is filtered by. */
export type Refused = 'closed';

type Found = Promise<TracedIndicator | Refused | undefined>;

const NO_FILTER = {
	place: null,
	groups: [],
	donor: null,
	partner: null,
	activities: null,
	apart: [],
} as const;

/** Undefined: the plan has no such thing. */
export async function traceIndicator(
	reader: Reader,
	scope: Scope,
	question: WindowQuestion,
	asked: IndicatorAsked,
): Found {
	const { place, donor, partner } = asked;
	const named = DIMENSIONS.filter((dimension) => asked.groups[dimension] !== undefined);
	const isWhole = place === undefined && donor === undefined && partner === undefined;
	if ((named.length > 0 || donor !== undefined || partner !== undefined) && !showsAll(scope)) return 'closed';
	if (isWhole && named.length <= 1) return ofWhole(reader, scope, question, asked, named[0]);
	if (place !== undefined && donor === undefined && partner === undefined && named.length === 0)
		return ofPlace(reader, scope, question, asked.indicator, place);
	if (donor !== undefined && place === undefined && partner === undefined && named.length === 0)
		return ofDonor(reader, scope, question, asked.indicator, donor);
	return ofFilter(reader, scope, question, asked);
}

async function ofWhole(
	reader: Reader,
	scope: Scope,
	question: WindowQuestion,
	asked: IndicatorAsked,
	dimension: Dimension | undefined,
): Found {
	const { indicators } = await getProgress(reader, scope, { ...question, compare: true });
	const indicator = indicators.find(({ code }) => code === asked.indicator);
	if (!indicator) return undefined;
	if (dimension) {
		const group = scope.groups.find(
			(one) => one.dimension === dimension && one.code === asked.groups[dimension],
		);
		if (!group) return undefined;
		const trace = traceGroup(indicator, dimension, group.code);
		return {
			is: 'indicator',
			...NO_FILTER,
			indicator: labelAlone(indicator),
			trace,
			groups: [group],
			progress: null,
		};
	}
	const series = await getSeries(reader, scope, asked.indicator);
	const below = await listPlaceFigures(reader, scope, { ...question, indicator: asked.indicator, level: 1 });
	const trace = traceWhole({
		indicator,
		all: indicators,
		points: pointsUpTo(series?.points ?? [], question),
		below,
		window: question.window,
	});
	const { isWithheld } = trace.figure;
	const apart = isWithheld
		? undefined
		: (await listApartByCode(reader, scope, question)).get(asked.indicator);
	return {
		...{ is: 'indicator', ...NO_FILTER, indicator: labelAlone(indicator), trace },
		progress: isWithheld ? null : indicator,
		apart: apart ?? [],
	};
}

async function ofPlace(
	reader: Reader,
	scope: Scope,
	question: WindowQuestion,
	code: string,
	pcode: string,
): Found {
	const answer = await getPlace(reader, scope, pcode, question);
	const label = await labelOf(reader, scope, question, code);
	if (!answer || !label) return undefined;
	const { place, activities } = answer;
	const activity = activities.find(({ indicator }) => indicator.code === code);
	const trace = tracePlace({
		activity,
		all: activities,
		below: place.level < 3 ? await belowOf(reader, scope, { ...question, code, place }) : undefined,
		isKept: answer.withheld.includes(code),
		window: question.window,
	});
	const apart = trace.figure.isWithheld ? [] : (activity?.apart ?? []);
	return { is: 'indicator', ...NO_FILTER, indicator: label, trace, place, apart, progress: null };
}

/** Figures of the places right below one. */
async function belowOf(
	reader: Reader,
	scope: Scope,
	{ code, place, ...question }: WindowQuestion & { readonly code: string; readonly place: PlaceLabel },
): Promise<PlacesAnswer | undefined> {
	const level = BELOW[place.level];
	const answer = await listPlaceFigures(reader, scope, { ...question, indicator: code, level });
	const isBelow = ({ parent }: PlaceLabel) => place.level === 0 || parent?.pcode === place.pcode;
	return (
		answer && {
			...answer,
			places: answer.places.filter(isBelow),
			withheldPlaces: (answer.withheldPlaces ?? []).filter(isBelow),
		}
	);
}

const BELOW = [1, 2, 3, 3] as const;

async function ofDonor(
	reader: Reader,
	scope: Scope,
	question: WindowQuestion,
	code: string,
	donor: string,
): Found {
	if (!showsAll(scope)) return 'closed';
	const label = await labelOf(reader, scope, question, code);
	const answer = await getDonor(reader, scope, donor, question);
	if (!answer || !label) return undefined;
	const result = answer.results.find(({ indicator }) => indicator.code === code);
	const told = {
		is: 'indicator',
		...NO_FILTER,
		indicator: label,
		donor: answer.donor.name,
		progress: null,
	} as const;
	if (result?.isWithheld) return { ...told, trace: WITHHELD };
	const figure = { reached: result?.reached ?? null, high: null, about: null, isWithheld: false };
	return {
		...told,
		trace: traced(figure),
		apart: result?.apart ?? [],
		activities: result ? { all: result.activities, shared: result.shared } : null,
	};
}

/** By several filters at once: no publication answers it. */
async function ofFilter(
	reader: Reader,
	scope: Scope,
	question: WindowQuestion,
	asked: IndicatorAsked,
): Found {
	const { indicator: code, place, donor, partner, groups } = asked;
	const found = await findFilter(reader, scope, { place, donor, partner, ...groups });
	if ('withheld' in found) return 'closed';
	if ('unknown' in found) return undefined;
	const { indicators } = await getProgress(reader, scope, { ...question, filter: found.filter });
	const indicator = indicators.find((one) => one.code === code);
	if (!indicator) return undefined;
	const at = place === undefined ? undefined : await getPlace(reader, scope, place, question);
	const framework = await getFramework(reader, scope.sector.id, question);
	const asIn = framework.byCode.get(code);
	const isKept =
		at !== undefined && (!asIn || at.place.level > lowestUnder(asIn, framework, scope, found.filter));
	const trace = isKept
		? WITHHELD
		: traceWhole({ indicator, all: indicators, points: [], below: undefined, window: question.window });
	return {
		...{ is: 'indicator', ...NO_FILTER, indicator: labelAlone(indicator), trace, progress: null },
		place: at?.place ?? null,
		groups: scope.groups.filter(({ dimension, code }) => groups[dimension] === code),
		donor: donor ?? null,
		partner: partner ?? null,
	};
}

async function labelOf(reader: Reader, scope: Scope, question: WindowQuestion, code: string) {
	const { indicators } = await getProgress(reader, scope, { ...question, compare: true });
	const found = indicators.find((one) => one.code === code);
	return found && labelAlone(found);
}

/** What an indicator is, and nothing of its figure. What is new of a label must be let through here. */
function labelAlone(indicator: IndicatorProgress): IndicatorLabel {
	const { code, name, outcome, output, unit, calculation, headline, countsPeople, sensitivity, note } =
		indicator;
	const { madeOf, addsUp, countsPlaces, of, isFraction, isRange, targetIsSumOfParts } = indicator;
	return {
		...{ code, name, outcome, output, unit, calculation, headline, countsPeople, sensitivity, note },
		...{ madeOf, addsUp, countsPlaces, of, isFraction, isRange, targetIsSumOfParts },
	};
}
