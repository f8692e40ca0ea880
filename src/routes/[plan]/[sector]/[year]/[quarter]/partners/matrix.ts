/** Who does what, and who is where, as tables. */
import type { PartnerActivity } from '#lib/figures/answer.ts';

export interface Matrix<Row> {
	/** Codes of outputs, in the framework's order; null: what spans outputs. */
	readonly columns: readonly (string | null)[];
	readonly rows: readonly { readonly row: Row; readonly cells: readonly string[][] }[];
}

export interface PartnerRow {
	readonly code: string;
	readonly name: string;
}

/** Null: no place was named. */
export type PlaceRow = PartnerActivity['place'];

/** Partner × output: the codes of the indicators with a figure. */
export function whoDoesWhat(
	activities: readonly PartnerActivity[],
	order: readonly string[],
): Matrix<PartnerRow> {
	return matrixOf(
		activities,
		order,
		({ partner }) => partner.code,
		({ partner }) => partner,
		({ indicator }) => indicator.code,
	);
}

/** Place × output: the names of the partners with a figure. What names no place comes last. */
export function whoIsWhere(
	activities: readonly PartnerActivity[],
	order: readonly string[],
): Matrix<PlaceRow> {
	const placed = activities.toSorted((a, b) => comparePlaces(a.place, b.place));
	return matrixOf(
		placed,
		order,
		({ place }) => place?.pcode ?? '',
		({ place }) => place,
		({ partner }) => partner.name,
	);
}

function comparePlaces(a: PartnerActivity['place'], b: PartnerActivity['place']): number {
	if (!a || !b) return Number(!a) - Number(!b);
	return a.pcode < b.pcode ? -1 : a.pcode > b.pcode ? 1 : 0;
}

function matrixOf<Row>(
	activities: readonly PartnerActivity[],
	/** Codes of outputs, in the framework's order. */
	order: readonly string[],
	keyOf: (activity: PartnerActivity) => string,
	rowOf: (activity: PartnerActivity) => Row,
	cellOf: (activity: PartnerActivity) => string,
): Matrix<Row> {
	const used = new Set(activities.map(({ output }) => output));
	const columns = [null, ...order].filter((output) => used.has(output));
	const rows = [...Map.groupBy(activities, keyOf).values()].flatMap((own) => {
		const cells = columns.map((column) => [
			...new Set(own.filter(({ output }) => output === column).map(cellOf)),
		]);
		return own[0] ? [{ row: rowOf(own[0]), cells }] : [];
	});
	return { columns, rows };
}
