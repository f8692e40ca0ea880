/** Cells of a breakdown, in words. */
import { fromSmallest, type Unit } from '#lib/figures/unit.ts';
import { cellWords } from '#lib/figures/words/group.ts';
import { separator } from '#lib/i18n/locale.ts';
import { formatFigure } from '#lib/i18n/number.ts';
import type { PlanGroup } from '#lib/plan/scope.ts';
import type { ReportCell } from '#lib/report/row.ts';

/** Host, Female 12 · Host, Male 8; empty: there are none. */
export function cellsWords(cells: readonly ReportCell[], groups: readonly PlanGroup[], unit: Unit): string {
	const nameOf = (id: number) => {
		const group = groups.find((one) => one.id === id);
		return group ? cellWords(group, groups) : '';
	};
	return cells
		.map(({ groups: named, value }) => {
			const names = Object.values(named).map(nameOf).join(separator());
			return `${names}\u00a0${formatFigure(fromSmallest(value, unit), unit)}`;
		})
		.join(' · ');
}
