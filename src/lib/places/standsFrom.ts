/** What a place is and lies in, from a quarter on. Source: docs/rules.md, First quarters. */
import type { Lasting } from '#lib/plan/firstQuarter.ts';
import { quarterIndex, type Quarter } from '#lib/plan/quarter.ts';
import type { PlaceKind } from './place.ts';
import type { PlanPlace } from './planPlace.ts';

/**
 * Another value from a quarter on and for good: what was to follow later is gone, and what was before stays.
 * @param from null: from the plan's beginning
 */
export function standsFrom<Value>(
	{ first, later }: Lasting<Value>,
	from: Quarter | null,
	value: Value,
): Lasting<Value> {
	if (from === null) return { first: value, later: [] };
	const earlier = later.filter((one) => quarterIndex(one) < quarterIndex(from));
	const isSo = (earlier.at(-1)?.value ?? first) === value;
	return { first, later: isSo ? earlier : [...earlier, { ...from, value }] };
}

interface Stands {
	/** Null: the place has none, or keeps its own. */
	readonly kind: PlaceKind | null;
	/** P-code of what it lies in. */
	readonly within: string;
	readonly from: Quarter | null;
}

/** The place as it would be; null where it would lie in what is not there. */
export function placeFrom(
	before: PlanPlace,
	{ kind, within, from }: Stands,
	places: readonly PlanPlace[],
): PlanPlace | null {
	const { laterKinds, laterParents } = before;
	const kinds =
		before.kind && standsFrom({ first: before.kind, later: laterKinds }, from, kind ?? before.kind);
	const parents = standsFrom({ first: before.parent?.pcode ?? '', later: laterParents }, from, within);
	const parent = places.find(({ pcode }) => pcode === parents.first);
	if (!parent || places.every(({ pcode }) => pcode !== within)) return null;
	return {
		...before,
		...(kinds && { kind: kinds.first, laterKinds: kinds.later }),
		...{ parent: { pcode: parent.pcode, name: parent.name }, laterParents: parents.later },
	};
}
