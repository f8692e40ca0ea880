/** What strangers were told, as figures and nothing else. Made without the code that protects them. */

/** Quarters by their number, `year × 4 + quarter − 1`. */
export interface Span {
	readonly first: number;
	readonly last: number;
}

export interface Figure {
	/** Code; `*`: people of the sector. */
	readonly indicator: string;
	/** `total`; `sex:female`, with the groups that it includes; `sex:?`, not said; `donor:D1`; `partner:P1`. */
	readonly part: string;
	/**
	 * P-code; `ZZ@`: what names any place of the country; what of a place names none of a level: `ZZ~3`, `ZZ~p` where people
	 * are counted.
	 */
	readonly place: string;
	readonly span: Span;
}

export interface Seen {
	readonly figure: Figure;
	/** Null: it is said to be withheld. */
	readonly value: number | null;
	readonly address: string;
}

/** The sum of coefficient × figure is a number, told otherwise: as a share, a change, a ratio. */
export interface Tie {
	readonly terms: readonly (readonly [figure: Figure, coefficient: number])[];
	readonly sum: number;
	readonly address: string;
}

export interface Place {
	readonly level: number;
	/** Null: the country. */
	readonly parent: string | null;
	readonly isUnion: boolean;
}

export interface Indicator {
	readonly code: string;
	/** Quarters come to the year to date. */
	readonly addsUp: boolean;
	/** Fewer people than so many are too few. */
	readonly k: number;
	/** People and households: what counts them is protected unless its plan says otherwise. */
	readonly isOfPeople: boolean;
	readonly isFraction: boolean;
	/** Money, kilograms: no whole things. */
	readonly isAmount: boolean;
	/** Of a composite its parts, of a ratio numerator and denominator. */
	readonly madeOf: readonly string[];
	/** Its parts come to it. */
	readonly isSum: boolean;
}

/** Partners' own parts, by code, then by a figure's key; what is not there is 0. */
export type Owned = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** A publication, as anybody reads it. */
export interface Reading {
	readonly label: string;
	readonly places: ReadonlyMap<string, Place>;
	readonly country: string;
	/** Of each group, `sex:female`, the one that includes it; null: none. */
	readonly groups: ReadonlyMap<string, string | null>;
	/** What places and groups are called in English, by P-code and by `sex:female`. */
	readonly names: ReadonlyMap<string, string>;
	readonly indicators: ReadonlyMap<string, Indicator>;
	readonly seen: readonly Seen[];
	readonly ties: readonly Tie[];
	/** Of an indicator, part, level and span all places are told: those that are not have none. */
	readonly listed: ReadonlySet<string>;
	/** True values of what is withheld, by their keys, of which somebody knows one; absent: nobody is thought of. */
	readonly secrets?: ReadonlyMap<string, number>;
	/** What partners know as their own; absent: none is thought of. */
	readonly owned?: Owned;
}

/** By partner, what it knows as its own of several publications. */
export function ownedInAll(readings: readonly Reading[]): Owned {
	const all = new Map<string, Map<string, number>>();
	for (const { owned } of readings)
		for (const [partner, parts] of owned ?? [])
			all.set(partner, new Map([...(all.get(partner) ?? []), ...parts]));
	return all;
}

export const PEOPLE = '*';

export function askedKey({ indicator, part, place, span }: Figure): string {
	return [indicator, part, place, `${span.first}-${span.last}`].join('|');
}

export function listedKey(indicator: string, part: string, level: number, { first, last }: Span): string {
	return [indicator, part, level, `${first}-${last}`].join('|');
}

/** Figures by their keys, which are given by the names that a publication's annex has for them. */
export function keyed(
	named: ReadonlyMap<string, number>,
	{ groups }: Pick<Reading, 'groups'>,
): Map<string, number> {
	const including = new Set(groups.values());
	return new Map(
		[...named].flatMap(([name, value]): [string, number][] => {
			const [indicator = '', given = '', place = '', when = ''] = name.split('|');
			const [, year, from, to = from] = /^(\d{4})-Q(\d)(?:\.\.Q(\d))?$/.exec(when) ?? [];
			const [kind = '', ...code] = given.split(' ');
			const group = `${kind}:${code.join(' ') || '?'}`;
			// A group that includes others is told with them, and named there without.
			const part = kind === 'total' ? kind : including.has(group) ? `${group}/` : group;
			if (year === undefined) return [];
			const span = { first: Number(year) * 4 + Number(from) - 1, last: Number(year) * 4 + Number(to) - 1 };
			return [[askedKey({ indicator, part, place, span }), value]];
		}),
	);
}

/** @param window `quarter`, or the year to date */
export function spanOf(year: number, quarter: number, window: string): Span {
	const last = year * 4 + quarter - 1;
	return { first: window === 'quarter' ? last : year * 4, last };
}

function quarterWords({ first, last }: Span): string {
	const [year, from, to] = [Math.floor(last / 4), (first % 4) + 1, (last % 4) + 1];
	return from === to ? `${year}-Q${to}` : `${year}-Q${from}..Q${to}`;
}

/** A figure as the report names it. */
export function writtenFigure({ indicator, part, place, span }: Figure): string {
	const who = indicator === PEOPLE ? 'people of the sector' : indicator;
	return [who, part === 'total' ? '' : part, place, quarterWords(span)].filter(Boolean).join(' ');
}
