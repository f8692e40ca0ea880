/** Cells of groups that have groups inside of them. Source: docs/rules.md, Validation. */
import type { PlanGroup } from '#lib/plan/scope.ts';
import { cellField } from './number.ts';
import type { ReportCell } from './row.ts';
import type { ReportRow } from './sheet.ts';
import type { Finding } from './validation.ts';

/**
 * A question for each row in which a group has as many as those inside of it together: it seems to be their total, and is
 * added to them, since a parent's cell holds whom no child has.
 */
export function parentsAsTotals(
	rows: readonly Pick<ReportRow, 'id' | 'cells'>[],
	groups: readonly PlanGroup[],
): Finding[] {
	return rows.flatMap(({ id, cells }) => {
		const parent = groups.find((group) => isTotal(group, cells, groups));
		return parent
			? [{ rule: 'parent as total', severity: 'warning', activity: id, field: 'cells', group: parent.name }]
			: [];
	});
}

/** Whether one of the group's cells is the sum of those of its children beside the same other groups. */
function isTotal(parent: PlanGroup, cells: readonly ReportCell[], groups: readonly PlanGroup[]): boolean {
	const { dimension } = parent;
	const children = new Set(groups.filter((group) => group.parent === parent.id).map(({ id }) => id));
	if (children.size === 0) return false;
	const rest = ({ groups: of }: ReportCell) => cellField({ ...of, [dimension]: parent.id });
	const inside = Map.groupBy(
		cells.filter(({ groups: of }) => children.has(of[dimension] ?? 0)),
		rest,
	);
	return cells.some((cell) => {
		const own = cell.groups[dimension] === parent.id && cell.value > 0 ? inside.get(rest(cell)) : undefined;
		return own !== undefined && own.reduce((sum, { value }) => sum + value, 0) === cell.value;
	});
}
