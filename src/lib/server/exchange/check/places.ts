import type { PlaceRow } from '#lib/server/exchange/queries/bundle/reference.ts';
import type { Issues } from '#lib/server/exchange/issue.ts';
import { shown } from '#lib/server/exchange/issue.ts';
import type { Located } from '#lib/server/exchange/read/table.ts';
import { findCircles } from '#lib/server/exchange/read/tree.ts';

const FILE = 'places.csv';

/** @param known every place by its P-code, those of the bundle and those that the plan has */
export function checkPlaces(
	places: readonly Located<PlaceRow>[],
	known: ReadonlyMap<string, PlaceRow>,
	issues: Issues,
): void {
	const circles = findCircles(
		new Map([...known].map(([code, { parent }]) => [code, parent === null ? [] : [parent]])),
	);
	const onCircle = new Set(circles.flat());
	const lines = new Map(places.map(({ row, line }) => [row.pcode, line]));
	for (const circle of circles) {
		const message = `${[...circle, circle[0]].join(' lies in ')}: a place cannot lie in itself, correct one of the parents.`;
		issues.error(
			'circle',
			{ file: FILE, line: lines.get(circle[0] ?? '') ?? null, column: 'parent' },
			message,
		);
	}
	for (const { row, line } of places) {
		if (row.parent === null || onCircle.has(row.pcode)) continue;
		const parent = known.get(row.parent);
		const where = { file: FILE, line, column: 'parent' };
		if (!parent) {
			const message = `There is no place ${shown(row.parent)}: add it to places.csv or correct the code.`;
			issues.error('parent missing', where, message);
		} else if (parent.level >= row.level) {
			const message = `A place of level ${row.level} cannot lie in ${shown(parent.pcode)}, which is of level ${parent.level}: correct the parent or a level.`;
			issues.error('wrong level', where, message);
		}
	}
}
