import type { PlaceKind } from '#lib/places/place.ts';

export type KindField = `of${Capitalize<PlaceKind>}`;

/** The field that says that places of a kind are counted: `ofCamp`. */
export function kindField(kind: PlaceKind): KindField {
	return `of${kind[0]?.toUpperCase() ?? ''}${kind.slice(1)}` as KindField;
}
