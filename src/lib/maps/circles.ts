import { radiusOf } from '#lib/cartography/circles.ts';
import type { Frame } from './frame.ts';

/** A place with its figure, as a map needs it. */
export interface Figure {
	readonly pcode: string;
	/** A place without a figure is not among them: unknown is drawn as nothing. */
	readonly reached: number;
	readonly lat: number | null;
	readonly lon: number | null;
}

/** A place that is served and has no figure. */
export type Presence = Omit<Figure, 'reached'>;

export interface Circle {
	readonly place: string;
	readonly x: number;
	readonly y: number;
	/** In pixels; 0: it reported 0, which is a ring. */
	readonly radius: number;
	readonly value: number;
}

/** Circles by area, large ones first, so that small ones lie on top. A place without a point has none. */
export function circlesOf(figures: readonly Figure[], frame: Frame, full: number): Circle[] {
	const largest = Math.max(0, ...figures.map(({ reached }) => reached));
	return figures
		.flatMap(({ pcode, reached, lat, lon }) =>
			lat === null || lon === null
				? []
				: [
						{
							place: pcode,
							x: Math.round(frame.x(lon)),
							y: Math.round(frame.y(lat)),
							radius: radiusOf(reached, largest, full),
							value: reached,
						},
					],
		)
		.sort((a, b) => b.radius - a.radius);
}
