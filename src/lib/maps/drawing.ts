/** What a map draws. */
import type { Surrounded } from '#lib/places/surroundings.ts';

/** A place of the level that is shown. */
export interface Area {
	/** P-code. */
	readonly place: string;
	/** Path data. */
	readonly path: string;
}

export interface Drawing {
	readonly areas: readonly Area[];
	/** Path data of all shapes that are of no place. */
	readonly ground: string;
	/** Path data of where governorates meet. */
	readonly lines: string;
}

/** What figures are drawn on. */
export interface Land {
	/** Names the drawing: a browser finds it in the page by it. */
	readonly key: string;
	readonly path: string;
	readonly lines: string;
}

/** All of it as one path. */
export function landOf({ areas, ground, lines }: Drawing, key: string): Land {
	return { key, path: areas.map(({ path }) => path).join('') + ground, lines };
}

/**
 * The drawing that the server's page already shows, so that shapes are not sent twice; undefined when it shows none of
 * this key.
 */
export function drawingIn(page: ParentNode, kind: 'land' | 'areas', key: string): Drawing | undefined {
	const group = page.querySelector(`[data-${kind}="${CSS.escape(key)}"]`);
	if (!group) return undefined;
	const all = [...group.querySelectorAll('path')];
	const paths = all.filter(({ dataset }) => dataset.lines === undefined);
	return {
		lines: all
			.filter(({ dataset }) => dataset.lines !== undefined)
			.map(pathOf)
			.join(''),
		ground: paths
			.filter(({ dataset }) => dataset.place === undefined)
			.map(pathOf)
			.join(''),
		areas: paths.flatMap((element) => {
			const { place } = element.dataset;
			return place === undefined ? [] : [{ place, path: pathOf(element) }];
		}),
	};
}

/** What lies around a country. */
export interface AroundDrawing {
	readonly country: Surrounded;
	/** Names the drawing: a browser finds it in the page by it. */
	readonly key: string;
	/** Path data of the land. */
	readonly path: string;
}

/** The land around a country that the server's page already shows; undefined when it shows none of this key. */
export function aroundIn(page: ParentNode, key: string): string | undefined {
	const found = page.querySelector<SVGPathElement>(`[data-around="${CSS.escape(key)}"]`);
	return found ? pathOf(found) : undefined;
}

function pathOf(element: SVGPathElement): string {
	return element.getAttribute('d') ?? '';
}
