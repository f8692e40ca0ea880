import type { PartnerActivity, PartnersAnswer } from '#lib/figures/answer.ts';
import type { WholeScope } from '#lib/plan/scope.ts';
import type { Framework } from '#lib/figures/indicator.ts';
import { isReported } from '#lib/figures/calculations.ts';
import { reachIn, reachingOf } from '#lib/figures/reached.ts';
import { standingBy, type Fact } from '#lib/figures/fact.ts';
import { lowestShown } from '#lib/disclosure/disclosure.ts';
import type { Quarter } from '#lib/plan/quarter.ts';
import { fromSmallest } from '#lib/figures/unit.ts';
import { rows, type Reader } from '#lib/server/database/driver.ts';
import { recorded } from '#lib/server/database/recorded.ts';
import { textIn } from '#lib/server/database/text.ts';
import { listFacts } from './facts.ts';
import { getFramework, type FrameworkIndicator } from '#lib/server/framework/queries/framework.ts';
import { ancestorAt, listPlaces, type PlaceTree } from '#lib/server/places/queries/placeLabels.ts';
import { getReporting } from './reporting.ts';

interface Organisation {
	readonly id: number;
	readonly code: string;
	readonly name: string;
	readonly type: string;
}

/**
 * Who does what where in a quarter: the approved, counting figures of each partner, by indicator and district.
 * What is made of other indicators is left out: these say who did what.
 */
export const listPartnerActivities = recorded(
	{
		part: 'activities',
		key: ({ language }: WholeScope, { year, quarter }: Quarter) => [language, year, quarter],
	},
	readPartnerActivities,
);

async function readPartnerActivities(
	reader: Reader,
	scope: WholeScope,
	quarter: Quarter,
): Promise<PartnersAnswer> {
	const { indicators, byId } = await getFramework(reader, scope.sector.id, quarter);
	const order = new Map(indicators.map((indicator, i) => [indicator.id, i]));
	const tree = await listPlaces(reader, scope.plan.id, quarter);
	const organisations = new Map(
		(
			await rows<Organisation>(
				reader,
				`select id, code, ${textIn('name')} as name, type from organisation where plan_id = @planId`,
				{ planId: scope.plan.id, language: scope.language },
			)
		).map((organisation) => [organisation.id, organisation]),
	);
	const facts = (await listFacts(reader, { sector: scope.sector.id, year: quarter.year })).filter(
		(fact) => fact.quarter === quarter.quarter && fact.done !== null,
	);
	const districtOf = (place: number) => ancestorAt(tree, place, 2)?.id ?? place;
	const cells = Map.groupBy(
		facts,
		({ partner, indicator, place }) => `${partner} ${indicator} ${districtOf(place)}`,
	);
	const found: { activity: PartnerActivity; order: number }[] = [];
	for (const [first, ...rest] of cells.values()) {
		if (!first) continue;
		const indicator = indicators[order.get(first.indicator) ?? -1];
		const partner = organisations.get(first.partner);
		if (!indicator || !isReported(indicator.calculation) || !partner) continue;
		const activity = toActivity(
			[first, ...rest],
			indicator,
			byId,
			partner,
			tree,
			districtOf(first.place),
			quarter,
		);
		if (activity) found.push({ activity, order: order.get(indicator.id) ?? 0 });
	}
	found.sort(
		(a, b) =>
			compareText(a.activity.partner.code, b.activity.partner.code) ||
			a.order - b.order ||
			compareText(a.activity.place?.pcode ?? '~', b.activity.place?.pcode ?? '~'),
	);
	return {
		reports: await getReporting(reader, scope, quarter),
		activities: found.map(({ activity }) => activity),
	};
}

function toActivity(
	facts: readonly Fact[],
	indicator: FrameworkIndicator,
	framework: Framework,
	{ code, name, type }: Organisation,
	tree: PlaceTree,
	place: number,
	{ quarter }: Quarter,
): PartnerActivity | undefined {
	const { unit, sensitivity } = indicator;
	const reaching = reachingOf(indicator, framework);
	const found = reaching && reachIn(reaching, facts, { quarter, window: 'quarter' });
	if (!found) return undefined;
	const node = tree.get(place);
	const municipalities = standingBy(facts, quarter).filter(
		({ kind, total }) => kind === 'municipality' && total > 0,
	);
	return {
		partner: { code, name, type },
		indicator: { code: indicator.code, name: indicator.name, unit },
		output: indicator.output,
		place: node ? { pcode: node.pcode, name: node.name, level: node.level } : null,
		reached: fromSmallest(found.total, unit),
		high: fromSmallest(found.high ?? null, unit),
		municipalities:
			lowestShown(sensitivity, 'whole') < 3 ? 0 : new Set(municipalities.map((fact) => fact.place)).size,
	};
}

function compareText(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}
