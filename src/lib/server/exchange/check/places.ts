import type { PlaceRow } from '#lib/server/exchange/queries/bundle/reference.ts';
import type { Issues } from '#lib/server/exchange/issue.ts';
import { shown } from '#lib/server/exchange/issue.ts';
import type { Located } from '#lib/server/exchange/read/table.ts';
import { checkMergedPlaces } from '#lib/server/exchange/check/mergedPlaces.ts';
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
	checkCountry(places, known, issues);
	checkMergedPlaces(places, known, issues);
	for (const { row, line, pcode, column } of parentsOf(places)) {
		if (onCircle.has(row.pcode)) continue;
		const parent = known.get(pcode);
		const where = { file: FILE, line, column };
		if (!parent) {
			if (issues.isLost(FILE, pcode)) continue;
			const message = `There is no place ${shown(pcode)}: add it to places.csv or correct the code.`;
			issues.error('parent missing', where, message);
		} else if (parent.level >= row.level) {
			const message = `A place of level ${row.level} cannot lie in ${shown(parent.pcode)}, which is of level ${parent.level}: correct the parent or a level.`;
			issues.error('wrong level', where, message);
		}
	}
}

/** Each place in which one lies, at any time. */
function parentsOf(places: readonly Located<PlaceRow>[]) {
	return places.flatMap(({ row, line }) => [
		...(row.parent === null ? [] : [{ row, line, pcode: row.parent, column: 'parent' }]),
		...row.laterParents.map(({ value }) => ({ row, line, pcode: value, column: 'later_parents' })),
	]);
}

/** A plan has one country, under which everything lies: figures of the country are figures of all its places. */
function checkCountry(
	places: readonly Located<PlaceRow>[],
	known: ReadonlyMap<string, PlaceRow>,
	issues: Issues,
): void {
	const [country, ...others] = [...known.values()].filter(({ level }) => level === 0);
	if (!country) return;
	const second = new Set(others.map(({ pcode }) => pcode));
	for (const { row, line } of places) {
		if (!second.has(row.pcode)) continue;
		const message = `${shown(row.pcode)} is a second country beside ${shown(country.pcode)}: a plan is of one. Give it a level from 1 on and a parent, or make it a plan of its own.`;
		issues.error('second country', { file: FILE, line, column: 'level' }, message);
	}
}
