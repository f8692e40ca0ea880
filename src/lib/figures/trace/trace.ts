/**
 * How an indicator's figure comes about, told by figures that are shown beside it and by nothing else: what a trace says of a
 * published quarter follows from what is published. Source: docs/rules.md, Why this number.
 */
import type {
	IndicatorLabel,
	IndicatorProgress,
	PeopleAnswer,
	PlaceActivity,
	PlacesAnswer,
	SeriesPoint,
} from '#lib/figures/answer.ts';
import type { About } from '#lib/figures/about.ts';
import { calculationOf } from '#lib/figures/calculations.ts';
import type { Dimension } from '#lib/plan/groups.ts';
import { QUARTERS, type QuarterNumber, type Window } from '#lib/plan/quarter.ts';
import type { Unit } from '#lib/figures/unit.ts';
import { additionOf, type Addition, type Possible } from './addition.ts';

/** A figure as every page shows it; in the unit's own numbers. */
export interface TracedFigure {
	/** Null: unknown, or withheld. */
	readonly reached: number | null;
	/** Of a range the highest; null for all others. */
	readonly high: number | null;
	readonly about: About | null;
	readonly isWithheld: boolean;
}

/** One of the two that a fraction is made of. */
export interface TracedSide {
	readonly code: string;
	readonly unit: Unit;
	readonly reached: number;
}

export interface Trace {
	readonly figure: TracedFigure;
	/** Each comes to the figure, in another way; empty: none is shown that does. */
	readonly additions: readonly Addition[];
	/** Figures that it might be added up from are withheld. */
	readonly hidesParts: boolean;
	/** Of a count of places: those with a name, and at most so many more without one; null: not told. */
	readonly places: { readonly named: number; readonly unnamed: number } | null;
	/** Of a fraction: numerator and denominator as they are shown, where both are; null otherwise. */
	readonly sides: {
		readonly above: TracedSide;
		readonly below: TracedSide;
		/** The one divided by the other is the figure: nothing has one side alone. */
		readonly isWhole: boolean;
	} | null;
	/** Of a group: all of it, and what no breakdown by the dimension tells; null where either is not shown, and for no group. */
	readonly of: { readonly whole: number; readonly rest: number } | null;
}

/** A figure of which nothing is told, since it is withheld. */
export const WITHHELD: Trace = traced({ reached: null, high: null, about: null, isWithheld: true });

/** A figure, and what is told of how it comes about. */
export function traced(figure: TracedFigure, told: Partial<Trace> = {}): Trace {
	return { figure, additions: [], hidesParts: false, places: null, sides: null, of: null, ...told };
}

export interface WholeBehind {
	readonly indicator: IndicatorProgress;
	/** Of the same answer. */
	readonly all: readonly IndicatorProgress[];
	/** The year's quarters up to the window's end; empty where no quarters are told. */
	readonly points: readonly SeriesPoint[];
	/** The figure by governorate; undefined: not told. */
	readonly below: PlacesAnswer | undefined;
	readonly window: Window;
}

/** Of the whole country, or of what a filter leaves of it. */
export function traceWhole({ indicator, all, points, below, window }: WholeBehind): Trace {
	if (indicator.withheldFigures?.includes('reached')) return WITHHELD;
	const { reached, high, about, withoutPlace, countsPlaces } = indicator;
	const figure = { reached, high, about, isWithheld: false };
	if (reached === null) return traced(figure);
	const quarters = window === 'quarter' ? [] : points.map(ofPoint);
	const year: Possible[] =
		indicator.ofYear === null ? [] : [{ name: { is: 'year' }, value: indicator.ofYear }];
	const parts = partsIn(indicator, all).map((part) => ({
		name: { is: 'indicator', code: part.code, name: part.name } as const,
		value: part.reached,
		isWithheld: part.withheldFigures?.includes('reached'),
	}));
	const places = placesIn(below, { value: withoutPlaceOf(below), isWithheld: isRestWithheld(below) });
	return traced(figure, {
		...added(indicator, figure, { quarters: [...quarters, ...year], parts, places }),
		places:
			countsPlaces && withoutPlace !== null ? { named: reached - withoutPlace, unnamed: withoutPlace } : null,
		sides: sidesOf(indicator, all),
	});

	function ofPoint(point: SeriesPoint): Possible {
		return {
			name: { is: 'quarter', quarter: point.quarter },
			value: point.reached,
			isWithheld: point.withheldFigures?.includes('reached'),
		};
	}
}

/** Of a group of an indicator's figure, or of people of the sector. */
export function traceGroup(
	all: Pick<PeopleAnswer, 'reached' | 'byGroup' | 'unknown' | 'withheldFigures' | 'withheldGroups'>,
	dimension: Dimension,
	code: string,
): Trace {
	const isKept =
		all.withheldFigures?.includes('reached') || all.withheldGroups?.[dimension]?.includes(code) === true;
	if (isKept) return WITHHELD;
	const reached = all.byGroup[dimension]?.[code] ?? null;
	const [whole, rest] = [all.reached, all.unknown[dimension]];
	return traced(
		{ reached, high: null, about: null, isWithheld: false },
		{ of: reached === null || whole === null || rest === null ? null : { whole, rest } },
	);
}

export interface PlaceBehind {
	/** Undefined: nobody reported anything of the indicator there. */
	readonly activity: PlaceActivity | undefined;
	/** Of the same place. */
	readonly all: readonly PlaceActivity[];
	/** What lies right below, and in it alone; undefined: not told. */
	readonly below: PlacesAnswer | undefined;
	/** The place shows no such indicator at all. */
	readonly isKept: boolean;
	readonly window: Window;
}

/** Of a place with all that lies below it. */
export function tracePlace({ activity, all, below, isKept, window }: PlaceBehind): Trace {
	if (isKept || activity?.withheldFigures?.includes('reached')) return WITHHELD;
	const { indicator, reached = null, high = null } = activity ?? {};
	const figure = { reached, high, about: null, isWithheld: false };
	if (!activity || !indicator || reached === null) return traced(figure);
	const quarters: Possible[] = QUARTERS.slice(0, activity.quarters.length).map((quarter, at) => ({
		name: { is: 'quarter', quarter },
		value: activity.quarters[at] ?? null,
		isWithheld: activity.withheldQuarters?.includes(quarter),
	}));
	const parts = indicator.madeOf.flatMap((code) => {
		const part = all.find((one) => one.indicator.code === code);
		return part
			? [
					{
						name: { is: 'indicator', code, name: part.indicator.name } as const,
						value: part.reached,
						isWithheld: part.withheldFigures?.includes('reached'),
					},
				]
			: [];
	});
	return traced(
		figure,
		added(indicator, figure, {
			quarters: window === 'quarter' ? [] : quarters,
			parts,
			places: placesIn(below, undefined),
		}),
	);
}

interface Ways {
	readonly quarters: readonly Possible[];
	readonly parts: readonly Possible[];
	readonly places: readonly Possible[];
}

/** What adds up of what a figure might be added up from. */
function added(
	{ unit, addsUp, calculation, countsPlaces }: IndicatorLabel,
	{ reached }: TracedFigure,
	{ quarters, parts, places }: Ways,
): Pick<Trace, 'additions' | 'hidesParts'> {
	const { madeOf, isFraction, isRange } = calculationOf(calculation);
	if (isFraction || isRange) return { additions: [], hidesParts: false };
	const ways = [
		{ by: 'indicator' as const, possible: madeOf === 'parts' && !countsPlaces ? parts : [] },
		{ by: 'quarter' as const, possible: addsUp ? quarters : [] },
		{ by: 'place' as const, possible: places },
	];
	return {
		additions: ways.flatMap(({ by, possible }) => additionOf(by, possible, reached, unit) ?? []),
		hidesParts: ways.some(({ possible }) => possible.some(({ isWithheld }) => isWithheld)),
	};
}

function partsIn(
	{ madeOf }: IndicatorLabel,
	all: readonly IndicatorProgress[],
): readonly IndicatorProgress[] {
	return madeOf.flatMap((code) => all.find((one) => one.code === code) ?? []);
}

function placesIn(
	below: PlacesAnswer | undefined,
	rest: Pick<Possible, 'value' | 'isWithheld'> | undefined,
): readonly Possible[] {
	if (!below) return [];
	const shown = below.places.map(({ pcode, name, reached }): Possible => ({
		name: { is: 'place', pcode, name },
		value: reached,
	}));
	const withheld = (below.withheldPlaces ?? []).map(({ pcode, name }): Possible => ({
		name: { is: 'place', pcode, name },
		value: null,
		isWithheld: true,
	}));
	return [...shown, ...withheld, ...(rest ? [{ name: { is: 'no place' } as const, ...rest }] : [])];
}

/** Nothing is no addend. */
function withoutPlaceOf(below: PlacesAnswer | undefined): number | null {
	return below?.withoutPlace === 0 ? null : (below?.withoutPlace ?? null);
}

function isRestWithheld(below: PlacesAnswer | undefined): boolean {
	return below?.withheldFigures?.includes('withoutPlace') === true;
}

/** A division that is not exact is told by its sides all the same: they hold what has one of them alone. */
const ALIKE = 1e-9;

function sidesOf(indicator: IndicatorProgress, all: readonly IndicatorProgress[]): Trace['sides'] {
	const [above, below] = partsIn(indicator, all);
	if (!indicator.isFraction || !above || !below) return null;
	if ([above, below].some((side) => side.withheldFigures?.includes('reached'))) return null;
	const [top, bottom] = [above.reached, below.reached];
	if (top === null || bottom === null || indicator.reached === null) return null;
	return {
		above: { code: above.code, unit: above.unit, reached: top },
		below: { code: below.code, unit: below.unit, reached: bottom },
		isWhole: bottom !== 0 && Math.abs(top / bottom - indicator.reached) < ALIKE,
	};
}

/** The points of a year up to one of its quarters. */
export function pointsUpTo(
	points: readonly SeriesPoint[],
	{ year, quarter }: { readonly year: number; readonly quarter: QuarterNumber },
): SeriesPoint[] {
	return points.filter((point) => point.year === year && point.quarter <= quarter);
}
