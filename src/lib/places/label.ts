import type { Localised } from '#lib/plan/text.ts';
import type { Level, PlaceKind } from './place.ts';

export interface PlaceLabel {
	readonly id: number;
	readonly pcode: string;
	readonly name: Localised;
	readonly level: Level;
	readonly kind: PlaceKind | null;
	/** P-code and name of the place that it lies in; null for the country. */
	readonly parent: { readonly pcode: string; readonly name: Localised } | null;
	readonly lat: number | null;
	readonly lon: number | null;
	readonly population: number | null;
}
