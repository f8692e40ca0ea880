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
 * The drawing that the server's page already shows, so that shapes are not sent twice; undefined when the page shows
 * none of this version.
 */
export function drawingIn(page: ParentNode, version: string): Drawing | undefined {
	const group = page.querySelector(`[data-shapes="${CSS.escape(version)}"]`);
	if (!group) return undefined;
	const paths = [...group.querySelectorAll<SVGPathElement>('path[d]')];
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
