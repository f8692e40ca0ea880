/** One promise of the benchmarks: what was measured, against what, and whether it holds. */
export interface Row {
	readonly name: string;
	/** Milliseconds, unless the name says otherwise. */
	readonly ours: number;
	readonly reference: number;
	readonly ratio: number;
	readonly limit: number;
	readonly holds: boolean;
}

/** @param limit what ours may be of the reference */
export function ratioRow(name: string, ours: number, reference: number, limit: number): Row {
	const ratio = ours / reference;
	return {
		name,
		ours: round(ours),
		reference: round(reference),
		ratio: round(ratio),
		limit,
		holds: ratio <= limit,
	};
}

/** One JSON line. */
export function print(row: Row): void {
	console.log(JSON.stringify(row));
}

/** A promise that a later issue builds. */
export function printNotBuilt(name: string): void {
	console.log(
		JSON.stringify({ name, ours: null, reference: null, ratio: null, limit: null, holds: 'not built' }),
	);
}

/** Three significant digits: more would be noise. */
function round(value: number): number {
	return Number(value.toPrecision(3));
}
