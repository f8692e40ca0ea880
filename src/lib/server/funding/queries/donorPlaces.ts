import type { WindowQuestion } from '#lib/figures/answer.ts';
import type { WholeScope } from '#lib/plan/scope.ts';
import type { DonorPlace } from '#lib/funding/answer.ts';
import { isReported } from '#lib/figures/calculations.ts';
import type { Framework } from '#lib/figures/indicator.ts';
import { reachIn, reachingOf } from '#lib/figures/reached.ts';
import { standingBy, type Fact } from '#lib/figures/fact.ts';
import { lowestShown } from '#lib/disclosure/disclosure.ts';
import { fromSmallest } from '#lib/figures/unit.ts';
import type { Reader } from '#lib/server/database/driver.ts';
import { listActivityFacts } from '#lib/server/figures/queries/activityFacts.ts';
import { getFramework, type FrameworkIndicator } from '#lib/server/framework/queries/framework.ts';
import { ancestorAt, listPlaces, listTrees, type PlaceTree } from '#lib/server/places/queries/placeLabels.ts';

/**
 * Where the approved activities that name a donor are, by district and indicator; what names a wider place stands at it,
 * what names none last. What is made of other indicators is left out: these say what was done.
 */
export async function listDonorPlaces(
	reader: Reader,
	scope: WholeScope,
	donor: number,
	question: WindowQuestion,
): Promise<DonorPlace[]> {
	const { indicators, byId } = await getFramework(reader, scope.sector.id, question);
	const order = new Map(indicators.map(({ id }, i) => [id, i]));
	const tree = await listPlaces(reader, scope.plan.id, question);
	const trees = await listTrees(reader, scope.plan.id, question.year);
	const reported = { byId, indicators: indicators.filter(({ calculation }) => isReported(calculation)) };
	const facts = await listActivityFacts(
		reader,
		scope.sector.id,
		reported,
		question,
		{ donor },
		scope.groups,
		{ totals: true },
	);
	const districtOf = ({ place, quarter }: Fact) => ancestorAt(trees(quarter), place, 2)?.id ?? place;
	const cells = Map.groupBy(facts, (fact) => `${districtOf(fact)} ${fact.indicator}`);
	return [...cells.values()]
		.flatMap((here) => {
			const [first] = here;
			const position = order.get(first?.indicator ?? -1);
			const indicator = position === undefined ? undefined : indicators[position];
			if (!first || position === undefined || !indicator) return [];
			const row = rowOf(here, indicator, byId, districtOf(first), tree, question);
			return row ? [{ row, position }] : [];
		})
		.sort((a, b) => comparePlaces(a.row, b.row) || a.position - b.position)
		.map(({ row }) => row);
}

function rowOf(
	facts: readonly Fact[],
	indicator: FrameworkIndicator,
	framework: Framework,
	place: number,
	tree: PlaceTree,
	question: WindowQuestion,
): DonorPlace | undefined {
	const { code, name, unit, sensitivity } = indicator;
	const reaching = reachingOf(indicator, framework);
	const found = reaching && reachIn(reaching, facts, question);
	if (!found) return undefined;
	const node = tree.get(place);
	const named = standingBy(facts, question.quarter).filter(
		({ kind, total }) => kind === 'municipality' && total > 0,
	);
	return {
		place: node ? { pcode: node.pcode, name: node.name, level: node.level } : null,
		indicator: { code, name, unit },
		reached: fromSmallest(found.total, unit),
		municipalities: lowestShown(sensitivity, 'whole') < 3 ? 0 : new Set(named.map((fact) => fact.place)).size,
	};
}

/** Districts by P-code, then wider places, then the unknown. */
function comparePlaces({ place: a }: DonorPlace, { place: b }: DonorPlace): number {
	if (!a || !b) return Number(!a) - Number(!b);
	return b.level - a.level || (a.pcode < b.pcode ? -1 : a.pcode > b.pcode ? 1 : 0);
}
