import { wronglyMerged } from '#lib/places/merging.ts';
import { shown, type Issues } from '#lib/server/exchange/issue.ts';
import type { PlaceRow } from '#lib/server/exchange/queries/bundle/reference.ts';
import type { Located } from '#lib/server/exchange/read/table.ts';

/** @param known every place by its P-code, those of the bundle and those that the plan has */
export function checkMergedPlaces(
	places: readonly Located<PlaceRow>[],
	known: ReadonlyMap<string, PlaceRow>,
	issues: Issues,
): void {
	const lines = new Map(places.map(({ row, line }) => [row.pcode, line]));
	const all = [...known.values()].map(({ parent, ...place }) => ({ ...place, within: parent }));
	for (const pcode of wronglyMerged(all)) {
		const into = known.get(pcode)?.mergedInto?.value ?? '';
		if (!known.has(into) && issues.isLost('places.csv', into)) continue;
		const where = { file: 'places.csv', line: lines.get(pcode) ?? null, column: 'merged_into' };
		const message = `${shown(pcode)} cannot become part of ${shown(into)}: name another place of level 3 that in that quarter is of the same kind, lies in the same district and stands for itself.`;
		issues.error('wrong merge', where, message);
	}
}
