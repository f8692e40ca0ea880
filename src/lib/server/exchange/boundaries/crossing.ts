/** Where the outline of a shape crosses itself. */
import { LIMITS } from '#lib/server/exchange/source/limits.ts';

/** Thrown for a shape whose edges are too many to be held against each other. */
export class TooIntricate extends Error {
	override readonly name = 'TooIntricate';
}

export type Position = readonly [longitude: number, latitude: number];
export type Ring = readonly Position[];

/** Where two edges meet; edges are counted from each ring's first position. */
export interface Crossing {
	readonly at: Position;
	readonly edges: readonly [Edge, Edge];
}

interface Edge {
	readonly ring: number;
	readonly edge: number;
}

interface Segment extends Edge {
	readonly a: Position;
	readonly b: Position;
	readonly low: number;
	readonly high: number;
	readonly bottom: number;
	readonly top: number;
}

/**
 * The first place where two edges of a polygon's rings cross, undefined when none do. Rings that touch in a point are
 * left in peace: they draw well. Edges are swept from west to east, so each is held against its neighbours only. Throws
 * TooIntricate where so many lie side by side that it would take for ever.
 */
export function findCrossing(rings: readonly Ring[]): Crossing | undefined {
	let compared = 0;
	const segments = rings.flatMap(segmentsOf).sort((left, right) => left.low - right.low);
	let active: Segment[] = [];
	for (const segment of segments) {
		compared += active.length;
		if (compared > LIMITS.crossings) throw new TooIntricate();
		active = active.filter(({ high }) => high >= segment.low);
		const other = active.find((one) => cross(one, segment));
		if (other) return { at: meet(other, segment), edges: [other, segment] };
		active.push(segment);
	}
	return undefined;
}

function segmentsOf(positions: Ring, ring: number): Segment[] {
	return positions.slice(1).map((b, edge) => {
		const a = positions[edge] ?? b;
		return {
			ring,
			edge,
			a,
			b,
			low: Math.min(a[0], b[0]),
			high: Math.max(a[0], b[0]),
			bottom: Math.min(a[1], b[1]),
			top: Math.max(a[1], b[1]),
		};
	});
}

function cross(one: Segment, two: Segment): boolean {
	if (one.bottom > two.top || two.bottom > one.top) return false;
	return (
		side(one.a, one.b, two.a) * side(one.a, one.b, two.b) < 0 &&
		side(two.a, two.b, one.a) * side(two.a, two.b, one.b) < 0
	);
}

/** Above 0: `point` lies to the left of the way from `a` to `b`. */
function side(a: Position, b: Position, point: Position): number {
	const left = (b[0] - a[0]) * (point[1] - a[1]);
	const right = (b[1] - a[1]) * (point[0] - a[0]);
	// What differs in the last digits only lies on the line.
	return Math.abs(left - right) <= 1e-13 * (Math.abs(left) + Math.abs(right)) ? 0 : left - right;
}

function meet({ a, b }: Segment, two: Segment): Position {
	const from = side(two.a, two.b, a);
	const to = side(two.a, two.b, b);
	const part = from / (from - to);
	return [a[0] + part * (b[0] - a[0]), a[1] + part * (b[1] - a[1])];
}
