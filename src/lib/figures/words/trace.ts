/** How a figure comes about, in words. Source: docs/rules.md, Why this number. */
import type { IndicatorLabel, IndicatorProgress, PeopleAnswer, Reporting } from '#lib/figures/answer.ts';
import type { AddendName, Addition } from '#lib/figures/trace/addition.ts';
import type { Trace, TracedFigure, TracedSide } from '#lib/figures/trace/trace.ts';
import { exactIn, type Unit } from '#lib/figures/unit.ts';
import { DIMENSIONS, type Dimension } from '#lib/plan/groups.ts';
import type { PlanGroup } from '#lib/plan/scope.ts';
import { quarterOnly } from '#lib/i18n/date.ts';
import { isolated, plain, separator } from '#lib/i18n/locale.ts';
import {
	formatCount,
	formatDifference,
	formatExpected,
	formatFigure,
	formatShare,
} from '#lib/i18n/number.ts';
import { m } from '#lib/paraglide/messages.js';
import { ruleWords } from './calculation.ts';
import { figureWords } from './figure.ts';
import { dimensionWords, groupLine } from './group.ts';

/** More addends are read in their table. */
const MOST_IN_LINE = 9;

/** A calculation reads from left to right in Arabic too. */
export function inOneDirection(calculation: string): string {
	return `\u2066${calculation}\u2069`;
}

/** `3 + 2 + 4 = 9`, or the figure alone. */
function equationWords(addition: Addition | undefined, figure: TracedFigure, unit: Unit): string {
	const addends = addition?.addends.map(({ value }) => formatFigure(value, unit)) ?? [];
	return sumWords(addends, figureWords(figure, unit));
}

/** `3 + 2 + 4 = 9`; the total alone where there is nothing to add, or more than a line holds. */
export function sumWords(addends: readonly string[], total: string): string {
	if (addends.length < 2 || addends.length > MOST_IN_LINE) return total;
	return inOneDirection(`${addends.join(' + ')} = ${total}`);
}

/** What an addend is the figure of. */
export function addendWords(name: AddendName): string {
	if (name.is === 'quarter') return quarterOnly(name.quarter);
	if (name.is === 'year') return m.why_whole_year();
	if (name.is === 'no place') return m.why_no_place();
	return name.is === 'place' ? plain(name.name) : `${isolated(name.code)} ${plain(name.name)}`;
}

const BY: Record<Addition['by'], () => string> = {
	quarter: m.why_by_quarter,
	indicator: m.why_by_indicator,
	place: m.why_by_place,
};

export function additionWords({ by }: Addition): string {
	return BY[by]();
}

/** The rule with the figure's own numbers in it; null where the figure is not told. */
export function tracedWords(
	{ calculation, unit, countsPlaces }: Pick<IndicatorLabel, 'calculation' | 'unit' | 'countsPlaces'>,
	{ figure, additions, places, sides }: Trace,
): string | null {
	if (figure.isWithheld) return null;
	if (figure.reached === null) return m.why_unknown();
	const [first] = additions;
	const total = figureWords(figure, unit);
	const unnamed =
		places && places.unnamed > 0
			? inOneDirection(`${formatCount(places.named)} + ${formatCount(places.unnamed)} = ${total}`)
			: null;
	const divided = sides?.isWhole
		? inOneDirection(`${sideWords(sides.above)} ÷ ${sideWords(sides.below)} = ${total}`)
		: null;
	const equation = divided ?? unnamed ?? equationWords(first, figure, unit);
	return ruleWords(calculation, { equation, countsPlaces });
}

function sideWords({ reached, unit }: TracedSide): string {
	return formatFigure(reached, unit);
}

/** What the rule leaves to be said. */
export function besideRule({ sides, additions, hidesParts, places }: Trace): string[] {
	return [
		...(places && places.unnamed > 0 ? [m.including_unnamed({ count: formatCount(places.unnamed) })] : []),
		...(sides && !sides.isWhole
			? [
					m.why_ratio_apart({
						above: isolated(sides.above.code),
						top: sideWords(sides.above),
						below: isolated(sides.below.code),
						bottom: sideWords(sides.below),
					}),
				]
			: []),
		...(hidesParts && additions.length === 0 ? [m.why_parts_hidden()] : []),
	];
}

/** A group's figure: how it comes about, and what is not told apart. */
export function groupRule({ figure, of }: Trace, group: PlanGroup, unit: Unit): string[] {
	if (figure.isWithheld) return [];
	if (figure.reached === null) return [m.why_unknown()];
	const dimension = dimensionWords(group.dimension);
	const rest = of && {
		whole: formatFigure(of.whole, unit),
		rest: formatFigure(of.rest, unit),
	};
	return [
		m.why_group({ group: plain(group.name), figure: figureWords(figure, unit) }),
		...(rest ? [m.why_group_rest({ ...rest, dimension })] : []),
	];
}

/** People of the sector: the rule with the figure's own numbers. */
export function peopleRule({ figure, additions }: Trace, method: PeopleAnswer['method']): string {
	if (figure.reached === null) return m.why_unknown();
	const equation = equationWords(additions[0], figure, 'people');
	return method === 'largest' ? m.why_people_largest({ figure: equation }) : m.why_people_sum({ equation });
}

/** Whose reports do not count. */
export function uncountedLines({ expected, approved, submitted }: Reporting): string[] {
	const missing = expected - approved - submitted;
	return [
		...(submitted > 0 ? [m.why_submitted({ count: formatCount(submitted) })] : []),
		...(missing > 0 ? [m.why_missing({ count: formatCount(missing) })] : []),
	];
}

/** Quarters of a year to date in which nobody gave a value. */
export function missingLine({ missingQuarters }: IndicatorProgress): string[] {
	if (!missingQuarters || missingQuarters.length === 0) return [];
	return [m.why_quarters_missing({ quarters: missingQuarters.map(quarterOnly).join(separator()) })];
}

/** Of so many planned activities, each once. */
export function pipelineRule(activities: number): string[] {
	return [m.why_pipeline({ count: activities, shown: formatCount(activities) }), m.why_pipeline_counts_not()];
}

/** By sex, cohort, age and disability, a line each; and by what nothing is told apart. */
export function dimensionLines(
	figure: Parameters<typeof groupLine>[0],
	groups: readonly PlanGroup[],
): string[] {
	const asked = DIMENSIONS.filter((one) => groups.some(({ dimension }) => dimension === one));
	const lines = new Map<Dimension, string | null>(asked.map((one) => [one, groupLine(figure, one, groups)]));
	const untold = asked.filter((one) => lines.get(one) === null);
	return [
		...asked.flatMap((one) => lines.get(one) ?? []),
		...(untold.length > 0
			? [m.not_disaggregated_by({ dimensions: untold.map(dimensionWords).join(separator()) })]
			: []),
	];
}

/** Shares are told to a billionth: what differs by more is not this division. */
const ALIKE = 1e-9;

/** Share and pace with the numbers that they are made of. */
export function targetLines(indicator: IndicatorProgress): string[] {
	const { reached, target, share, expected, pace, unit, isJudged } = indicator;
	if (reached === null || target === null || share === null) return [];
	const told = {
		figure: formatFigure(reached, unit),
		target: formatFigure(target, unit),
		share: formatShare(share),
	};
	const isDivision = Math.abs(reached / target - share) < ALIKE;
	return [
		isDivision ? m.why_share(told) : m.why_share_down(told),
		...(isJudged && expected !== null && pace !== null
			? [m.why_expected({ expected: formatExpected(expected, unit), pace: formatShare(pace) })]
			: []),
	];
}

/** What the publication before said, and by how much this one differs. */
export function revisedWords(revision: string, then: TracedFigure, now: TracedFigure, unit: Unit): string {
	if (then.isWithheld) return m.why_since_withheld({ revision });
	if (then.reached === now.reached && then.high === now.high) return m.why_since_same({ revision });
	if (then.reached === null) return m.why_since_unknown({ revision });
	const told = { revision, then: figureWords(then, unit) };
	if (now.reached === null || then.high !== null || now.high !== null) return m.why_since_then(told);
	const difference = exactIn(now.reached - then.reached, unit);
	return m.why_since_was({ ...told, difference: formatDifference(difference, unit) });
}
