import type { IndicatorLabel } from '#lib/figures/answer.ts';
import { readText, type Localised, type StoredText } from '#lib/plan/text.ts';
import { ALL_DIMENSIONS, type DimensionMask } from '#lib/figures/disaggregation.ts';
import { inheritSensitivity, type Sensitivity } from '#lib/disclosure/disclosure.ts';
import { calculationOf, isReported } from '#lib/figures/calculations.ts';
import {
	addsUp,
	countsKinds,
	countsPlaces,
	isUnion,
	madeOf,
	type Indicator,
} from '#lib/figures/indicator.ts';
import { inCodeOrder } from '#lib/plan/code.ts';
import type { Counts } from '#lib/report/report.ts';
import { keptAnswer } from '#lib/server/database/cache.ts';
import { rows, type Reader } from '#lib/server/database/driver.ts';
import {
	CALCULATION_COLUMNS,
	listPairs,
	listParts,
	toCalculation,
	type CalculationRow,
	type Calculations,
} from '#lib/server/figures/queries/calculations.ts';

/** An indicator with what its label needs. */
export interface FrameworkIndicator extends Indicator {
	readonly name: Localised;
	readonly note: Localised | null;
	readonly outcome: string;
	readonly output: string | null;
	readonly headline: boolean;
	readonly counts: Counts;
	/** No partner enters figures of it: they come by import alone. */
	readonly closed: boolean;
	readonly sensitivity: Sensitivity;
	readonly predecessors: readonly number[];
	/** Dimensions that its activities may have, and those that they should. */
	readonly dimensions: DimensionMask;
	readonly required: DimensionMask;
}

export interface SectorFramework extends Calculations {
	/** In the framework's order; each as sensitive as the most sensitive of what it is made of. */
	readonly indicators: readonly FrameworkIndicator[];
	readonly byCode: ReadonlyMap<string, FrameworkIndicator>;
}

interface IndicatorRow extends CalculationRow {
	name: StoredText;
	note: StoredText | null;
	outcome: string;
	output: string | null;
	headline: number;
	counts: Counts;
	closed: number;
	sensitivity: Sensitivity;
	dimensions: number | null;
	required: number;
}

/** The indicators of a sector, in the framework's order. */
export const getFramework = keptAnswer(readFramework);

async function readFramework(reader: Reader, sectorId: number): Promise<SectorFramework> {
	const found = await rows<IndicatorRow>(
		reader,
		`select ${CALCULATION_COLUMNS}, i.name, i.note, o.code as outcome,
			u.code as output, i.headline, i.counts, i.closed, i.sensitivity, i.dimensions, i.required
		from indicator i join outcome o on o.id = i.outcome_id left join output u on u.id = i.output_id
		where i.sector_id = @sectorId`,
		{ sectorId },
	);
	const parts = await listParts(reader, sectorId);
	const predecessors = await listPairs(
		reader,
		`select p.indicator_id as owner, p.predecessor_id as member from indicator_predecessor p
		join indicator i on i.id = p.indicator_id where i.sector_id = @sectorId order by p.indicator_id, p.predecessor_id`,
		sectorId,
	);
	const plain = inCodeOrder(
		found.map((row) => toIndicator(row, toCalculation(row, parts), predecessors.get(row.id) ?? [])),
	);
	const sensitivities = inheritSensitivity(plain);
	const indicators = plain.map((indicator) => ({
		...indicator,
		sensitivity: sensitivities.get(indicator.id) ?? indicator.sensitivity,
	}));
	return {
		indicators,
		byId: new Map(indicators.map((indicator) => [indicator.id, indicator])),
		byCode: new Map(indicators.map((indicator) => [indicator.code, indicator])),
	};
}

function toIndicator(
	row: IndicatorRow,
	calculation: Indicator,
	predecessors: readonly number[],
): FrameworkIndicator {
	return {
		...calculation,
		name: readText(row.name),
		note: readText(row.note),
		outcome: row.outcome,
		output: row.output,
		headline: row.headline === 1,
		counts: row.counts,
		closed: row.closed === 1,
		sensitivity: row.sensitivity,
		predecessors,
		dimensions: row.dimensions ?? ALL_DIMENSIONS,
		required: row.required,
	};
}

/** Whether partners enter its figures: it is of their values, and not closed to them. */
export function isEntered({
	calculation,
	closed,
}: Pick<FrameworkIndicator, 'calculation' | 'closed'>): boolean {
	return isReported(calculation) && !closed;
}

/** Everything a page says of an indicator beside its figures. */
export function labelOf(
	indicator: FrameworkIndicator,
	{ byId }: SectorFramework,
	targetIsSumOfParts = false,
): IndicatorLabel {
	return {
		code: indicator.code,
		name: indicator.name,
		outcome: indicator.outcome,
		output: indicator.output,
		unit: indicator.unit,
		calculation: indicator.calculation,
		of: countsKinds(indicator) ? indicator.of : null,
		headline: indicator.headline,
		countsPeople: indicator.countsPeople,
		sensitivity: indicator.sensitivity,
		note: indicator.note,
		madeOf: madeOf(indicator, byId).map(({ code }) => code),
		addsUp: addsUp(indicator, byId),
		countsPlaces: countsPlaces(indicator, byId),
		isFraction: calculationOf(indicator.calculation).isFraction,
		isRange: calculationOf(indicator.calculation).isRange,
		targetIsSumOfParts: targetIsSumOfParts && isUnion(indicator, byId),
	};
}
