/**
 * What a calculation is, a line each: nothing else asks for one by its name. To add one, add its line here and its words
 * in `words/calculation.ts`. Source: docs/rules.md, Calculation.
 */
import { holdsPeople, PLACE_KINDS, type PlaceKind } from '#lib/places/place.ts';
import { windowStart, type QuarterNumber, type Window } from '#lib/plan/quarter.ts';
import { isReportedIn, type Fact, type Reach } from './fact.ts';
import {
	addedUp,
	differentPlaces,
	fromLowToHigh,
	oneQuarterEach,
	type IsNamed,
	type QuarterSum,
} from './reaching.ts';
import type { Unit } from './unit.ts';

/** How facts come to a figure. */
export interface FactsRule {
	/**
	 * Of the facts reported in a window, at least one; null where none of them counts in it.
	 * @param first the window's first quarter
	 */
	readonly reach: (facts: readonly Fact[], isNamed: IsNamed, first: QuarterNumber) => Reach | null;
	/** Of them those that count, where one quarter is chosen of several. */
	readonly chosen?: (facts: readonly Fact[], first: QuarterNumber) => Fact[];
	/**
	 * Which facts must be looked at together; the reaches of sets that share none may be added. `quarter`: each
	 * quarter's by itself; `partner and place`: all quarters of a partner at a place; `place`: everybody's at a
	 * place, and of what names none a partner's; `everybody`: all of them.
	 */
	readonly together: 'quarter' | 'partner and place' | 'place' | 'everybody';
	/** What is national, or at a place of level 3 that is none of those counted, is no unnamed one: it stands beside. */
	readonly leavesBeside?: true;
}

interface CalculationLine {
	/**
	 * What its figures are made of: partners' values; the activities of other indicators, counted; other indicators added
	 * up; or one divided by another.
	 */
	readonly madeOf: 'values' | 'activities' | 'parts' | 'sides';
	/** Null where other indicators' figures stand behind it, and no facts of its own. */
	readonly rule: FactsRule | null;
	/** What files and answers call it, where its parts tell it from another calculation of that name. */
	readonly exchangedAs?: string;
	/** Figures by quarter, partner or donor add up to the whole. Of parts: they say. */
	readonly addsUp: boolean;
	/** A state rather than a flow: expected to stand at its target in every quarter. Of parts: they say. */
	readonly isState: boolean;
	/** The last value stands in later quarters until another comes; where what it tells of has ended, that one is 0. */
	readonly carries: boolean;
	/** Its figure counts places, each once, 0 or 1 at one; it is not asked for by group. Of parts: they say. */
	readonly countsPlaces: boolean;
	/** Without a value it is 0 where all who were expected say that there is nothing to report; else it stays unknown. */
	readonly isNoneWhenSaid: boolean;
	/** Its figure is a fraction itself, and has neither smallest units nor parts by place or group. */
	readonly isFraction: boolean;
	/** Its figure goes from the lowest to the highest value: no target, share, change, ratio, sum or part by group. */
	readonly isRange: boolean;
	readonly takesUnit: (unit: Unit) => boolean;
}

/** Places that are counted are no people. */
const isCount = (unit: Unit) => unit === 'count';

/** Of partners' values, in any unit but a fraction's. */
const VALUES = {
	madeOf: 'values',
	addsUp: false,
	isState: false,
	carries: false,
	countsPlaces: false,
	isNoneWhenSaid: false,
	isFraction: false,
	isRange: false,
	takesUnit: (unit: Unit) => unit !== 'percent',
} as const;

/** One quarter for each partner and place, then added up; it brings its own breakdowns. */
function choosing(choose: (best: QuarterSum, later: QuarterSum) => QuarterSum): FactsRule {
	const chosen = oneQuarterEach(choose);
	return {
		reach: (facts, isNamed, first) => {
			const counted = chosen(facts, first);
			return counted.length === 0 ? null : addedUp(counted, isNamed);
		},
		chosen,
		together: 'partner and place',
	};
}

export const CALCULATIONS = {
	sum: { ...VALUES, rule: { reach: addedUp, together: 'quarter' }, addsUp: true, isNoneWhenSaid: true },
	distinct: {
		...VALUES,
		rule: { reach: differentPlaces, together: 'place' },
		countsPlaces: true,
		isNoneWhenSaid: true,
		takesUnit: isCount,
	},
	derived: {
		...VALUES,
		madeOf: 'activities',
		rule: { reach: differentPlaces, together: 'place', leavesBeside: true },
		exchangedAs: 'distinct',
		countsPlaces: true,
		takesUnit: isCount,
	},
	latest: {
		...VALUES,
		rule: choosing((_, later) => later),
		isState: true,
		carries: true,
	},
	peak: {
		...VALUES,
		// Of two alike the later one.
		rule: choosing((best, later) => (later.total >= best.total ? later : best)),
		isState: true,
	},
	stated: {
		...VALUES,
		rule: { reach: fromLowToHigh, together: 'everybody' },
		isRange: true,
		// What somebody states may be a share: 20 to 30 per cent.
		takesUnit: () => true,
	},
	ratio: {
		...VALUES,
		madeOf: 'sides',
		rule: null,
		isState: true,
		isFraction: true,
		takesUnit: (unit: Unit) => unit === 'percent',
	},
	composite: { ...VALUES, madeOf: 'parts', rule: null },
} as const satisfies Record<string, CalculationLine>;

/** The kinds of place that a count of places counts unless its indicator says others. */
export const COUNTED_PLACES: readonly PlaceKind[] = ['municipality'];

/** Kinds of place as they are stored and exchanged; null: those that are counted unless an indicator says others. */
export function kindsCell(kinds: readonly PlaceKind[]): string | null {
	const cell = kinds.join(';');
	return cell === COUNTED_PLACES.join(';') ? null : cell;
}

/** Of what `kindsCell` wrote. */
export function readKindsCell(cell: string | null): readonly PlaceKind[] {
	const words = cell?.split(';');
	return words ? PLACE_KINDS.filter((kind) => words.includes(kind)) : COUNTED_PLACES;
}

export type Calculation = keyof typeof CALCULATIONS;

/** The calculations that have facts of their own. */
export type CountedCalculation = {
	[C in Calculation]: (typeof CALCULATIONS)[C]['rule'] extends null ? never : C;
}[Calculation];

/** The calculations that partners' values go into directly. */
export type ReportedCalculation = {
	[C in Calculation]: (typeof CALCULATIONS)[C]['madeOf'] extends 'values' ? C : never;
}[Calculation];

export const CALCULATION_NAMES = Object.keys(CALCULATIONS) as [Calculation, ...Calculation[]];

/** The calculations that files and answers know by a name of their own. */
export type ExchangedCalculation = {
	[C in Calculation]: (typeof CALCULATIONS)[C] extends { exchangedAs: string } ? never : C;
}[Calculation];

export const EXCHANGED_NAMES = CALCULATION_NAMES.filter(
	(name): name is ExchangedCalculation => calculationOf(name).exchangedAs === undefined,
) as [ExchangedCalculation, ...ExchangedCalculation[]];

/** What files and answers call a calculation. */
export function exchangedName(calculation: Calculation): ExchangedCalculation {
	const name = calculationOf(calculation).exchangedAs ?? calculation;
	const found = EXCHANGED_NAMES.find((one) => one === name);
	if (!found) throw new Error(`the calculation ${calculation} has no name in files`);
	return found;
}

/** The calculation that files name so, of an indicator with or without parts. */
export function calculationNamed(name: ExchangedCalculation, hasParts: boolean): Calculation {
	const ofParts = CALCULATION_NAMES.find((one) => calculationOf(one).exchangedAs === name);
	return (hasParts && ofParts) || name;
}

/** What a calculation is, by its name. */
export function calculationOf(calculation: Calculation): CalculationLine {
	return CALCULATIONS[calculation];
}

export function isReported(calculation: Calculation): calculation is ReportedCalculation {
	return calculationOf(calculation).madeOf === 'values';
}

/** Whether its figures have parts by group. */
export function hasGroups(calculation: Calculation): boolean {
	const { isFraction, isRange } = calculationOf(calculation);
	return !isFraction && !isRange;
}

/** Whether it has facts of its own: partners' values, or activities counted. */
export function isCounted(calculation: Calculation): calculation is CountedCalculation {
	return calculationOf(calculation).rule !== null;
}

/**
 * The reach of facts in the window that ends with `quarter`; null when no fact lies in it (unknown, not 0).
 *
 * Additive, so that stored totals can be changed by the difference that one report makes: over sets of facts that share
 * nothing of what `together` says.
 */
export function reach(
	calculation: CountedCalculation,
	facts: readonly Fact[],
	quarter: QuarterNumber,
	window: Window,
	isNamed: IsNamed = namedBy(calculation),
): Reach | null {
	const first = windowStart(quarter, window);
	const inWindow = facts.filter((fact) => isReportedIn(fact, { quarter, window }));
	return inWindow.length === 0 ? null : CALCULATIONS[calculation].rule.reach(inWindow, isNamed, first);
}

/**
 * Which facts a calculation's figures name the place of: a count of places those of its kinds, all others those where
 * people are counted.
 */
export function namedBy(calculation: Calculation, of: readonly PlaceKind[] = COUNTED_PLACES): IsNamed {
	return calculationOf(calculation).countsPlaces
		? ({ kind }) => of.some((counted) => counted === kind)
		: ({ kind }) => holdsPeople(kind);
}
