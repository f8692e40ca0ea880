import type { Reroute, Transport } from '@sveltejs/kit';
import { SentPlaces, type SentColumns } from '#lib/cartography/sentPlaces.ts';
import { Shapes } from '#lib/places/geometry.ts';
import { splitSegment } from '#lib/plan/edition.ts';
import { Around } from '#lib/places/around.ts';
import type { Surrounded } from '#lib/places/surroundings.ts';
import { isUnsent } from '#lib/figures/unsent.ts';
import { deLocalizeUrl } from '#lib/paraglide/runtime.js';

/**
 * `/ar/…` and `/fr/…` are the same pages as without the prefix, and those of a revision the same as the quarter's:
 * `/…/q1/r1.0/map`.
 */
export const reroute: Reroute = ({ url }) => splitSegment(deLocalizeUrl(url).pathname).path;

type Name = ConstructorParameters<typeof Shapes>;

/**
 * What travels with a page's data in another form. Of shapes only the name: they are in the page's picture, or fetched
 * under that name. Of what no browser reads, nothing.
 */
export const transport: Transport = {
	Shapes: {
		encode: (value: unknown): Name | false => value instanceof Shapes && [value.level, value.version, null],
		decode: (name: Name) => new Shapes(...name),
	},
	// Thousands of them, in columns.
	SentPlaces: {
		encode: (value: unknown): SentColumns | false => value instanceof SentPlaces && value.encode(),
		decode: (columns: SentColumns) => SentPlaces.decode(columns),
	},
	Around: {
		encode: (value: unknown): [Surrounded] | false => value instanceof Around && [value.country],
		decode: ([country]: [Surrounded]) => new Around(country, null),
	},
	Unsent: { encode: isUnsent, decode: () => null },
};
