import { addsUp } from '#lib/figures/indicator.ts';
import { calculationOf } from '#lib/figures/calculations.ts';
import type { TargetAim } from '#lib/framework/targetCell.ts';
import {
	MOST_CELLS,
	type GridAsked,
	type GridCell,
	type GridColumn,
	type GridRow,
} from '#lib/framework/targetGrid.ts';
import { checkMilestones, checkParts, type TargetFinding } from '#lib/framework/targetSums.ts';
import type { TargetRow } from '#lib/framework/target.ts';
import type { WholeScope } from '#lib/plan/scope.ts';
import type { Reader } from '#lib/server/database/driver.ts';
import { getFramework } from './queries/framework.ts';
import { listTargets } from './queries/targets.ts';
import { targetColumns, type GridColumns } from './targetColumns.ts';

export interface TargetGrid extends GridColumns {
	readonly rows: readonly GridRow[];
	/** Into how many parts the rows are divided. */
	readonly parts: number;
	/** All indicators of the sector that can have a target. */
	readonly count: number;
}

/** Targets of a sector as they are typed; undefined where the place asked about is not of the plan. */
export async function readTargetGrid(
	reader: Reader,
	scope: WholeScope,
	asked: GridAsked,
): Promise<TargetGrid | undefined> {
	const found = await targetColumns(reader, scope, asked);
	if (!found) return undefined;
	const { columns } = found;
	const { indicators, byId } = await getFramework(reader, scope.sector.id, { year: asked.year, quarter: 4 });
	const measured = indicators.filter(({ calculation }) => !calculationOf(calculation).isRange);
	const perPart = Math.max(1, Math.floor(MOST_CELLS / Math.max(1, columns.length)));
	const parts = Math.max(1, Math.ceil(measured.length / perPart));
	const part = Math.min(asked.part, parts);
	const targets = await listTargets(reader, scope.sector.id, asked.year);
	const rows = measured.slice((part - 1) * perPart, part * perPart).map((indicator): GridRow => {
		const { id, code, name, unit, direction } = indicator;
		const own = targets.get(id) ?? [];
		const cells = columns.map((column) => cellOf(own, column, asked.from));
		const isSplit = asked.across !== 'time';
		const whole = isSplit ? inForce(own, wholeOf(asked), asked.from) : null;
		const finding = findingOf(cells, whole, isSplit, addsUp(indicator, byId), direction === 'up');
		return { id, code, name, unit, cells, whole, finding };
	});
	return { ...found, rows, parts, count: measured.length };
}

/** What the columns split: the country's targets, or those of the place in which they lie. */
function wholeOf({ across, quarter, within }: GridAsked): TargetAim {
	return { quarter, placeId: across === 'place' ? within : null, cohortId: null, sexId: null };
}

function findingOf(
	cells: readonly GridCell[],
	whole: number | null,
	isSplit: boolean,
	adds: boolean,
	rises: boolean,
): TargetFinding | null {
	const [year = null, ...milestones] = cells.map(({ value, before }) => value ?? before);
	if (isSplit) return checkParts([year, ...milestones], whole, adds);
	return rises ? checkMilestones(milestones, year) : null;
}

function cellOf(own: readonly TargetRow[], column: GridColumn, from: number): GridCell {
	const value = own.find((row) => isOf(row, column) && row.fromQuarter === from)?.value ?? null;
	return { value, before: inForce(own, column, from - 1) };
}

/** The newest version that is in force by a quarter. */
function inForce(own: readonly TargetRow[], aim: TargetAim, by: number): number | null {
	const known = own.filter((row) => isOf(row, aim) && row.fromQuarter <= by);
	return known.sort((a, b) => b.fromQuarter - a.fromQuarter)[0]?.value ?? null;
}

function isOf(row: TargetRow, { quarter, placeId, cohortId, sexId }: TargetAim): boolean {
	return (
		row.quarter === quarter && row.placeId === placeId && row.cohortId === cohortId && row.sexId === sexId
	);
}
