/** Small faults of an outline, which rounding makes where a file is written, taken away before anybody could see them. */
import { findCrossing, type Crossing, type Position, type Ring } from './crossing.ts';

/** More loops than these are no fault of rounding. */
const MOST_LOOPS = 100;

/** The rings without their loops that are no larger than `least` degrees each way; or a crossing that is larger. */
export function untangled(rings: readonly Ring[], least: number): readonly Ring[] | Crossing {
	let clean = rings;
	for (let loops = 0; ; loops++) {
		const crossing = findCrossing(clean);
		if (!crossing) return clean;
		const [one, other] = crossing.edges;
		const ring = clean[one.ring];
		if (!ring || one.ring !== other.ring || loops >= MOST_LOOPS) return crossing;
		const cut = withoutLoop(ring, crossing, least);
		if (!cut) return crossing;
		clean = clean.with(one.ring, cut);
	}
}

/** A ring that crosses itself is two that meet there: the smaller one goes. Undefined: it is too large to go. */
function withoutLoop(ring: Ring, { at, edges }: Crossing, least: number): Ring | undefined {
	const [first, second] = edges.map(({ edge }) => edge).sort((a, b) => a - b) as [number, number];
	const inner = [at, ...ring.slice(first + 1, second + 1), at];
	const outer = [...ring.slice(0, first + 1), at, ...ring.slice(second + 1)];
	const [loop, rest] = widthOf(inner) <= widthOf(outer) ? [inner, outer] : [outer, inner];
	return widthOf(loop) <= least ? rest : undefined;
}

/** How far a ring reaches, in degrees, the wider way. */
export function widthOf(ring: Ring): number {
	const reach = (values: readonly number[]) =>
		values.reduce((most, one) => Math.max(most, one), -Infinity) -
		values.reduce((least, one) => Math.min(least, one), Infinity);
	const far = (position: (one: Position) => number) => reach(ring.map(position));
	return ring.length === 0
		? 0
		: Math.max(
				far(([lon]) => lon),
				far(([, lat]) => lat),
			);
}
