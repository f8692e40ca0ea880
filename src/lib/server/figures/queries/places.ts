import type { Filter, PlaceFigure, PlacesAnswer, WindowQuestion } from '#lib/figures/answer.ts';
import type { Scope } from '#lib/plan/scope.ts';
import type { PlaceLabel } from '#lib/places/label.ts';
import { isReportedIn, standingBy, type Fact } from '#lib/figures/fact.ts';
import { isDoneFrom } from '#lib/figures/reaching.ts';
import { countsTowards } from '#lib/figures/disaggregation.ts';
import { figureOf } from '#lib/figures/figure.ts';
import { hasGroups } from '#lib/figures/calculations.ts';
import { behind, inUnit, reportedBehind, sourcesOf } from '#lib/figures/indicator.ts';
import { isPlaced } from '#lib/figures/reached.ts';
import { PLACE_UNKNOWN, type Level } from '#lib/places/place.ts';
import { windowStart } from '#lib/plan/quarter.ts';
import { fromSmallest } from '#lib/figures/unit.ts';
import type { Reader } from '#lib/server/database/driver.ts';
import { recorded } from '#lib/server/database/recorded.ts';
import { listActivityFacts } from './activityFacts.ts';
import { withDerivedGroups } from './derivedGroups.ts';
import { answersFromTotals, listFacts } from './facts.ts';
import {
	getFramework,
	labelOf,
	type FrameworkIndicator,
	type SectorFramework,
} from '#lib/server/framework/queries/framework.ts';
import { assertShown, filterKey } from './filter.ts';
import { matching, namesGroups } from './matching.ts';
import { ancestorAt, labelOfPlace, listPlaces, listTrees } from '#lib/server/places/queries/placeLabels.ts';
import { lowestUnder } from './naming.ts';
import { listAlsoServed } from './presence.ts';
import { filteredReachesOf, reachingsOf, underIn } from './reaches.ts';
import { selection } from './selection.ts';

export interface PlacesQuestion extends WindowQuestion {
	/** The indicator's code. */
	readonly indicator: string;
	readonly level: Exclude<Level, 0>;
	readonly filter?: Filter;
}

/**
 * An indicator's figures by place of a level, each recomputed at the place, never spread over places by guess. What names
 * a district stays there: it counts at the district and above. Undefined when no indicator has the code.
 */
export const listPlaceFigures = recorded(
	{
		part: 'byPlace',
		key: (_scope: Scope, { year, quarter, window, indicator, level, filter = {} }: PlacesQuestion) => [
			year,
			quarter,
			window,
			indicator,
			level,
			...filterKey(filter),
		],
	},
	readPlaceFigures,
);

async function readPlaceFigures(
	reader: Reader,
	scope: Scope,
	question: PlacesQuestion,
): Promise<PlacesAnswer | undefined> {
	assertShown(question.filter ?? {}, scope.disclosure);
	const framework = await getFramework(reader, scope.sector.id, question);
	const indicator = framework.byCode.get(question.indicator);
	if (!indicator) return undefined;
	const found = await factsBehind(reader, scope, framework, indicator, question);
	const first = windowStart(question.quarter, question.window);
	const placed = new Set(
		sourcesOf(indicator, framework.byId)
			.filter(isPlaced)
			.map(({ id }) => id),
	);
	// What stands before the window is nobody's value in it.
	const inWindow = found.filter((fact) => !placed.has(fact.indicator) || isDoneFrom(fact, first));
	const facts = standingBy(inWindow, question.quarter);
	const figures = figuresAt(framework, indicator, question);
	const figure = (some: readonly Fact[]) => figures(some).reached;
	const withheld = question.level > lowestUnder(indicator, framework, scope, question.filter);
	const tree = await listPlaces(reader, scope.plan.id, question);
	const trees = await listTrees(reader, scope.plan.id, question.year);
	const byPlace = Map.groupBy(
		facts,
		({ place, quarter }) => ancestorAt(trees(quarter), place, question.level)?.id,
	);
	const without = byPlace.get(undefined) ?? [];
	const places: PlaceFigure[] = [];
	for (const [id, here] of byPlace) {
		const place = tree.get(id ?? 0);
		if (!place || withheld) continue;
		const { reached, high } = figures(here);
		if (reached === null) continue;
		const partners = new Set(saying(here, question.filter).map(({ partner }) => partner)).size;
		places.push({ ...labelOfPlace(place, tree), reached, high, partners });
	}
	return {
		indicator: labelOf(indicator, framework),
		level: question.level,
		...figures(facts),
		places: places.sort((a, b) => (a.pcode < b.pcode ? -1 : 1)),
		presence: withheld ? [] : await presenceOf(reader, scope, framework, indicator, question, places),
		withoutPlace:
			facts.length > 0 && without.length === 0 && !withheld
				? noneOf(indicator)
				: figure(withheld ? facts : without),
		national: figure(without.filter(({ place }) => tree.get(place)?.level === 0)),
		unknown: figure(without.filter(({ place }) => place === PLACE_UNKNOWN)),
		withheld,
	};
}

/** Places of the level without a figure that activities behind the indicator also serve, by P-code. */
async function presenceOf(
	reader: Reader,
	scope: Scope,
	{ byId }: SectorFramework,
	indicator: FrameworkIndicator,
	question: PlacesQuestion,
	told: readonly PlaceFigure[],
): Promise<PlaceLabel[]> {
	const reported = reportedBehind(indicator, byId).map(({ id }) => id);
	const { filter = {}, level } = question;
	const served = await listAlsoServed(reader, scope.sector.id, question, filter, reported);
	const tree = await listPlaces(reader, scope.plan.id, question);
	const trees = await listTrees(reader, scope.plan.id, question.year);
	const ids = new Set(
		served.flatMap(({ id, quarter }) => {
			const stands = tree.get(id)?.merged_into ?? id;
			return ancestorAt(trees(quarter), stands, level)?.id ?? [];
		}),
	);
	const places = [...ids].flatMap((id) => tree.get(id) ?? []);
	const known = new Set(told.map(({ pcode }) => pcode));
	return places
		.filter(({ pcode }) => !known.has(pcode))
		.map((place) => labelOfPlace(place, tree))
		.sort((a, b) => (a.pcode < b.pcode ? -1 : 1));
}

/** Of facts, those that say something of the groups asked for, be it 0; all of them where none is asked for. */
function saying(facts: readonly Fact[], filter: Filter = {}): readonly Fact[] {
	return namesGroups(filter) ? facts.filter(({ groups }) => groups?.has('matched')) : facts;
}

/** Nothing of a known figure is 0 of it; a ratio and a range have no parts. */
function noneOf({ calculation }: FrameworkIndicator): number | null {
	return hasGroups(calculation) ? 0 : null;
}

/** The facts of the reported indicators that a figure is made of, in the window and under the filter. */
async function factsBehind(
	reader: Reader,
	scope: Scope,
	framework: SectorFramework,
	indicator: FrameworkIndicator,
	question: PlacesQuestion,
): Promise<readonly Fact[]> {
	const { year, quarter, window, filter = {} } = question;
	const sources = sourcesOf(indicator, framework.byId);
	if (!answersFromTotals(filter)) {
		return listActivityFacts(reader, scope.sector.id, framework, question, filter, scope.groups, {
			indicators: sources.map(({ id }) => id),
			totals: true,
		});
	}
	const byGroup = namesGroups(filter) ? countsTowards(scope.groups) : undefined;
	const facts: Fact[] = [];
	for (const { id } of sources) {
		const key = { indicator: id, year, ...underIn(question, filter), groups: groupsAsked(filter, scope) };
		for (const fact of await listFacts(reader, key, byGroup)) {
			if (isReportedIn(fact, { quarter, window })) facts.push(fact);
		}
	}
	if (!byGroup) return facts;
	const asked = selection(scope.sector.id, question, filter);
	const grouped = await withDerivedGroups(reader, facts, sources, asked, byGroup);
	return grouped.map((fact) => matching(fact, filter));
}

/** Those of the dimension by which the filter asks, as JSON; undefined: it asks by none. */
function groupsAsked({ groups = {} }: Filter, scope: Scope): string | undefined {
	const asked = scope.groups.filter(({ dimension }) => groups[dimension] !== undefined);
	return asked.length === 0 ? undefined : JSON.stringify(asked.map(({ id }) => id));
}

/** A function from facts to the indicator's figures in the unit's own numbers; null where unknown. */
function figuresAt(framework: SectorFramework, indicator: FrameworkIndicator, question: PlacesQuestion) {
	const { filter = {} } = question;
	const needed = reachingsOf({ ...framework, indicators: behind(indicator, framework.byId) });
	return (facts: readonly Fact[]) => {
		if (facts.length === 0) return { reached: null, high: null, notDisaggregated: null };
		const { whole, matched } = filteredReachesOf(needed, facts, question, filter);
		const { reached, high } = figureOf(indicator, framework.byId, (id) => matched.get(id) ?? null);
		const all = figureOf(indicator, framework.byId, (id) => whole.get(id) ?? null);
		const apart =
			namesGroups(filter) && all.reached !== null && hasGroups(indicator.calculation)
				? fromSmallest(all.reached - (all.groups.get('answered') ?? 0), indicator.unit)
				: null;
		return {
			reached: inUnit(reached, indicator),
			high: inUnit(high, indicator),
			notDisaggregated: apart,
		};
	};
}
