import { asc, eq } from 'drizzle-orm';
import { inFrameworkOrder } from '#lib/framework/order.ts';
import { compareCodes } from '#lib/plan/code.ts';
import { indicator, indicatorPart, indicatorPredecessor, outcome, output } from '#db/schema/index.ts';
import type { Reader } from '#lib/server/database/driver.ts';
import type { IndicatorRow, OutcomeRow, OutputRow } from './reference.ts';

export interface StoredFramework {
	readonly outcomes: OutcomeRow[];
	readonly outputs: OutputRow[];
	readonly indicators: IndicatorRow[];
}

/** The framework of a sector, in the framework's order. */
export async function loadFramework(reader: Reader, sectorId: number): Promise<StoredFramework> {
	const outcomes = await reader.select().from(outcome).where(eq(outcome.sectorId, sectorId));
	const outputs = await reader.select().from(output).where(eq(output.sectorId, sectorId));
	const indicators = await reader.select().from(indicator).where(eq(indicator.sectorId, sectorId));
	const outcomeCodes = new Map(outcomes.map(({ id, code }) => [id, code]));
	const outputCodes = new Map(outputs.map(({ id, code }) => [id, code]));
	const codes = new Map(indicators.map(({ id, code }) => [id, code]));
	const codeOf = (id: number | null) => (id === null ? null : (codes.get(id) ?? null));
	const parts = Map.groupBy(
		await reader.select().from(indicatorPart).orderBy(asc(indicatorPart.position)),
		({ compositeId }) => compositeId,
	);
	const predecessors = Map.groupBy(
		await reader.select().from(indicatorPredecessor),
		({ indicatorId }) => indicatorId,
	);
	const placed = new Map(outcomes.map(({ code, position }) => [code, position]));
	const placedOutputs = new Map(outputs.map(({ code, position }) => [code, position]));
	const stepOf = (code: string) => ({ code, position: placed.get(code) ?? null });
	return {
		outcomes: inFrameworkOrder(
			outcomes.map(({ code, name, position }) => ({ code, name, position })),
			(one) => [one],
		),
		outputs: inFrameworkOrder(
			outputs.map(({ code, outcomeId, name, position }) => ({
				code,
				outcome: outcomeCodes.get(outcomeId) ?? '',
				name,
				position,
			})),
			(one) => [stepOf(one.outcome), one],
		),
		indicators: inFrameworkOrder(
			indicators.map((row) => ({
				code: row.code,
				outcome: outcomeCodes.get(row.outcomeId) ?? '',
				output: outputCodes.get(row.outputId ?? 0) ?? null,
				name: row.name,
				unit: row.unit,
				calculation: row.calculation,
				laterCalculations: row.laterCalculations,
				of: row.of,
				counts: row.counts,
				closed: row.closed,
				namesPartners: row.namesPartners,
				parts: (parts.get(row.id) ?? []).map(({ partId }) => codeOf(partId) ?? ''),
				numerator: codeOf(row.numeratorId),
				denominator: codeOf(row.denominatorId),
				countsPeople: row.countsPeople,
				headline: row.headline,
				required: row.required,
				dimensions: row.dimensions,
				direction: row.direction,
				baseline: row.baseline,
				predecessors: (predecessors.get(row.id) ?? [])
					.map(({ predecessorId }) => codeOf(predecessorId) ?? '')
					.sort(compareCodes),
				sensitivity: row.sensitivity,
				laterSensitivities: row.laterSensitivities,
				protects: row.protects,
				goesWith: codeOf(row.goesWithId),
				note: row.note,
				definition: row.definition,
				source: row.source,
				contact: row.contact,
				fromQuarter: row.fromQuarter,
				toQuarter: row.toQuarter,
				position: row.position,
			})),
			({ code, position, outcome: above, output: own }) => [
				stepOf(above),
				...(own === null ? [] : [{ code: own, position: placedOutputs.get(own) ?? null }]),
				{ code, position, isIndicator: true },
			],
		),
	};
}
