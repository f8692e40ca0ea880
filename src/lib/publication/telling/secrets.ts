/** Which numbers would tell a figure that is withheld. Source: docs/rules.md, Typed words. */
import { readSpan, REST_MARK, spanName } from '#lib/disclosure/cell.ts';
import { QUARTERS } from '#lib/plan/quarter.ts';

/** What a publication shows and withholds, by the names of its cells. */
export interface HeldBack {
	/** Of every cell of the tables, whether it is shown or not. */
	readonly values: ReadonlyMap<string, number>;
	readonly shown: ReadonlySet<string>;
	/** P-code of the place that a place lies in; undefined: the country, or unknown. */
	readonly parentOf: (pcode: string) => string | undefined;
	/** By indicator's code, its target of the year; those that have one. */
	readonly targets: ReadonlyMap<string, number>;
	/** Of an earlier revision, what a later one shows in its place, by the same names; absent: it is the newest. */
	readonly later?: ReadonlyMap<string, number>;
}

/** A withheld figure. */
export interface Secret {
	/** Code; `*`: people of the sector. */
	readonly indicator: string;
	/** `total`, `sex female`, `donor D1` … */
	readonly part: string;
	/** P-code; null: the country. */
	readonly place: string | null;
	readonly year: number;
	readonly value: number;
	/** Numbers each of which is it, or tells it beside a figure that is shown. */
	readonly numbers: ReadonlySet<number>;
	/** Shown figures that it is a share of. */
	readonly wholes: readonly number[];
	/** Figures that are shown of the year before or after, from which it is a change. */
	readonly before: readonly number[];
}

interface Name {
	readonly indicator: string;
	readonly part: string;
	readonly place: string;
	readonly span: string;
}

const nameOf = ({ indicator, part, place, span }: Name) => [indicator, part, place, span].join('|');

function readName(name: string): Name {
	const [indicator = '', part = '', place = '', span = ''] = name.split('|');
	return { indicator, part, place, span };
}

export function secretsOf(held: HeldBack): Secret[] {
	const { values, shown, targets } = held;
	const numbers = new Map<string, Set<number>>();
	const wholes = new Map<string, number[]>();
	const add = (name: string, number: number) => {
		if (number >= 1) numbers.set(name, (numbers.get(name) ?? new Set()).add(number));
	};
	for (const [name, value] of values)
		for (const whole of wholesOf(readName(name), held)) {
			const all = values.get(whole);
			if (all === undefined || shown.has(name) === shown.has(whole)) continue;
			add(shown.has(name) ? whole : name, all - value);
			if (shown.has(whole)) wholes.set(name, [...(wholes.get(name) ?? []), all]);
		}
	return [...values].flatMap(([name, value]): Secret[] => {
		const later = held.later?.get(name);
		// What is printed by now tells nothing more.
		if (shown.has(name) || later === value) return [];
		add(name, value);
		if (later !== undefined) add(name, Math.abs(later - value));
		const cell = readName(name);
		const at = readSpan(cell.span);
		const place = cell.place.replace(REST_MARK, '');
		const isCountry = held.parentOf(place) === undefined;
		const target = isCountry && cell.part === 'total' ? targets.get(cell.indicator) : undefined;
		return [
			{
				...{ indicator: cell.indicator, part: cell.part, year: at?.year ?? 0, value },
				place: isCountry ? null : place,
				numbers: numbers.get(name) ?? new Set(),
				wholes: [...(wholes.get(name) ?? []), ...(target === undefined ? [] : [target])],
				before: yearsBeside(cell).flatMap((other) => (shown.has(other) ? (values.get(other) ?? []) : [])),
			},
		];
	});
}

/** Names of the figures that a figure is a part of, by what it is, where, and when. */
function* wholesOf(cell: Name, { parentOf }: HeldBack): Generator<string> {
	if (cell.part !== 'total') yield nameOf({ ...cell, part: 'total' });
	let place = cell.place.endsWith(REST_MARK) ? cell.place.replace(REST_MARK, '') : parentOf(cell.place);
	for (; place !== undefined; place = parentOf(place)) yield nameOf({ ...cell, place });
	const at = readSpan(cell.span);
	for (const quarter of at ? QUARTERS.slice(at.quarter - 1) : []) {
		const span = at && spanName({ year: at.year, quarter, window: 'year-to-date' });
		if (span !== undefined && span !== cell.span) yield nameOf({ ...cell, span });
	}
}

/** Its own name a year before and a year after. */
function yearsBeside(cell: Name): string[] {
	const at = readSpan(cell.span);
	return at ? [-1, 1].map((by) => nameOf({ ...cell, span: spanName({ ...at, year: at.year + by }) })) : [];
}
