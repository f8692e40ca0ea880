import type { Surrounded } from '#lib/places/surroundings.ts';

/** Identifiers of what a page has drawn once for all of its small maps; null: there is none. */
export interface Stored {
	readonly land: string | null;
	readonly lines: string | null;
	readonly around: { readonly id: string; readonly country: Surrounded } | null;
}
