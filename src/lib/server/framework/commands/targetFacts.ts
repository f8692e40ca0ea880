import type { TargetCell } from '#lib/framework/targetCell.ts';
import type { TargetSubjects } from '#lib/server/framework/queries/targetSubjects.ts';

/** Whether everything that a cell names is of the plan and sector, each group of its own dimension. */
export function isNameable(cell: TargetCell, { indicators, places, groups }: TargetSubjects): boolean {
	const { indicatorId, placeId, cohortId, sexId } = cell;
	return (
		indicators.has(indicatorId) &&
		(placeId === null || places.has(placeId)) &&
		(cohortId === null || groups.get(cohortId)?.dimension === 'cohort') &&
		(sexId === null || groups.get(sexId)?.dimension === 'sex')
	);
}

/** As the record tells them: by codes, in smallest units; `1.1.a Q2 ZZ11 female`. */
export function targetFacts(
	cells: readonly (TargetCell & { readonly value: number | null })[],
	{ indicators, places, groups }: TargetSubjects,
): readonly (readonly [target: string, value: number | null])[] {
	return cells.map(({ indicatorId, quarter, placeId, cohortId, sexId, value }) => {
		const words = [
			indicators.get(indicatorId),
			quarter === null ? null : `Q${quarter}`,
			places.get(placeId ?? 0),
			groups.get(cohortId ?? 0)?.code,
			groups.get(sexId ?? 0)?.code,
		];
		return [words.filter((one) => one !== null && one !== undefined).join(' '), value];
	});
}
