/** Moving a map: Leaflet takes the picture that the server drew, and pans and zooms it. */
import type { LatLng, LatLngBounds, Map as LeafletMap, SVGOverlay } from 'leaflet';
import type { Attachment } from 'svelte/attachments';
import type { Point } from '#lib/places/geometry.ts';
import type { Frame } from './frame.ts';

export interface Tiles {
	/** Address of a tile, with {z}, {x} and {y}. */
	readonly url: string;
	readonly attribution: string;
}

export interface LiveMap {
	zoomIn(): void;
	zoomOut(): void;
	fit(): void;
	/** Moves the map as little as need be to have a point in view. */
	reveal(point: Point): void;
}

export interface Listeners {
	/** The map moves by now. */
	ready(map: LiveMap): void;
	/** Units of the drawing for a pixel, whenever the map is zoomed. */
	zoomed(unit: number): void;
	/** P-code of what is under the pointer, and where in the map's window; undefined: nothing. */
	pointed(place: string | undefined, x: number, y: number): void;
	chosen(place: string): void;
	/** The tiles cannot be had. */
	bare(): void;
}

/** How far in: a hundred metres of the drawing are then some fifty pixels. */
const CLOSEST = 6;

/**
 * For the element that holds the picture. Leaflet is loaded in the browser only: it throws on a server.
 * @param ask once, so that new figures in the same frame leave the map where the reader moved it
 */
export function live(
	ask: () => { readonly frame: Frame; readonly tiles: Tiles | null },
	listeners: Listeners,
): Attachment<HTMLElement> {
	return (element) => {
		let stop: (() => void) | undefined;
		let gone = false;
		void import('leaflet').then(({ default: leaflet }) => {
			const picture = element.querySelector('svg');
			const { frame, tiles } = ask();
			if (!gone && picture) stop = start(leaflet, element, picture, frame, tiles, listeners);
		});
		return () => {
			gone = true;
			stop?.();
		};
	};
}

function start(
	leaflet: typeof import('leaflet'),
	element: HTMLElement,
	picture: SVGSVGElement,
	{ box: [west, south, east, north], width }: Frame,
	tiles: Tiles | null,
	listeners: Listeners,
): () => void {
	const bounds = leaflet.latLngBounds([south, west], [north, east]);
	const map = leaflet.map(element, {
		attributionControl: false,
		zoomControl: false,
		zoomSnap: 0,
		zoomDelta: 0.75,
		maxBoundsViscosity: 0.8,
		// A page that is scrolled must not zoom the map below the pointer.
		scrollWheelZoom: false,
	});
	map.fitBounds(bounds);
	map.setMinZoom(map.getZoom() - 1);
	map.setMaxZoom(map.getZoom() + CLOSEST);
	map.setMaxBounds(bounds.pad(0.5));
	map.on('focus', () => map.scrollWheelZoom.enable());
	map.on('blur', () => map.scrollWheelZoom.disable());
	const overlay = leaflet.svgOverlay(picture, bounds, { interactive: true }).addTo(map);
	if (tiles) addTiles(leaflet, map, tiles, listeners);
	const tell = () => listeners.zoomed(width / widthOf(map, bounds));
	map.on('zoomend resize', tell);
	tell();
	let zooming = false;
	map.on('zoomanim', () => (zooming = true));
	map.on('zoomend', () => (zooming = false));
	const fit = () => map.fitBounds(bounds);
	const stopPointing = listen(overlay, element, picture, listeners);
	listeners.ready({
		zoomIn: () => map.zoomIn(),
		zoomOut: () => map.zoomOut(),
		// While it zooms, Leaflet takes no other view.
		fit: () => (zooming ? map.once('zoomend', fit) : fit()),
		reveal: ({ lat, lon }) => {
			if (lat !== null && lon !== null) map.panInside([lat, lon], { padding: [40, 40] });
		},
	});
	return () => {
		stopPointing();
		// The picture is the component's, which takes it away itself.
		element.append(picture);
		map.remove();
	};
}

function addTiles(
	leaflet: typeof import('leaflet'),
	map: LeafletMap,
	{ url }: Tiles,
	listeners: Listeners,
): void {
	const layer = leaflet.tileLayer(url, { referrerPolicy: 'strict-origin-when-cross-origin' });
	layer.once('tileerror', () => listeners.bare());
	layer.addTo(map);
}

function widthOf(map: LeafletMap, bounds: LatLngBounds): number {
	const x = (corner: LatLng) => map.latLngToLayerPoint(corner).x;
	return x(bounds.getSouthEast()) - x(bounds.getNorthWest());
}

function listen(
	overlay: SVGOverlay,
	element: HTMLElement,
	picture: SVGSVGElement,
	listeners: Listeners,
): () => void {
	const placeAt = (target: EventTarget | null) =>
		target instanceof Element
			? (target.closest<SVGElement>('[data-place]')?.dataset.place ?? undefined)
			: undefined;
	const point = (event: PointerEvent) => {
		const { left, top } = element.getBoundingClientRect();
		listeners.pointed(placeAt(event.target), event.clientX - left, event.clientY - top);
	};
	const leave = () => listeners.pointed(undefined, 0, 0);
	// Leaflet tells a click from the end of a drag.
	overlay.on('click', ({ originalEvent }: { originalEvent: MouseEvent }) => {
		const place = placeAt(originalEvent.target);
		if (place !== undefined) listeners.chosen(place);
	});
	picture.addEventListener('pointermove', point);
	picture.addEventListener('pointerleave', leave);
	return () => {
		picture.removeEventListener('pointermove', point);
		picture.removeEventListener('pointerleave', leave);
	};
}
