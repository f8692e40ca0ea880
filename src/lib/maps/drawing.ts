/** What a map draws of a level of places. */
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
}

/** All of it as one path: land that figures are drawn on. */
export function landOf({ areas, ground }: Drawing): string {
	return areas.map(({ path }) => path).join('') + ground;
}

/**
 * The drawing that the server's page already shows, so that shapes are not sent twice; undefined when it shows none of
 * this key.
 */
export function drawingIn(page: ParentNode, kind: 'land' | 'areas', key: string): Drawing | undefined {
	const group = page.querySelector(`[data-${kind}="${CSS.escape(key)}"]`);
	if (!group) return undefined;
	const paths = [...group.querySelectorAll('path')];
	const pathOf = (element: SVGPathElement) => element.getAttribute('d') ?? '';
	return {
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
