import type { PlanPlace } from './planPlace.ts';

/** P-codes of all that a place lies in at any time. */
export function placesAbove(place: PlanPlace, places: readonly PlanPlace[]): ReadonlySet<string> {
	const byCode = new Map(places.map((one) => [one.pcode, one]));
	const above = new Set<string>();
	const left: (PlanPlace | undefined)[] = [place];
	while (left.length > 0) {
		const one = left.pop();
		const parents = one ? [one.parent?.pcode ?? '', ...one.laterParents.map(({ value }) => value)] : [];
		for (const code of parents) {
			if (code === '' || above.has(code)) continue;
			above.add(code);
			left.push(byCode.get(code));
		}
	}
	return above;
}
