import type {
	Filter,
	IndicatorComparison,
	IndicatorProgress,
	ProgressAnswer,
	WindowQuestion,
} from '#lib/figures/answer.ts';
import { isToCome } from '#lib/plan/period.ts';
import type { Scope } from '#lib/plan/scope.ts';
import { calculationOf } from '#lib/figures/calculations.ts';
import { compare, hasYearBefore } from '#lib/figures/comparison.ts';
import { showsMore } from '#lib/disclosure/disclosure.ts';
import { isComputedAlike } from '#lib/figures/standing.ts';
import { dimensionLine, DIMENSIONS } from '#lib/plan/groups.ts';
import { figureOf, reachedOf, unknownSources, type Figure } from '#lib/figures/figure.ts';
import { inUnit, isState, isUnion, partsOf, reportedBehind, type Indicator } from '#lib/figures/indicator.ts';
import { shownOf } from '#lib/figures/shown.ts';
import { livesIn } from '#lib/framework/life.ts';
import { standInsFor } from '#lib/framework/predecessor.ts';
import { progressOf } from '#lib/figures/progress.ts';
import { targetInForce, type TargetQuestion, type TargetRow } from '#lib/framework/target.ts';
import { fromSmallest } from '#lib/figures/unit.ts';
import type { Reader } from '#lib/server/database/driver.ts';
import { recorded, type RecordedKey } from '#lib/server/database/recorded.ts';
import { listTotalsAsCompared } from './asCompared.ts';
import { byGroup } from './byGroup.ts';
import {
	getFramework,
	labelOf,
	type FrameworkIndicator,
	type SectorFramework,
} from '#lib/server/framework/queries/framework.ts';
import { knownOf, notDisaggregated, unknownOf } from './known.ts';
import { assertShown, filterKey } from './filter.ts';
import { namesGroups } from './matching.ts';
import { leavesBeside } from '#lib/figures/beside.ts';
import { listFactsBeside } from './facts.ts';
import {
	besideOfAll,
	listFilteredReaches,
	listStoredReaches,
	type FilteredReaches,
	type Totals,
} from './reaches.ts';
import { lateParts, lateReaches, listLateFacts, type LateReaches } from './late.ts';
import { listStatements, nones, withStatements, type Statements } from './nothing.ts';
import { aboutOf, listSigned, type Signed } from './signed.ts';
import { listQuarters, missingQuarters, ofWholeYear, type Quarters } from './quarters.ts';
import { getReporting } from './reporting.ts';
import { listMarks } from '#lib/server/framework/queries/marks.ts';
import { listTargets } from '#lib/server/framework/queries/targets.ts';

export interface ProgressQuestion extends WindowQuestion {
	readonly filter?: Filter;
	/** With the same window a year before, where the plan has that year. */
	readonly compare?: boolean;
}

interface Answering {
	readonly scope: Scope;
	readonly question: ProgressQuestion;
	readonly framework: SectorFramework;
	readonly targets: ReadonlyMap<number, readonly TargetRow[]>;
	/** By indicator, why its figures of the quarter are known to be incomplete. */
	readonly marked: ReadonlyMap<number, string>;
	readonly now: FilteredReaches;
	/** What is 0 since nobody had anything to report. */
	readonly said: Statements;
	/** Values that are about, over or under what is given. */
	readonly signed: Signed;
	/** Of a quarter, what was done in earlier ones. */
	readonly late: LateReaches;
	/** In a year to date its quarters, each alone; null in a quarter and under a filter. */
	readonly alone: Quarters | null;
	/** A year before; null when no comparison was asked for, or the plan has no such year. */
	readonly then: Then | null;
}

interface Then {
	readonly framework: SectorFramework;
	readonly totals: Totals;
}

/** What tells one progress from another in a publication. */
export function progressKey({ year, quarter, window, filter = {}, compare }: ProgressQuestion): RecordedKey {
	return [year, quarter, window, compare === true, ...filterKey(filter)];
}

/** Progress of every indicator of a sector in a window: what the dashboard, the API and the files show. */
export const getProgress = recorded(
	{ part: 'progress', key: (_scope: Scope, question: ProgressQuestion) => progressKey(question) },
	readProgress,
);

async function readProgress(
	reader: Reader,
	scope: Scope,
	question: ProgressQuestion,
): Promise<ProgressAnswer> {
	assertShown(question.filter ?? {}, scope.disclosure);
	const before = { ...question, year: question.year - 1, standing: question };
	const compares = question.compare === true && hasYearBefore(scope.plan, question.year);
	const framework = await getFramework(reader, scope.sector.id, question);
	const { now, said } = await listReaches(reader, scope, framework, question);
	const answering: Answering = {
		scope,
		question,
		framework,
		targets: await listTargets(reader, scope.sector.id, question.year),
		marked: await listMarks(reader, scope.sector.id, question),
		now,
		said,
		signed: await listSigned(reader, scope, framework, question),
		late: lateReaches(framework, now.facts, question, question.filter ?? {}),
		alone:
			question.window === 'quarter' || isFiltered(question.filter)
				? null
				: await listQuarters(reader, scope, {
						year: question.year,
						first: 1,
						last: question.quarter,
					}),
		then: compares ? await listTotalsBefore(reader, scope, before) : null,
	};
	return {
		reports: await getReporting(reader, scope, question),
		previousReports: compares ? await getReporting(reader, scope, before) : null,
		indicators: framework.indicators.flatMap((indicator) => {
			const progress = progressOfIndicator(indicator, answering);
			// What is not yet, or no more, reported has no row, unless somebody reported it all the same.
			const isShown = progress.reached !== null || livesIn(indicator, question);
			return isShown ? [shownOf(progress, scope.disclosure)] : [];
		}),
	};
}

async function listReaches(
	reader: Reader,
	scope: Scope,
	framework: SectorFramework,
	question: ProgressQuestion,
): Promise<{ now: FilteredReaches; said: Statements }> {
	if (isFiltered(question.filter)) {
		const now = await listFilteredReaches(reader, scope, framework, question, question.filter);
		return { now, said: new Map() };
	}
	const stored = await listStoredReaches(reader, scope.sector.id, question);
	const said = await listStatements(reader, scope, framework, question, (id) => stored.has(id));
	const told = said.size === 0 ? stored : new Map([...stored, ...nones(said)]);
	const apart = framework.indicators.some(leavesBeside)
		? await listFactsBeside(reader, scope, question.year)
		: [];
	const beside = besideOfAll(framework, apart, question);
	const facts = question.window === 'quarter' ? await listLateFacts(reader, scope.sector.id, question) : [];
	return { now: { whole: told, matched: told, beside, facts }, said };
}

/** A year before, only what was reached is shown. */
async function listTotalsBefore(reader: Reader, scope: Scope, question: ProgressQuestion): Promise<Then> {
	const framework = await getFramework(reader, scope.sector.id, question);
	if (isFiltered(question.filter)) {
		const { now } = await listReaches(reader, scope, framework, question);
		return { framework, totals: now.matched };
	}
	const totals = await listTotalsAsCompared(reader, scope, framework, question);
	return { framework, totals: await withStatements(reader, scope, framework, question, totals) };
}

function isFiltered(filter: Filter | undefined): filter is Filter {
	if (!filter) return false;
	const { partner, place, donor, tag, provisional } = filter;
	return (
		[partner, place, donor, tag, provisional].some((value) => value !== undefined) || namesGroups(filter)
	);
}

function progressOfIndicator(indicator: FrameworkIndicator, answering: Answering): IndicatorProgress {
	const { scope, question, framework, now, targets } = answering;
	const { byId } = framework;
	const figure = figureOf(indicator, byId, (id) => now.matched.get(id) ?? null);
	// Without a filter, the two are one.
	const whole =
		now.whole === now.matched ? figure : figureOf(indicator, byId, (id) => now.whole.get(id) ?? null);
	const inForce = targetInForce(targets.get(indicator.id) ?? [], targetQuestion(question));
	// What is stated is measured against nothing.
	const { isRange } = calculationOf(indicator.calculation);
	const target = isRange ? null : fromSmallest(inForce.target, indicator.unit);
	const progress = progressOf({
		reached: inUnit(figure.reached, indicator),
		target,
		milestone: isRange ? null : fromSmallest(inForce.milestone, indicator.unit),
		baseline: fromSmallest(indicator.baseline, indicator.unit),
		direction: indicator.direction,
		isState: isState(indicator, byId),
		quarter: question.quarter,
		window: question.window,
		paceRule: scope.plan.pace,
		thresholds: scope.plan.thresholds,
		isToCome: isToCome(scope, question),
		markedIncomplete: answering.marked.has(indicator.id),
	});
	const { alone } = answering;
	const ofYear = alone && ofWholeYear(indicator, figure.reached, alone, byId);
	const missing = alone && missingQuarters(indicator, now.matched, alone, byId);
	return {
		...labelOf(indicator, framework, targetIsSumOfParts(indicator, answering)),
		reached: inUnit(figure.reached, indicator),
		high: inUnit(figure.high, indicator),
		about: aboutOf(indicator, framework, answering.signed, now.matched),
		withoutPlace: inUnit(figure.withoutPlace, indicator),
		beside: now.beside.get(indicator.id) ?? [],
		late: lateParts(indicator, framework, answering.late),
		target,
		...progress,
		incomplete: answering.marked.get(indicator.id) ?? null,
		disaggregationKnown: knownOf(indicator, whole, question.filter),
		unknown: unknownOf(indicator, figure, question.filter),
		byGroup: byGroup(figure.groups, scope.groups, indicator.unit),
		notDisaggregated: notDisaggregated(indicator, whole, question.filter),
		noneReported: answering.said.get(indicator.id)?.size ?? null,
		ofYear: inUnit(ofYear, indicator),
		missingQuarters: missing,
		isJudged: !isToCome(scope, question) && (figure.reached === null || !missing?.includes(question.quarter)),
		unknownParts: codesOf(
			unknownSources(indicator, byId, (id) => now.matched.get(id) ?? null),
			framework,
		),
		previous: answering.then && !isRange ? comparison(indicator, figure, answering, answering.then) : null,
	};
}

function targetQuestion({ year, quarter, filter }: ProgressQuestion): TargetQuestion {
	const { partner, place, donor, tag, groups } = filter ?? {};
	return {
		year,
		quarter,
		placeId: place,
		cohortId: groups?.cohort,
		sexId: groups?.sex,
		otherFilter:
			[partner, donor, tag].some((value) => value !== undefined) ||
			DIMENSIONS.some((one) => groups?.[one] !== undefined && !dimensionLine(one).splitsTargets),
	};
}

/** The union's target is the plain sum of its parts' targets, though the result counts a municipality once. */
function targetIsSumOfParts(
	indicator: FrameworkIndicator,
	{ framework, question, targets }: Answering,
): boolean {
	if (!isUnion(indicator, framework.byId)) return false;
	const targetOf = (id: number) => targetInForce(targets.get(id) ?? [], targetQuestion(question)).target;
	const parts = partsOf(indicator, framework.byId).map(({ id }) => targetOf(id));
	if (parts.length < 2 || parts.some((target) => target === null)) return false;
	return targetOf(indicator.id) === parts.reduce<number>((sum, target) => sum + (target ?? 0), 0);
}

/** Source: docs/rules.md, Comparison and Changed calculation. */
function comparison(
	indicator: FrameworkIndicator,
	figure: Figure,
	{ framework, now, question }: Answering,
	then: Then,
): IndicatorComparison {
	const { byId } = framework;
	const computedOtherwise = !isComputedAlike(indicator, byId, then.framework.byId);
	if (computedOtherwise || tellsProtected(indicator, then, question)) {
		return { ...compare(inUnit(figure.reached, indicator), null, []), unknownParts: [], computedOtherwise };
	}
	const totalThen = (id: number) => then.totals.get(id) ?? null;
	const figureThen = (one: Indicator) => reachedOf(one, then.framework.byId, totalThen);
	const predecessors = indicator.predecessors.flatMap((id) => then.framework.byId.get(id) ?? []);
	const standIns = standInsFor(indicator, predecessors, (one) => figureThen(one) !== null);
	const figures = standIns.map(figureThen);
	const known = figures.filter((one) => one !== null);
	const reached = known.length === 0 ? null : known.reduce((sum, one) => sum + one, 0);
	const unknownThen = standIns.includes(indicator)
		? reportedBehind(indicator, byId)
				.map(({ id }) => id)
				.filter((id) => now.matched.has(id) && !then.totals.has(id))
		: standIns.filter((one) => figureThen(one) === null).map(({ id }) => id);
	const compared = compare(inUnit(figure.reached, indicator), inUnit(reached, indicator), unknownThen);
	return { ...compared, unknownParts: codesOf(compared.unknownParts, framework), computedOtherwise };
}

/** Of a place a figure that was kept from strangers then would be told by the comparison. */
function tellsProtected(
	{ id, predecessors, sensitivity }: FrameworkIndicator,
	{ framework }: Then,
	{ filter }: ProgressQuestion,
): boolean {
	if (filter?.place === undefined) return false;
	const before = new Set([id, ...predecessors]);
	return framework.indicators.some((one) => before.has(one.id) && showsMore(sensitivity, one.sensitivity));
}

function codesOf(ids: readonly number[], { byId }: SectorFramework): string[] {
	return ids.flatMap((id) => byId.get(id)?.code ?? []);
}
