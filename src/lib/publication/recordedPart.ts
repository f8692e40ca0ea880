/** Of what a recorded answer was asked, in the plan's codes. Source: docs/rules.md, Small counts. */
import type { Part } from '#lib/figures/masks/asked.ts';
import { DIMENSIONS, type Dimension } from '#lib/plan/groups.ts';
import type { PlanGroup } from '#lib/plan/scope.ts';
import type { RecordedAnswers } from './content.ts';

/** Codes by identifiers, as they were when the answers were recorded. */
export interface Names {
	readonly places: ReadonlyMap<number, string>;
	readonly donors: ReadonlyMap<number, string>;
	readonly groups: readonly PlanGroup[];
}

export function recordedNames(answers: RecordedAnswers, groups: readonly PlanGroup[]): Names {
	const places = [...(answers.get('places')?.values() ?? [])].flatMap(
		(answer) => JSON.parse(answer) as { id: number; pcode: string }[],
	);
	const donors = [...(answers.get('filters') ?? [])].flatMap(([key, answer]): [number, string][] => {
		const [, , code] = JSON.parse(key) as (string | null)[];
		const { filter } = JSON.parse(answer) as { filter?: { donor?: number } };
		return code && filter?.donor !== undefined ? [[filter.donor, code]] : [];
	});
	return { places: new Map(places.map(({ id, pcode }) => [id, pcode])), donors: new Map(donors), groups };
}

/**
 * @param filter partner, place, donor, tag and a group each dimension, as a question's key has them
 * @throws where it is of something that no publication is asked: what is withheld of it could not be told
 */
export function askedPart(filter: readonly unknown[], names: Names): Part {
	const [partner, place, donor, tag, ...groups] = filter as (number | null)[];
	if (partner !== null || tag !== null)
		throw new RangeError('a publication is asked of no partner and no tag');
	const group = DIMENSIONS.flatMap((dimension, at) => groupOf(dimension, groups[at] ?? null, names));
	if (group.length > 1) throw new RangeError('a publication is asked of one group at a time');
	return {
		...(place !== null && place !== undefined && { place: needed(names.places.get(place)) }),
		...(donor !== null && donor !== undefined && { donor: needed(names.donors.get(donor)) }),
		...(group[0] && { group: group[0] }),
	};
}

function groupOf(dimension: Dimension, id: number | null, { groups }: Names) {
	if (id === null) return [];
	return [{ dimension, code: needed(groups.find((one) => one.id === id)?.code) }];
}

function needed(code: string | undefined): string {
	if (code === undefined) throw new RangeError('the publication has no name for what was asked');
	return code;
}
