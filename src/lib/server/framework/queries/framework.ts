import type { IndicatorLabel } from '#lib/figures/answer.ts';
import { readText, type Localised, type StoredText } from '#lib/plan/text.ts';
import { ALL_DIMENSIONS, type DimensionMask } from '#lib/figures/disaggregation.ts';
import { inheritSensitivity, sensitivityIn, type Sensitivity } from '#lib/disclosure/disclosure.ts';
import { calculationOf, isReported } from '#lib/figures/calculations.ts';
import { addsUp, countsKinds, countsPlaces, isUnion, madeOf } from '#lib/figures/indicator.ts';
import { computedIn, type LastingIndicator } from '#lib/figures/standing.ts';
import { livesIn, type Life } from '#lib/framework/life.ts';
import { readLater, type Lasting } from '#lib/plan/firstQuarter.ts';
import type { Quarter, Window } from '#lib/plan/quarter.ts';
import { inFrameworkOrder, type Step } from '#lib/framework/order.ts';
import type { Counts } from '#lib/report/report.ts';
import { keptAnswer } from '#lib/server/database/cache.ts';
import { rows, type Reader } from '#lib/server/database/driver.ts';
import { recorded } from '#lib/server/database/recorded.ts';
import {
	CALCULATION_COLUMNS,
	listPairs,
	listParts,
	toCalculation,
	type CalculationRow,
	type Calculations,
} from '#lib/server/figures/queries/calculations.ts';

/** An indicator with what its label needs. */
export interface FrameworkIndicator extends LastingIndicator, Life {
	readonly name: Localised;
	readonly note: Localised | null;
	readonly outcome: string;
	readonly output: string | null;
	readonly headline: boolean;
	readonly counts: Counts;
	/** No partner enters figures of it in the window: they come by import alone, or it is not reported then. */
	readonly closed: boolean;
	/** Whoever works on it at a municipality may be named there; absent in older publications. */
	readonly namesPartners?: boolean;
	/** In the window asked for. */
	readonly sensitivity: Sensitivity;
	/** Its own, in every quarter. */
	readonly sensitivities: Lasting<Sensitivity>;
	/** What the plan says; null: as its unit says. */
	readonly protects: boolean | null;
	/** Identifier of the protected indicator with whose figures its own are withheld. */
	readonly goesWith: number | null;
	readonly predecessors: readonly number[];
	/** What it counts and what not, where its figures come from, who answers for it; absent in older publications. */
	readonly definition?: Localised | null;
	readonly source?: Localised | null;
	readonly contact?: string | null;
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
	names_partners: number;
	sensitivity: Sensitivity;
	later_sensitivities: string;
	protects: number | null;
	goes_with_id: number | null;
	definition: StoredText | null;
	source: StoredText | null;
	contact: string | null;
	from_quarter: number | null;
	to_quarter: number | null;
	dimensions: number | null;
	required: number;
	position: number | null;
	outcome_position: number | null;
	output_position: number | null;
}

/** A quarter alone, unless a window that ends with it is named. */
export type Asked = Quarter & { readonly window?: Window };

/** As each quarter or window is computed and shown. */
export type FrameworkIn = (asked: Asked) => SectorFramework;

/** The indicators of a sector as a quarter or window is computed and shown, in the framework's order. */
export async function getFramework(reader: Reader, sectorId: number, asked: Asked): Promise<SectorFramework> {
	return (await getFrameworks(reader, sectorId))(asked);
}

/** The indicators of a sector for whom no quarter matters: by their codes and names, in the framework's order. */
export async function listIndicators(
	reader: Reader,
	sectorId: number,
): Promise<readonly Omit<FrameworkIndicator, 'calculation' | 'sensitivity'>[]> {
	return (await keptFrameworks(reader, sectorId)).indicators;
}

/** Of all quarters: where several are looked at. */
export async function getFrameworks(reader: Reader, sectorId: number): Promise<FrameworkIn> {
	return (await keptFrameworks(reader, sectorId)).frameworkIn;
}

const keptFrameworks = keptAnswer(async (reader, sectorId: number) => {
	const indicators = await readIndicators(reader, sectorId);
	const changes = indicators.some(
		({ calculations, sensitivities, fromQuarter, toQuarter }) =>
			calculations.later.length + sensitivities.later.length > 0 ||
			typeof (fromQuarter ?? toQuarter) === 'number',
	);
	// Mostly nothing does.
	const always = frameworkOf(indicators, { year: 0, quarter: 1 });
	const frameworkIn: FrameworkIn = changes ? (asked) => frameworkOf(indicators, asked) : () => always;
	return { indicators, frameworkIn };
});

function frameworkOf(all: readonly FrameworkIndicator[], asked: Asked): SectorFramework {
	const window = { window: 'quarter', ...asked } as const;
	const standing = all.map((one) => ({
		...computedIn(one, asked),
		closed: one.closed || !livesIn(one, window),
		sensitivity: sensitivityIn(one.sensitivities, window),
	}));
	const sensitivities = inheritSensitivity(standing);
	const indicators = standing.map((one) => ({
		...one,
		sensitivity: sensitivities.get(one.id) ?? one.sensitivity,
	}));
	return {
		indicators,
		byId: new Map(indicators.map((indicator) => [indicator.id, indicator])),
		byCode: new Map(indicators.map((indicator) => [indicator.code, indicator])),
	};
}

const readIndicators = recorded(
	{ part: 'indicators', key: () => [] },
	async (reader, sectorId: number): Promise<FrameworkIndicator[]> => {
		const found = await rows<IndicatorRow>(
			reader,
			`select ${CALCULATION_COLUMNS}, i.name, i.note, o.code as outcome,
			u.code as output, i.headline, i.counts, i.closed, i.names_partners, i.sensitivity, i.later_sensitivities, i.protects, i.goes_with_id,
			i.dimensions, i.required, i.definition, i.source, i.contact, i.from_quarter, i.to_quarter,
			i.position, o.position as outcome_position, u.position as output_position
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
		return inFrameworkOrder(found, wayTo).map((row) =>
			toIndicator(row, toCalculation(row, parts), predecessors.get(row.id) ?? []),
		);
	},
);

function wayTo(row: IndicatorRow): Step[] {
	const outcome = { code: row.outcome, position: row.outcome_position };
	const own = { code: row.code, position: row.position, isIndicator: true } as const;
	if (row.output === null) return [outcome, own];
	return [outcome, { code: row.output, position: row.output_position }, own];
}

function toIndicator(
	row: IndicatorRow,
	calculation: LastingIndicator,
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
		namesPartners: row.names_partners === 1,
		sensitivity: row.sensitivity,
		sensitivities: { first: row.sensitivity, later: readLater<Sensitivity>(row.later_sensitivities) },
		protects: row.protects === null ? null : row.protects === 1,
		goesWith: row.goes_with_id,
		predecessors,
		dimensions: row.dimensions ?? ALL_DIMENSIONS,
		required: row.required,
		definition: readText(row.definition),
		source: readText(row.source),
		contact: row.contact,
		fromQuarter: row.from_quarter,
		toQuarter: row.to_quarter,
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
