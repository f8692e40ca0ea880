import type { Scope } from '#lib/plan/scope.ts';
import type { Localised } from '#lib/plan/text.ts';
import type { Fact } from '#lib/figures/fact.ts';
import { figureOf } from '#lib/figures/figure.ts';
import { calculationOf } from '#lib/figures/calculations.ts';
import { addsUp, inUnit, reportedBehind, sourcesOf } from '#lib/figures/indicator.ts';
import { missingPartners, type MissingPartner } from '#lib/report/missing.ts';
import { quarterIndex, shiftQuarter, yearBefore, type Quarter } from '#lib/plan/quarter.ts';
import type { PartnerStanding } from '#lib/report/review.ts';
import type { Unit } from '#lib/figures/unit.ts';
import { rows, type Reader } from '#lib/server/database/driver.ts';
import { listFacts } from '#lib/server/figures/queries/facts.ts';
import {
	getFramework,
	type FrameworkIndicator,
	type SectorFramework,
} from '#lib/server/framework/queries/framework.ts';
import { reachesOf, reachingsOf } from '#lib/server/figures/queries/reaches.ts';

/** A headline figure with whom it still lacks. */
export interface HeadlineGap {
	readonly code: string;
	readonly name: Localised;
	readonly unit: Unit;
	/** The newest approved quarter it is compared with: the one before, else the same a year ago. Null: neither has it. */
	readonly before: (Quarter & { readonly reached: number }) | null;
	/** Shares of partners add up to the whole. */
	readonly addsUp: boolean;
	/** Expected partners that take part in it. */
	readonly expected: number;
	readonly missing: readonly MissingPartner[];
}

/**
 * What each headline figure of a quarter still lacks. Who takes part is told by participation; where none is in force,
 * by who had a figure in the quarter compared with.
 */
export async function listMissing(
	reader: Reader,
	scope: Scope,
	quarter: Quarter,
	standings: readonly PartnerStanding[],
): Promise<HeadlineGap[]> {
	const framework = await getFramework(reader, scope.sector.id, quarter);
	const participation = await listOutputs(reader, scope.sector.id, quarter);
	const gaps: HeadlineGap[] = [];
	for (const indicator of framework.indicators.filter(({ headline }) => headline)) {
		const { code, name, unit } = indicator;
		const before = await factsBefore(reader, framework, indicator, quarter);
		const ofPartner = Map.groupBy(before?.facts ?? [], ({ partner }) => partner);
		const outputs = outputsOf(framework, indicator);
		const takesPart = (partnerId: number) =>
			participation.size === 0
				? ofPartner.has(partnerId)
				: (participation.get(partnerId) ?? []).some(
						({ output, outcome }) => outputs.has(output) || outputs.has(`in ${outcome}`),
					);
		const expected = standings.filter((one) => one.expected && takesPart(one.partnerId)).length;
		const missing = missingPartners({
			standings,
			takesPart,
			carriedBy: (partnerId) =>
				before ? reachedIn(framework, indicator, ofPartner.get(partnerId) ?? [], before) : null,
			whole: calculationOf(indicator.calculation).isFraction ? null : (before?.reached ?? null),
		});
		gaps.push({
			code,
			name,
			unit,
			before: before && { year: before.year, quarter: before.quarter, reached: before.reached },
			addsUp: addsUp(indicator, framework.byId),
			expected,
			missing,
		});
	}
	return gaps;
}

interface Before extends Quarter {
	readonly facts: readonly Fact[];
	readonly reached: number;
}

async function factsBefore(
	reader: Reader,
	framework: SectorFramework,
	indicator: FrameworkIndicator,
	quarter: Quarter,
): Promise<Before | null> {
	for (const then of [shiftQuarter(quarter, -1), yearBefore(quarter)]) {
		const sources = sourcesOf(indicator, framework.byId);
		const found = await Promise.all(
			sources.map(({ id }) => listFacts(reader, { indicator: id, year: then.year })),
		);
		const facts = found.flat().filter((fact) => fact.quarter === then.quarter);
		const reached = reachedIn(framework, indicator, facts, then);
		if (reached !== null) return { ...then, facts, reached };
	}
	return null;
}

/** In the indicator's unit; of a ratio, the fraction; null: unknown. */
function reachedIn(
	framework: SectorFramework,
	indicator: FrameworkIndicator,
	facts: readonly Fact[],
	quarter: Quarter,
): number | null {
	const reaches = reachesOf(reachingsOf(framework), facts, { ...quarter, window: 'quarter' });
	const { reached } = figureOf(indicator, framework.byId, (id) => reaches.get(id) ?? null);
	return inUnit(reached, indicator);
}

/** The outputs under which an indicator is reported; `in 1` where one hangs on the outcome itself. */
function outputsOf(framework: SectorFramework, indicator: FrameworkIndicator): ReadonlySet<string> {
	const sources = new Set(reportedBehind(indicator, framework.byId).map(({ id }) => id));
	return new Set(
		framework.indicators
			.filter(({ id }) => sources.has(id))
			.map(({ output, outcome }) => output ?? `in ${outcome}`),
	);
}

interface Participation {
	readonly partner: number;
	readonly output: string;
	readonly outcome: string;
}

async function listOutputs(
	reader: Reader,
	sector: number,
	quarter: Quarter,
): Promise<ReadonlyMap<number, Participation[]>> {
	const found = await rows<Participation>(
		reader,
		`select t.partner_id as partner, u.code as output, o.code as outcome
		from output u join outcome o on o.id = u.outcome_id join participation t on t.output_id = u.id
		where u.sector_id = @sector and t.from_quarter <= @index and (t.to_quarter is null or t.to_quarter >= @index)`,
		{ sector, index: quarterIndex(quarter) },
	);
	return Map.groupBy(found, ({ partner }) => partner);
}
