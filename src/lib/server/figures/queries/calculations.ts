import { readKindsCell, type Calculation } from '#lib/figures/calculations.ts';
import type { Framework, Indicator } from '#lib/figures/indicator.ts';
import { computedIn, type LastingIndicator } from '#lib/figures/standing.ts';
import { readLater } from '#lib/plan/firstQuarter.ts';
import type { Quarter } from '#lib/plan/quarter.ts';
import type { Unit } from '#lib/figures/unit.ts';
import { rows, type Reader } from '#lib/server/database/driver.ts';

/** What a sector's figures are computed by. */
export interface Calculations {
	readonly indicators: readonly Indicator[];
	readonly byId: Framework;
}

/** Of each quarter; one and the same for all that are computed alike. */
export type CalculationsIn = (asked: Quarter) => Calculations;

export interface CalculationRow {
	id: number;
	code: string;
	unit: Unit;
	calculation: Calculation;
	later_calculations: string;
	counted_kinds: string | null;
	numerator_id: number | null;
	denominator_id: number | null;
	counts_people: number;
	direction: 'up' | 'down';
	baseline: number | null;
}

export const CALCULATION_COLUMNS =
	'i.id, i.code, i.unit, i.calculation, i.later_calculations, i.counted_kinds, i.numerator_id, i.denominator_id, i.counts_people, i.direction, i.baseline';

/** The framework without its names: a transaction keeps no answers, and names are most of what it would read. */
export async function getCalculations(reader: Reader, sectorId: number): Promise<CalculationsIn> {
	const parts = await listParts(reader, sectorId);
	const found = await rows<CalculationRow>(
		reader,
		`select ${CALCULATION_COLUMNS} from indicator i where i.sector_id = @sectorId`,
		{ sectorId },
	);
	const all = found.map((row) => toCalculation(row, parts));
	const known = new Map<string, Calculations>();
	return (asked) => {
		const indicators = all.map((indicator) => computedIn(indicator, asked));
		const name = indicators.map(({ calculation }) => calculation).join(' ');
		const before = known.get(name);
		if (before) return before;
		const made = { indicators, byId: new Map(indicators.map((indicator) => [indicator.id, indicator])) };
		known.set(name, made);
		return made;
	};
}

export function toCalculation(
	row: CalculationRow,
	parts: ReadonlyMap<number, readonly number[]>,
): LastingIndicator {
	return {
		id: row.id,
		code: row.code,
		unit: row.unit,
		calculation: row.calculation,
		calculations: { first: row.calculation, later: readLater<Calculation>(row.later_calculations) },
		of: readKindsCell(row.counted_kinds),
		parts: parts.get(row.id) ?? [],
		numerator: row.numerator_id,
		denominator: row.denominator_id,
		countsPeople: row.counts_people === 1,
		direction: row.direction,
		baseline: row.baseline,
	};
}

/** Of each composite its parts, in their order. */
export async function listParts(reader: Reader, sectorId: number): Promise<Map<number, number[]>> {
	return listPairs(
		reader,
		`select p.composite_id as owner, p.part_id as member from indicator_part p
		join indicator i on i.id = p.composite_id where i.sector_id = @sectorId order by p.composite_id, p.position`,
		sectorId,
	);
}

/** Members by what owns them, from a statement that gives `owner` and `member`. */
export async function listPairs(
	reader: Reader,
	text: string,
	sectorId: number,
): Promise<Map<number, number[]>> {
	const pairs = new Map<number, number[]>();
	for (const { owner, member } of await rows<{ owner: number; member: number }>(reader, text, { sectorId })) {
		const members = pairs.get(owner);
		if (members) members.push(member);
		else pairs.set(owner, [member]);
	}
	return pairs;
}
