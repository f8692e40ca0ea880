/** The administrative tree. Source: docs/rules.md, Place. */

export const LEVELS = [0, 1, 2, 3] as const;
/** 0 the country, 1 governorate, 2 district (caza), 3 municipality and what lies at its level. */
export type Level = (typeof LEVELS)[number];

export const PLACE_KINDS = ['municipality', 'union', 'camp', 'gathering', 'village'] as const;
export type PlaceKind = (typeof PLACE_KINDS)[number];

export function isLevel(value: number): value is Level {
	return value === 0 || value === 1 || value === 2 || value === 3;
}

/** Only municipalities count as municipalities: not a union of them, a camp, a gathering or a village. */
export function isMunicipality(level: Level, kind: PlaceKind | null): boolean {
	return level === 3 && kind === 'municipality';
}

/** What a value's place is to a figure: at level 3 its kind; the country, where the value is national. */
export const STANDS_AT = [...PLACE_KINDS, 'country'] as const;
export type StandsAt = (typeof STANDS_AT)[number];

/**
 * Whether people are counted at a place itself: at any of level 3 but a union, which covers municipalities.
 * @param kind null for governorates and districts, and where no place is named
 */
export function holdsPeople(kind: StandsAt | null): boolean {
	return kind !== null && kind !== 'union' && kind !== 'country';
}

/** Stored in place of an identifier where an activity names no place: unknown, which is not the same as national. */
export const PLACE_UNKNOWN = 0;
