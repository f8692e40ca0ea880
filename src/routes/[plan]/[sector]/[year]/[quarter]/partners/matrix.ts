/** Who does what, and who is where, as tables. */
import type { PartnerActivity } from '#lib/figures/answer.ts';
import { compareCodes } from '#lib/plan/code.ts';

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
export function whoDoesWhat(activities: readonly PartnerActivity[]): Matrix<PartnerRow> {
	return matrixOf(
		activities,
		({ partner }) => partner.code,
		({ partner }) => partner,
		({ indicator }) => indicator.code,
	);
}

/** Place × output: the names of the partners with a figure. What names no place comes last. */
export function whoIsWhere(activities: readonly PartnerActivity[]): Matrix<PlaceRow> {
	const placed = activities.toSorted((a, b) => comparePlaces(a.place, b.place));
	return matrixOf(
		placed,
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
	keyOf: (activity: PartnerActivity) => string,
	rowOf: (activity: PartnerActivity) => Row,
	cellOf: (activity: PartnerActivity) => string,
): Matrix<Row> {
	const columns = [...new Set(activities.map(({ output }) => output))].sort((a, b) =>
		compareCodes(a ?? '', b ?? ''),
	);
	const rows = [...Map.groupBy(activities, keyOf).values()].flatMap((own) => {
		const cells = columns.map((column) => [
			...new Set(own.filter(({ output }) => output === column).map(cellOf)),
		]);
		return own[0] ? [{ row: rowOf(own[0]), cells }] : [];
	});
	return { columns, rows };
}
