import fc from 'fast-check';
import { reachDifference, type Fact, type GroupKey, type Reach } from '#lib/figures/fact.ts';
import { PLACE_UNKNOWN, type PlaceKind } from '#lib/places/place.ts';
import { QUARTERS } from '#lib/plan/quarter.ts';

/** Municipalities, and places that are none. */
export const [A, B, C, D] = [1, 2, 3, 4];
export const [CAMP, DISTRICT, UNION] = [5, 6, 7];
export const [P, R] = [11, 12];
export const [WOMEN, MEN] = [21, 22];

const KINDS = new Map<number, PlaceKind>([A, B, C, D].map((place) => [place, 'municipality'] as const));
KINDS.set(CAMP, 'camp');
KINDS.set(UNION, 'union');
const kindOf = (place: number) => KINDS.get(place) ?? null;

export function fact(partner: number, place: number, quarter: Fact['quarter'], total: number): Fact {
	return { indicator: 1, partner, place, quarter, done: quarter, total, kind: kindOf(place) };
}

/** What is reported in a quarter and was done in an earlier one. */
export function late(one: Fact, done: Fact['done']): Fact {
	return { ...one, done };
}

export function withGroups(one: Fact, groups: Record<string, number>): Fact {
	return { ...one, groups: new Map(Object.entries(groups).map(([key, value]) => [keyOf(key), value])) };
}

/** An object's names are texts. */
export function keyOf(name: string): GroupKey {
	return /^\d+$/.test(name) ? Number(name) : (name as GroupKey);
}

/** Facts of one indicator as the totals keep them: at most one for each partner, place and quarter. */
export const anyFacts: fc.Arbitrary<Fact[]> = manyFacts(fc.constant(1));

/** Facts of three indicators, at most one for each partner, place and quarter. */
export const factsOfThree: fc.Arbitrary<Fact[]> = manyFacts(fc.constantFrom(1, 2, 3));

function manyFacts(indicator: fc.Arbitrary<number>): fc.Arbitrary<Fact[]> {
	const one = fc
		.record({
			indicator,
			partner: fc.constantFrom(P, R, 13),
			place: fc.constantFrom(PLACE_UNKNOWN, A, B, C, D, CAMP, DISTRICT, UNION),
			quarter: fc.constantFrom(...QUARTERS),
			late: fc.constantFrom(...QUARTERS, 4, 4, 4),
			total: fc.nat(6),
			women: fc.option(fc.nat(6), { nil: undefined }),
			men: fc.option(fc.nat(6), { nil: undefined }),
		})
		.map(({ women, men, late, ...rest }): Fact => {
			const groups = new Map<GroupKey, number>();
			if (women !== undefined) groups.set(WOMEN, Math.min(women, rest.total));
			if (men !== undefined) groups.set(MEN, Math.min(men, rest.total - (groups.get(WOMEN) ?? 0)));
			return {
				...rest,
				kind: kindOf(rest.place),
				done: Math.min(rest.quarter, late) as Fact['done'],
				groups: groups.size > 0 ? groups : undefined,
			};
		});
	return fc.uniqueArray(one, {
		maxLength: 30,
		selector: (f) => `${f.indicator} ${f.partner} ${f.place} ${f.quarter}`,
	});
}

/** A reach in a form that compares by content, whatever the order of its groups. */
export function plain(reach: Reach | null): unknown {
	if (!reach) return null;
	const groups = [...reach.groups]
		.sort(([a], [b]) => `${a}`.localeCompare(`${b}`))
		.map(([id, g]) => [id, g.value, g.facts]);
	return { ...reach, groups };
}

/** What would be added to a stored reach, by content: groups in which nothing changes are left out. */
export function difference(before: Reach | null, after: Reach | null): unknown {
	const { groups, ...figures } = reachDifference(before, after);
	const changed = [...groups].filter(([, { facts, value }]) => facts !== 0 || value !== 0);
	return plain({ ...figures, groups: new Map(changed) });
}

export function groupValue(reach: Reach | null, group: GroupKey): number | null {
	return reach?.groups.get(group)?.value ?? null;
}
