/** What a map that stands by itself is drawn on. */
import type { Box, Shapes } from '#lib/places/geometry.ts';
import type { Ground } from '#lib/places/ground.ts';
import { draw, drawAround } from './draw.ts';
import { landOf, type AroundDrawing, type Drawing, type Land } from './drawing.ts';
import { frameOf, type Frame } from './frame.ts';

/** Width of the picture in pixels. */
export const PICTURE_WIDTH = 840;
/** Pixels below the map for its key. */
export const PICTURE_KEY = 70;
const SIZE = 1000;
const NOTHING: Drawing = { areas: [], ground: '', lines: '' };

export interface PictureGround {
	readonly frame: Frame;
	/** Null: nothing around the country is shipped. */
	readonly around: AroundDrawing | null;
	readonly land: Land;
	/** Units of the frame to a pixel. */
	readonly unit: number;
	/** Of the map in pixels, without its key. */
	readonly height: number;
}

/** Shapes in a frame; nothing where there are none. */
export function drawnIn(frame: Frame, { topology }: Pick<Shapes, 'topology'>): Drawing {
	return topology ? draw(topology, frame) : NOTHING;
}

export function pictureGround({ land, around }: Pick<Ground, 'land' | 'around'>, box: Box): PictureGround {
	const frame = frameOf(box, SIZE);
	const unit = frame.width / PICTURE_WIDTH;
	return {
		...{ frame, unit, height: Math.round(frame.height / unit) },
		land: landOf(drawnIn(frame, land), ''),
		around: around?.topology
			? { country: around.country, key: '', path: drawAround(around.topology, frame) }
			: null,
	};
}
