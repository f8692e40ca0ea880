import type { GridAsked, GridColumn } from '#lib/framework/targetGrid.ts';
import { aimKey } from '#lib/framework/targetCell.ts';
import { QUARTERS } from '#lib/plan/quarter.ts';
import type { WholeScope } from '#lib/plan/scope.ts';
import type { Reader } from '#lib/server/database/driver.ts';
import { listPlaces, type PlaceNode } from '#lib/server/places/queries/placeLabels.ts';

export interface GridColumns {
	readonly columns: readonly GridColumn[];
	/** Across places: the one in which the columns lie, and what it lies in; empty: not across places. */
	readonly trail: readonly PlaceNode[];
	/** Places of the columns in which further ones lie, by identifier. */
	readonly deeper: ReadonlySet<number>;
	/** More places lie there than are shown. */
	readonly cut: number;
}

/** Places beside each other at most: a district has fewer, and a table with more is read by nobody. */
const MOST_COLUMNS = 60;

/** The columns of the grid; undefined where the place is not of the plan. */
export async function targetColumns(
	reader: Reader,
	scope: WholeScope,
	{ across, year, quarter, within }: GridAsked,
): Promise<GridColumns | undefined> {
	const whole = { quarter, placeId: null, cohortId: null, sexId: null };
	const toColumn = (aim: Omit<GridColumn, 'key'>): GridColumn => ({ ...aim, key: aimKey(aim) });
	const none = { trail: [], deeper: new Set<number>(), cut: 0 };
	if (across === 'time') {
		const times = [null, ...QUARTERS].map((one) =>
			toColumn({ ...whole, quarter: one, name: null, code: null }),
		);
		return { ...none, columns: times };
	}
	if (across !== 'place') {
		const idOf = across === 'cohort' ? 'cohortId' : 'sexId';
		const groups = scope.groups.filter(({ dimension, parent }) => dimension === across && parent === null);
		const columns = groups.map(({ id, name, code }) => toColumn({ ...whole, [idOf]: id, name, code }));
		return { ...none, columns };
	}
	const tree = await listPlaces(reader, scope.plan.id, { year, quarter: quarter ?? 4 });
	const places = [...tree.values()];
	const root = within === null ? places.find(({ level }) => level === 0) : tree.get(within);
	if (!root) return within === null ? { ...none, columns: [] } : undefined;
	const trail: PlaceNode[] = [];
	for (let at: PlaceNode | undefined = root; at; at = tree.get(at.parent_id ?? 0)) trail.unshift(at);
	const children = places.filter(({ parent_id }) => parent_id === root.id);
	const parents = new Set(places.map(({ parent_id }) => parent_id));
	const columns = children
		.slice(0, MOST_COLUMNS)
		.map(({ id, name, pcode }) => toColumn({ ...whole, placeId: id, name, code: pcode }));
	const deeper = new Set(children.flatMap(({ id }) => (parents.has(id) ? [id] : [])));
	return { columns, trail, deeper, cut: Math.max(0, children.length - MOST_COLUMNS) };
}
