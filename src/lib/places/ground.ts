import type { Shapes } from '#lib/places/geometry.ts';
import type { Around } from '#lib/places/around.ts';
import type { Region } from '#lib/places/surroundings.ts';

/** What a map is drawn on. */
export interface Ground {
	readonly land: Shapes;
	/** Null: the project ships nothing of what lies around this country. */
	readonly around: Around | null;
	/** Governorates, to be named where there is room. */
	readonly regions: readonly Region[];
	/** The land is the outline that the project ships, whose governorates are older than the plan's. */
	readonly isShipped: boolean;
}
