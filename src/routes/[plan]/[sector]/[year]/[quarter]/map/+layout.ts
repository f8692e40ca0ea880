import { browser } from '$app/environment';
import type { PlaceTopology, Shapes } from '#lib/places/geometry.ts';
import { aroundIn, drawingIn, landOf, type AroundDrawing, type Drawing } from '#lib/maps/drawing.ts';
import { loadAround, type Around } from '#lib/places/around.ts';
import { frameOf, type Frame } from '#lib/maps/frame.ts';
import type { LayoutLoad } from './$types';

/** The one page with scripts: they move the map, the rest of it works without them. */
export const csr = true;

/** Units of the drawing's longer side: a hundred metres each, for a country of two hundred kilometres. */
const SIZE = 2000;

/** Draws the shapes: on the server, and in the browser only what the server's page does not show already. */
export const load: LayoutLoad = async ({ data, params, fetch }) => {
	const map = data.map && {
		...data.map,
		places: data.map.places.all,
		silent: data.map.silent.all,
		answer: {
			...data.map.answer,
			presence: data.map.answer.presence.all,
			withheldPlaces: data.map.answer.withheldPlaces.all,
		},
	};
	if (!map?.box) return { ...data, map, picture: null };
	const frame = frameOf(map.box, SIZE);
	const address = `/api/v1/plans/${params.plan}/sectors/${params.sector}/geometry`;
	/** A drawing fits only the frame that it was drawn for. */
	const place = frame.box.map((side) => side.toFixed(4)).join(' ');
	const drawn = async (kind: 'land' | 'areas', shapes: Shapes) => {
		const key = `${shapes.version} ${place}`;
		const shown = browser ? drawingIn(document, kind, key) : undefined;
		return { key, ...(shown ?? (await drawingOf(shapes, frame, address, fetch))) };
	};
	const land = await drawn('land', map.land);
	return {
		...data,
		map,
		picture: {
			frame,
			land: landOf(land, land.key),
			around: map.around && (await drawnAround(map.around, frame, place)),
			areas: map.areas && (await drawn('areas', map.areas)),
		},
	};
};

async function drawnAround(
	{ country, topology }: Around,
	frame: Frame,
	place: string,
): Promise<AroundDrawing> {
	const key = `${country} ${place}`;
	const shown = browser ? aroundIn(document, key) : undefined;
	if (shown !== undefined) return { country, key, path: shown };
	const { drawAround } = await import('#lib/maps/draw.ts');
	return { country, key, path: drawAround(topology ?? (await loadAround(country)), frame) };
}

async function drawingOf(
	{ topology, level, version }: Shapes,
	frame: Frame,
	address: string,
	get: typeof fetch,
): Promise<Drawing> {
	const { draw } = await import('#lib/maps/draw.ts');
	if (topology) return draw(topology, frame);
	try {
		const answer = await get(`${address}?level=${level}&v=${version}`);
		if (!answer.ok) throw new Error(`status ${answer.status}`);
		return draw((await answer.json()) as PlaceTopology, frame);
	} catch {
		// Without a line the figures are still there, at their points and in the list.
		return { areas: [], ground: '', lines: '' };
	}
}
