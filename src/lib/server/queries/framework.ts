import type { IndicatorLabel, Localised } from '#lib/domain/answer.ts';
import type { Calculation } from '#lib/domain/calculation.ts';
import type { DimensionMask } from '#lib/domain/disaggregation.ts';
import { inheritSensitivity, type Sensitivity } from '#lib/domain/disclosure.ts';
import {
	addsUp,
	compareCodes,
	isUnion,
	partsOf,
	type Framework,
	type Indicator,
} from '#lib/domain/framework.ts';
import type { Counts } from '#lib/domain/report.ts';
import type { Unit } from '#lib/domain/unit.ts';
import { kept, rows, type Reader } from '../db.ts';
import { localised } from './localised.ts';

/** An indicator with what its label needs. */
export interface FrameworkIndicator extends Indicator {
	readonly name: Localised;
	readonly note: Localised | null;
	readonly outcome: string;
	readonly output: string | null;
	readonly headline: boolean;
	readonly counts: Counts;
	readonly sensitivity: Sensitivity;
	readonly predecessors: readonly number[];
	/** Dimensions that its activities may have, and those that they should. */
	readonly dimensions: DimensionMask;
	readonly required: DimensionMask;
}

export interface SectorFramework {
	/** In the framework's order; each as sensitive as the most sensitive of what it is made of. */
	readonly indicators: readonly FrameworkIndicator[];
	readonly byId: Framework;
	readonly byCode: ReadonlyMap<string, FrameworkIndicator>;
}

interface IndicatorRow {
	id: number;
	code: string;
	name: string;
	name_ar: string | null;
	name_fr: string | null;
	note: string | null;
	note_ar: string | null;
	note_fr: string | null;
	outcome: string;
	output: string | null;
	unit: Unit;
	calculation: Calculation;
	numerator_id: number | null;
	denominator_id: number | null;
	counts_people: number;
	headline: number;
	counts: Counts;
	direction: 'up' | 'down';
	baseline: number | null;
	sensitivity: Sensitivity;
	dimensions: number;
	required: number;
}

/** The indicators of a sector, in the framework's order. */
export async function getFramework(reader: Reader, sectorId: number): Promise<SectorFramework> {
	return kept(reader, `framework ${sectorId}`, () => readFramework(reader, sectorId));
}

async function readFramework(reader: Reader, sectorId: number): Promise<SectorFramework> {
	const found = rows<IndicatorRow>(
		reader,
		`select i.id, i.code, i.name, i.name_ar, i.name_fr, i.note, i.note_ar, i.note_fr, o.code as outcome, u.code as output,
			i.unit, i.calculation, i.numerator_id, i.denominator_id, i.counts_people, i.headline, i.counts, i.direction,
			i.baseline, i.sensitivity, i.dimensions, i.required
		from indicator i join outcome o on o.id = i.outcome_id left join output u on u.id = i.output_id
		where i.sector_id = @sectorId`,
		{ sectorId },
	);
	const parts = listPairs(
		reader,
		`select p.composite_id as owner, p.part_id as member from indicator_part p
		join indicator i on i.id = p.composite_id where i.sector_id = @sectorId order by p.composite_id, p.position`,
		sectorId,
	);
	const predecessors = listPairs(
		reader,
		`select p.indicator_id as owner, p.predecessor_id as member from indicator_predecessor p
		join indicator i on i.id = p.indicator_id where i.sector_id = @sectorId order by p.indicator_id, p.predecessor_id`,
		sectorId,
	);
	const plain = found
		.map((row) => toIndicator(row, parts.get(row.id) ?? [], predecessors.get(row.id) ?? []))
		.sort((a, b) => compareCodes(a.code, b.code));
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

function listPairs(reader: Reader, text: string, sectorId: number): Map<number, number[]> {
	const pairs = new Map<number, number[]>();
	for (const { owner, member } of rows<{ owner: number; member: number }>(reader, text, { sectorId })) {
		const members = pairs.get(owner);
		if (members) members.push(member);
		else pairs.set(owner, [member]);
	}
	return pairs;
}

function toIndicator(row: IndicatorRow, parts: number[], predecessors: number[]): FrameworkIndicator {
	return {
		id: row.id,
		code: row.code,
		name: localised(row.name, row.name_ar, row.name_fr),
		note: row.note === null ? null : localised(row.note, row.note_ar, row.note_fr),
		outcome: row.outcome,
		output: row.output,
		unit: row.unit,
		calculation: row.calculation,
		parts,
		numerator: row.numerator_id,
		denominator: row.denominator_id,
		countsPeople: row.counts_people === 1,
		headline: row.headline === 1,
		counts: row.counts,
		direction: row.direction,
		baseline: row.baseline,
		sensitivity: row.sensitivity,
		predecessors,
		dimensions: row.dimensions,
		required: row.required,
	};
}

/** Everything a page says of an indicator beside its figures. */
export function labelOf(
	indicator: FrameworkIndicator,
	{ byId }: SectorFramework,
	targetIsSumOfParts = false,
): IndicatorLabel {
	const sides = [indicator.numerator, indicator.denominator].flatMap((id) => byId.get(id ?? 0) ?? []);
	return {
		code: indicator.code,
		name: indicator.name,
		outcome: indicator.outcome,
		output: indicator.output,
		unit: indicator.unit,
		calculation: indicator.calculation,
		headline: indicator.headline,
		countsPeople: indicator.countsPeople,
		sensitivity: indicator.sensitivity,
		note: indicator.note,
		madeOf: [...partsOf(indicator, byId), ...sides].map(({ code }) => code),
		addsUp: addsUp(indicator, byId),
		targetIsSumOfParts: targetIsSumOfParts && isUnion(indicator, byId),
	};
}
