import type { Lasting, Later } from '#lib/plan/firstQuarter.ts';
import type { Localised } from '#lib/plan/text.ts';
import type { Level, PlaceKind } from './place.ts';

export interface PlaceLabel {
	readonly id: number;
	readonly pcode: string;
	readonly name: Localised;
	readonly level: Level;
	readonly kind: PlaceKind | null;
	/** What lies between its district and it; absent: nothing is named. */
	readonly group?: string;
	/** P-code and name of the place that it lies in; null for the country. */
	readonly parent: { readonly pcode: string; readonly name: Localised } | null;
	readonly lat: number | null;
	readonly lon: number | null;
	readonly population: number | null;
}

/** What of a place changes within the plan; nothing follows in most. */
export interface PlaceChanges {
	/** Null above level 3. */
	readonly kinds: Lasting<PlaceKind | null>;
	/** Names of what it lies in; null: nothing. */
	readonly parents: Lasting<Localised | null>;
	/** What it becomes part of; null or absent: it stays. */
	readonly becomes?: Later<Localised> | null;
	/** What becomes part of it, by its first quarter. */
	readonly merged?: readonly Later<Localised>[];
}
