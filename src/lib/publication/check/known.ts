/** The figures that a narrative's numbers are compared with. */
import type { Localised } from '#lib/plan/text.ts';
import type { Quarter } from '#lib/plan/quarter.ts';
import type { About } from '#lib/figures/about.ts';
import type { LiveFigure } from '../live.ts';

/** What is counted: places, people, other things; money; a measure; nothing, in a share. */
export type Counted = 'places' | 'people' | 'things' | 'money' | 'measure' | 'share';

/**
 * What a figure is to its indicator: reached now, its target, reached a year before, what is planned, what names no place, a
 * share of the target or of a group, a change since the year before; or one of the sector as a whole.
 */
export type FigureRole =
	'reached' | 'target' | 'before' | 'pipeline' | 'without place' | 'share' | 'change' | 'sector';

export interface KnownFigure {
	readonly role: FigureRole;
	readonly counted: Counted;
	/** In the unit's own numbers; shares and changes as fractions. */
	readonly value: number;
	/** Reached is itself about, over or under what is given; null: exactly. */
	readonly about: About | null;
	/** The indicator's code; null: of the sector. */
	readonly indicator: string | null;
	readonly output: string | null;
	readonly outcome: string | null;
	/** The indicator's name, or what a figure of the sector is called. */
	readonly name: Localised;
	readonly group: { readonly code: string; readonly name: Localised } | null;
	readonly place: { readonly code: string; readonly name: Localised } | null;
	readonly quarter: Quarter;
	readonly headline: boolean;
	/** Codes of the indicators that it is made of; empty for what is reported itself. */
	readonly madeOf: readonly string[];
	/** It is the plain sum of what it is made of. */
	readonly isSum: boolean;
	/** What one types to have it shown; null: it cannot be. */
	readonly live: LiveFigure | null;
}

/** A place that a text may name; figures of it may be unknown. */
export interface KnownPlace {
	readonly code: string;
	readonly name: Localised;
}

export interface Knowledge {
	/** The narrative's quarter. */
	readonly quarter: Quarter;
	readonly figures: readonly KnownFigure[];
	readonly places: readonly KnownPlace[];
}
