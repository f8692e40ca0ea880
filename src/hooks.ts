import type { Reroute, Transport } from '@sveltejs/kit';
import { Shapes } from '#lib/places/geometry.ts';
import { deLocalizeUrl } from '#lib/paraglide/runtime.js';

/** `/ar/…` and `/fr/…` are the same pages as without the prefix. */
export const reroute: Reroute = ({ url }) => deLocalizeUrl(url).pathname;

type Name = ConstructorParameters<typeof Shapes>;

/** Of shapes only the name travels with a page's data: they are in the page's picture, or fetched under that name. */
export const transport: Transport = {
	Shapes: {
		encode: (value: unknown): Name | false => value instanceof Shapes && [value.level, value.version, null],
		decode: (name: Name) => new Shapes(...name),
	},
};
