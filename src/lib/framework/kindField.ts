import type { PlaceKind } from '#lib/places/place.ts';

/** The field that says that places of a kind are counted: `ofCamp`. */
export function kindField<Kind extends PlaceKind>(kind: Kind): `of${Capitalize<Kind>}` {
	return `of${kind[0]?.toUpperCase() ?? ''}${kind.slice(1)}` as `of${Capitalize<Kind>}`;
}
