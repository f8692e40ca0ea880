/** Names on a map, each beside its point and none over another. */

import { lineWidth } from './letters.ts';

/** Of the drawing, in its own units. */
interface Rect {
	readonly left: number;
	readonly top: number;
	readonly right: number;
	readonly bottom: number;
}

export interface Wanted {
	/** What it is told by among the others. */
	readonly key: string;
	readonly text: string;
	readonly x: number;
	readonly y: number;
	/** Of what is drawn at the point. */
	readonly radius: number;
	/** Where the name may stand: on the point itself, below what is drawn there or above it, or on any side of it. */
	readonly at: 'on' | 'under' | 'beside';
	/** Of the letters. */
	readonly size: number;
}

export interface Name {
	readonly key: string;
	readonly text: string;
	readonly x: number;
	/** The middle of its line. */
	readonly y: number;
	readonly anchor: 'start' | 'middle' | 'end';
	readonly size: number;
}

const HALF_LINE = 0.58;

/**
 * Finds a spot for each name, in the order given. A name that would lie over a circle, over an earlier name or beyond
 * the drawing is left out.
 * @param circles what no name may cover
 */
export function arrangeNames(
	wanted: readonly Wanted[],
	circles: readonly Pick<Wanted, 'x' | 'y' | 'radius'>[],
	drawing: { readonly width: number; readonly height: number },
): Name[] {
	const taken: Rect[] = circles.map(({ x, y, radius }) => around(x, y, radius, radius));
	const names: Name[] = [];
	for (const one of wanted) {
		const half = lineWidth(one.text, one.size) / 2;
		const found = spotsOf(one, half)
			.map((spot) => ({ spot, rect: around(spot.centre, spot.y, half, one.size * HALF_LINE) }))
			.find(({ rect }) => isWithin(rect, drawing) && !taken.some((other) => overlap(other, rect)));
		if (!found) continue;
		taken.push(found.rect);
		const { x, y, anchor } = found.spot;
		names.push({ key: one.key, text: one.text, size: one.size, x, y, anchor });
	}
	return names;
}

interface Spot extends Pick<Name, 'x' | 'y' | 'anchor'> {
	/** Of the line from left to right. */
	readonly centre: number;
}

function spotsOf({ x, y, radius, size, at }: Wanted, half: number): Spot[] {
	const middle = (line: number): Spot => ({ x, y: line, anchor: 'middle', centre: x });
	if (at === 'on') return [middle(y)];
	const away = radius + size * HALF_LINE;
	const lines = [middle(y + away), middle(y - away)];
	if (at === 'under') return lines;
	const gap = radius + size * 0.3;
	return [
		{ x: x + gap, y, anchor: 'start', centre: x + gap + half },
		{ x: x - gap, y, anchor: 'end', centre: x - gap - half },
		...lines,
	];
}

function isWithin(
	{ left, top, right, bottom }: Rect,
	{ width, height }: { width: number; height: number },
): boolean {
	return left >= 0 && top >= 0 && right <= width && bottom <= height;
}

function around(x: number, y: number, wide: number, high: number): Rect {
	return { left: x - wide, top: y - high, right: x + wide, bottom: y + high };
}

function overlap(one: Rect, other: Rect): boolean {
	return one.left < other.right && one.right > other.left && one.top < other.bottom && one.bottom > other.top;
}
