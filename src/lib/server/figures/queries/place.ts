import { listApart } from './apart.ts';
import type { PlaceAnswer, WindowQuestion } from '#lib/figures/answer.ts';
import type { PlaceLabel } from '#lib/places/label.ts';
import { showsAll, type Disclosure, type Scope } from '#lib/plan/scope.ts';
import { standingBy, type Fact } from '#lib/figures/fact.ts';
import { lowestShown } from '#lib/disclosure/disclosure.ts';
import { figureOf } from '#lib/figures/figure.ts';
import { inUnit, sourcesOf } from '#lib/figures/indicator.ts';
import { QUARTERS, type QuarterNumber, type Window } from '#lib/plan/quarter.ts';
import { rows, type Reader } from '#lib/server/database/driver.ts';
import { recorded } from '#lib/server/database/recorded.ts';
import { textIn } from '#lib/server/database/text.ts';
import { getPlaceChanges } from '#lib/server/places/queries/changes.ts';
import { listFacts } from './facts.ts';
import { namedAt } from './naming.ts';
import { getFramework, labelOf, type FrameworkIndicator } from '#lib/server/framework/queries/framework.ts';
import {
	labelOfPlace,
	listPlaces,
	listTrees,
	type PlaceNode,
	type PlaceTree,
} from '#lib/server/places/queries/placeLabels.ts';
import { reachesOf, reachingsOf, underIn } from './reaches.ts';

/** A place, what was reached there and below it, by whom; undefined when the plan has no such P-code. */
export const getPlace = recorded(
	{
		part: 'place',
		key: ({ language }: Scope, pcode: string, { year, quarter, window }: WindowQuestion) => [
			language,
			pcode,
			year,
			quarter,
			window,
		],
	},
	readPlace,
);

async function readPlace(
	reader: Reader,
	scope: Scope,
	pcode: string,
	question: WindowQuestion,
): Promise<PlaceAnswer | undefined> {
	const tree = await listPlaces(reader, scope.plan.id, question);
	const trees = await listTrees(reader, scope.plan.id, question.year);
	const place = [...tree.values()].find((candidate) => candidate.pcode === pcode);
	if (!place) return undefined;
	// The page tells the year's quarters one by one: a place is shown of what is shown of all of them.
	const asked = { ...question, window: 'year-to-date' } as const;
	const framework = await getFramework(reader, scope.sector.id, asked);
	const seen = framework.indicators.filter(
		({ sensitivity }) => place.level <= lowestShown(sensitivity, scope.disclosure),
	);
	const under = async (id: number) => {
		const key = { sector: scope.sector.id, year: question.year, ...underIn(question, { place: id }) };
		const found = (await listFacts(reader, key)).filter(({ quarter }) => quarter <= question.quarter);
		return standingBy(found, question.quarter);
	};
	const above = await under(place.parent_id ?? place.id);
	const ofPlace = (fact: Fact) =>
		fact.place === place.id || childOn(fact.place, place, trees(fact.quarter)) !== undefined;
	// Its own are among those of what it lies in, unless it lay elsewhere in one of the quarters.
	const hasMoved = QUARTERS.some((one) => trees(one).get(place.id)?.parent_id !== place.parent_id);
	const facts = hasMoved ? await under(place.id) : above.filter(ofPlace);
	const partners = showsAll(scope) ? await listPartnerNames(reader, scope) : [];
	const reachings = reachingsOf(framework);
	const figureIn = (some: readonly Fact[], quarter: QuarterNumber, window: Window) => {
		const reaches = reachesOf(reachings, some, { year: question.year, quarter, window });
		return (indicator: FrameworkIndicator) => {
			const { reached, high } = figureOf(indicator, framework.byId, (id) => reaches.get(id) ?? null);
			return { reached: inUnit(reached, indicator), high: inUnit(high, indicator) };
		};
	};
	const inWindow = figureIn(facts, question.quarter, question.window);
	const inWindowAbove = figureIn(above, question.quarter, question.window);
	const alone = QUARTERS.filter((quarter) => quarter <= question.quarter).map((quarter) =>
		figureIn(facts, quarter, 'quarter'),
	);
	const apartOf = await listApart(reader, scope, question);
	const isHere = (id: number | null) =>
		id !== null && (id === place.id || childOn(id, place, tree) !== undefined);
	return {
		place: labelOfPlace(place, tree),
		path: pathTo(place, tree),
		below: placesBelow(place, tree, trees, facts, framework.indicators, scope.disclosure),
		aliases: await listAliases(reader, place.id),
		...(await findCounted(reader, place.id)),
		changes: await getPlaceChanges(reader, scope.plan.id, place.id),
		activities: seen.flatMap((indicator) => {
			const quarters = alone.map((figure) => figure(indicator).reached);
			if (quarters.every((figure) => figure === null)) return [];
			const sources = new Set(sourcesOf(indicator, framework.byId).map(({ id }) => id));
			const behind = facts.filter((fact) => sources.has(fact.indicator));
			const label = labelOf(indicator, framework);
			return [
				{
					indicator: label,
					...inWindow(indicator),
					reachedAbove: label.addsUp && place.parent_id !== null ? inWindowAbove(indicator).reached : null,
					quarters,
					apart: apartOf(indicator, isHere),
					...namedAt(place.level, behind, { partners, framework, naming: scope.naming }),
				},
			];
		}),
		withheld: framework.indicators
			.filter((indicator) => !seen.includes(indicator))
			.map((indicator) => indicator.code),
	};
}

function pathTo(place: PlaceNode, tree: PlaceTree): PlaceLabel[] {
	const parent = place.parent_id === null ? undefined : tree.get(place.parent_id);
	return [...(parent ? pathTo(parent, tree) : []), labelOfPlace(place, tree)];
}

/** The places right below, with how many of the indicators that strangers see there have a figure. */
function placesBelow(
	place: PlaceNode,
	tree: PlaceTree,
	trees: (quarter: QuarterNumber) => PlaceTree,
	facts: readonly Fact[],
	indicators: readonly FrameworkIndicator[],
	disclosure: Disclosure,
): PlaceAnswer['below'] {
	const sensitivityOf = new Map(indicators.map(({ id, sensitivity }) => [id, sensitivity]));
	const children = [...tree.values()].filter(
		({ parent_id, merged_into }) => parent_id === place.id && merged_into === undefined,
	);
	const found = new Map(children.map(({ id }) => [id, new Set<number>()]));
	for (const fact of facts) {
		const child = childOn(fact.place, place, trees(fact.quarter));
		const lowest = lowestShown(sensitivityOf.get(fact.indicator) ?? 'district', disclosure);
		if (child && child.level <= lowest) found.get(child.id)?.add(fact.indicator);
	}
	return children.map((child) => ({
		...labelOfPlace(child, tree),
		indicators: found.get(child.id)?.size ?? 0,
	}));
}

function childOn(id: number, place: PlaceNode, tree: PlaceTree): PlaceNode | undefined {
	let node = tree.get(id);
	while (node && node.parent_id !== place.id) {
		node = node.parent_id === null ? undefined : tree.get(node.parent_id);
	}
	return node;
}

async function listAliases(reader: Reader, placeId: number): Promise<string[]> {
	return (
		await rows<{ name: string }>(
			reader,
			'select name from place_alias where place_id = @placeId order by name',
			{
				placeId,
			},
		)
	).map(({ name }) => name);
}

async function findCounted(reader: Reader, placeId: number): Promise<Pick<PlaceAnswer, 'counted'>> {
	const [found] = await rows<NonNullable<PlaceAnswer['counted']>>(
		reader,
		`select population_source as source, population_year as year from place
		where id = @placeId and (population_source is not null or population_year is not null)`,
		{ placeId },
	);
	return found ? { counted: found } : {};
}

async function listPartnerNames(
	reader: Reader,
	{ plan, language }: Pick<Scope, 'plan' | 'language'>,
): Promise<{ id: number; code: string; name: string; isNamed: boolean }[]> {
	const found = await rows<{ id: number; code: string; name: string; names: number }>(
		reader,
		`select id, code, ${textIn('name')} as name, names_partners as names from organisation where plan_id = @planId
		order by code`,
		{ planId: plan.id, language },
	);
	return found.map(({ names, ...one }) => ({ ...one, isNamed: names === 1 }));
}
