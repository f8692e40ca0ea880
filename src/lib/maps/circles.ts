import { radiusOf } from '#lib/cartography/circles.ts';
import type { Unit } from '#lib/figures/unit.ts';
import { formatShort } from '#lib/i18n/number.ts';
import type { Localised } from '#lib/plan/text.ts';
import type { Frame } from './frame.ts';

/** A place with its figure, as a map needs it. */
export interface Figure {
	readonly pcode: string;
	readonly name: Localised;
	/** A place without a figure is not among them: unknown is drawn as nothing. */
	readonly reached: number;
	readonly lat: number | null;
	readonly lon: number | null;
}

/** A place that is served and has no figure. */
export type Presence = Omit<Figure, 'reached'>;

export interface Circle {
	readonly place: string;
	readonly name: Localised;
	readonly x: number;
	readonly y: number;
	/** In pixels; 0: it reported 0, which is a ring. */
	readonly radius: number;
	readonly value: number;
}

/** More lie on each other, and a page with them weighs as much as all else on it. Source: docs/rules.md, Bounds. */
export const MOST_CIRCLES = 2_000;

/** Circles by area, large ones first, so that small ones lie on top, and no more than there is room for. A place without a
 * point has none. */
export function circlesOf(figures: readonly Figure[], frame: Frame, full: number): Circle[] {
	const largest = Math.max(0, ...figures.map(({ reached }) => reached));
	return figures
		.flatMap(({ pcode, name, reached, lat, lon }) =>
			lat === null || lon === null
				? []
				: [
						{
							place: pcode,
							name,
							x: Math.round(frame.x(lon)),
							y: Math.round(frame.y(lat)),
							radius: radiusOf(reached, largest, full),
							value: reached,
						},
					],
		)
		.sort((a, b) => b.radius - a.radius)
		.slice(0, MOST_CIRCLES);
}

/** Pixels of a figure's letters. */
export const LETTER = 10.5;
/** Pixels of a ring that stands for a reported 0. */
export const RING = 3.5;

/** The figure where it fits into its circle. */
export function figureIn({ value, radius }: Circle, unit: Unit): string | undefined {
	const text = formatShort(value, unit);
	return radius > 5 && text.length * LETTER * 0.58 < radius * 1.8 ? text : undefined;
}
