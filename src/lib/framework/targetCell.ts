/** A cell of the grid in which targets are typed: one target of one indicator. Source: docs/rules.md, Target. */
import { isQuarterNumber, type QuarterNumber } from '#lib/plan/quarter.ts';

/** What a target was set for beside its indicator; all null: the year's, of the whole. Identifiers. */
export interface TargetAim {
	/** Null: the year's target; else a milestone. */
	readonly quarter: QuarterNumber | null;
	readonly placeId: number | null;
	readonly cohortId: number | null;
	readonly sexId: number | null;
}

export interface TargetCell extends TargetAim {
	readonly indicatorId: number;
}

/** `12.0-4-0-0`: indicator, then quarter, place, cohort and sex, 0 for none. */
const CELL = /^([1-9]\d{0,8})\.([0-4])-(\d{1,9})-(\d{1,9})-(\d{1,9})$/;

export function aimKey({ quarter, placeId, cohortId, sexId }: TargetAim): string {
	return [quarter, placeId, cohortId, sexId].map((one) => one ?? 0).join('-');
}

export function targetCellKey(cell: TargetCell): string {
	return `${cell.indicatorId}.${aimKey(cell)}`;
}

/** Undefined: it names no cell. */
export function targetCellOf(key: string): TargetCell | undefined {
	const [, indicator, quarter, place, cohort, sex] = CELL.exec(key) ?? [];
	if (indicator === undefined) return undefined;
	const when = Number(quarter);
	const idOf = (text: string | undefined) => Number(text) || null;
	return {
		indicatorId: Number(indicator),
		quarter: isQuarterNumber(when) ? when : null,
		placeId: idOf(place),
		cohortId: idOf(cohort),
		sexId: idOf(sex),
	};
}
