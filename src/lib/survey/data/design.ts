import type { StoredDesign } from '../method.ts';
import type { DataFaultKind, DataFaults } from './fault.ts';
import { dataCell, sameWords, type DataTable } from './table.ts';

/** Headings of the columns that say how people were chosen; null: everybody alike. */
export interface DesignColumns {
	readonly weight: string | null;
	readonly stratum: string | null;
	readonly unit: string | null;
	readonly weightKind: StoredDesign['weightKind'];
}

/** A response without a weight over 0, a stratum or a unit is a fault. Null where none of them is named. */
export function designIn(
	table: DataTable,
	{ weight, stratum, unit, weightKind }: DesignColumns,
	faults: DataFaults,
): StoredDesign | null {
	if (weight === null && stratum === null && unit === null) return null;
	const read = <T>(
		heading: string | null,
		kind: DataFaultKind,
		of: (text: string) => T | null,
		none: T[],
	) => {
		if (heading === null) return none;
		const column = table.headings.findIndex((one) => sameWords(one) === sameWords(heading));
		if (column < 0) {
			faults.add('no such column', heading);
			return none;
		}
		return table.rows.map((row, i) => {
			const text = dataCell(row, column);
			const found = of(text);
			if (found === null) faults.add(kind, heading, row.at, text);
			return found ?? none[i] ?? none[0];
		}) as T[];
	};
	const each = <T>(of: (i: number) => T) => table.rows.map((_, i) => of(i));
	const overNothing = (text: string) =>
		/^\d*\.?\d+(?:e[-+]?\d+)?$/i.test(text) && Number(text) > 0 ? Number(text) : null;
	const words = (text: string) => text || null;
	return {
		weights: read(
			weight,
			'no weight',
			overNothing,
			each(() => 1),
		),
		weightKind,
		strata: read(
			stratum,
			'no stratum',
			words,
			each(() => '1'),
		),
		units: read(
			unit,
			'no unit',
			words,
			each((i) => String(i + 1)),
		),
		...(unit === null && { isEachUnit: true as const }),
	};
}
