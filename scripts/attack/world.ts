/** Equations between the figures of publications: the unknown ones are what the attack bounds. */
import { askedKey, listedKey, PEOPLE, type Figure, type Reading, type Span } from './reading.ts';

export interface Equation {
	readonly columns: readonly number[];
	readonly coefficients: readonly number[];
	readonly lower: number;
	readonly upper: number;
}

export interface World {
	readonly figures: readonly Figure[];
	/** Of places by their P-codes. */
	readonly levels: ReadonlyMap<string, number>;
	/** Undefined: unknown. */
	readonly values: (number | undefined)[];
	readonly equations: readonly Equation[];
	/** Columns of figures that are said to be withheld. */
	readonly withheld: ReadonlySet<number>;
	/** Columns of figures that no page tells of, but that a table or an equation has. */
	readonly unsaid: ReadonlySet<number>;
	/** Of a composite the columns of its parts that are told or follow. */
	readonly madeOf: ReadonlyMap<number, readonly number[]>;
	/** By column, where it was read. */
	readonly addresses: ReadonlyMap<number, readonly string[]>;
}

/** A hair for what is told as a fraction, beside a figure of its size. */
const HAIR = 1e-7;

/**
 * @param readings that agree on every figure which they share
 * @param codes of indicators that hang together
 */
export function worldOf(readings: readonly Reading[], codes: ReadonlySet<string>): World {
	const figures: Figure[] = [];
	const values: (number | undefined)[] = [];
	const columns = new Map<string, number>();
	const equations: Equation[] = [];
	const withheld = new Set<number>();
	const unsaid = new Set<number>();
	const addresses = new Map<number, string[]>();
	const [first] = readings;
	if (!first) throw new RangeError('no publication');
	const places = new Map(readings.flatMap((reading) => [...reading.places]));
	const groups = new Map(readings.flatMap((reading) => [...reading.groups]));
	const children = Map.groupBy(places.keys(), (pcode) => places.get(pcode)?.parent ?? null);
	const listed = new Set(readings.flatMap((reading) => [...reading.listed]));
	const dimensions = new Set([...groups.keys()].map((group) => group.slice(0, group.indexOf(':'))));

	function columnOf(figure: Figure): number {
		const key = askedKey(figure);
		const found = columns.get(key);
		if (found !== undefined) return found;
		columns.set(key, figures.length);
		figures.push(figure);
		values.push(undefined);
		return figures.length - 1;
	}
	const known = (figure: Figure) => columns.get(askedKey(figure));
	function made(figure: Figure): number {
		const before = known(figure);
		if (before !== undefined) return before;
		const column = columnOf(figure);
		unsaid.add(column);
		return column;
	}
	function sum(whole: number, parts: readonly number[], coefficient = 1): void {
		if (parts.length === 1 && parts[0] === whole) return;
		equations.push({
			columns: [whole, ...parts],
			coefficients: [-1, ...parts.map(() => coefficient)],
			lower: 0,
			upper: 0,
		});
	}
	/** The one is at least the other. */
	const atLeast = (larger: number, smaller: number) =>
		equations.push({ columns: [larger, smaller], coefficients: [1, -1], lower: 0, upper: Infinity });

	for (const { seen } of readings)
		for (const { figure, value, address } of seen) {
			if (!codes.has(figure.indicator)) continue;
			const column = columnOf(figure);
			addresses.set(column, [...(addresses.get(column) ?? []), address]);
			if (value === null) withheld.add(column);
			else values[column] = value;
		}
	addQuarters();
	for (const code of codes) {
		const spans = new Map<string, Span>();
		const parts = new Set<string>();
		for (const { indicator, part, span } of figures) {
			if (indicator !== code) continue;
			spans.set(`${span.first}-${span.last}`, span);
			parts.add(part);
		}
		for (const span of spans.values()) {
			for (const part of ['total', ...[...parts].filter((one) => one !== 'total')])
				if (!part.startsWith('partner:')) atPlaces({ indicator: code, part, span });
			byGroups(code, span, parts);
			ofTotals(code, span, parts);
		}
	}
	const madeOf = new Map<number, readonly number[]>();
	for (const reading of readings) tied(reading);
	const levels = new Map([...places].map(([pcode, { level }]) => [pcode, level]));
	return { figures, levels, values, equations, withheld, unsaid, madeOf, addresses };

	/** A place's figure is its places' and what is known to lie in it and no further. */
	function atPlaces(of: Omit<Figure, 'place'>): void {
		const deepest = of.part === 'total' ? 3 : 2;
		const rests = new Map<string, number>();
		for (const [pcode, { level }] of places) {
			if (level >= deepest || (of.indicator === PEOPLE && level >= deepest - 1)) continue;
			const whole = known({ ...of, place: pcode });
			if (whole === undefined) continue;
			const below = (children.get(pcode) ?? []).flatMap((child) => {
				const column = childColumn(of, child);
				return column === undefined ? [] : [column];
			});
			const isTold = listed.has(listedKey(of.indicator, of.part, level + 1, of.span)) || below.length > 0;
			if (!isTold || of.indicator === PEOPLE) continue;
			const rest = made({ ...of, place: `${pcode}/` });
			rests.set(pcode, rest);
			sum(whole, [...below, rest]);
		}
		for (const level of [1, 2, 3, 'p'] as const) withoutPlace(of, level, rests);
		const [country, own] = [first?.country ?? '', `${first?.country ?? ''}@`].map((place) =>
			known({ ...of, place }),
		);
		if (country !== undefined && own !== undefined)
			sum(country, [own, made({ ...of, place: `${first?.country ?? ''}/unknown` })]);
	}

	/** Undefined: it has none. */
	function childColumn(of: Omit<Figure, 'place'>, child: string): number | undefined {
		const column = known({ ...of, place: child });
		if (column !== undefined) return column;
		const level = places.get(child)?.level ?? 3;
		if (listed.has(listedKey(of.indicator, of.part, level, of.span))) return undefined;
		// A part has nothing where the total has none; where nothing is listed, only those are thought of that are told otherwise.
		const total = known({ ...of, part: 'total', place: child });
		if (of.part === 'total' || total === undefined || values[total] === 0) return undefined;
		return made({ ...of, place: child });
	}

	/** What names no place of a level is what is left over above it; where people are counted, unions stand there too. */
	function withoutPlace(
		of: Omit<Figure, 'place'>,
		level: 1 | 2 | 3 | 'p',
		rests: ReadonlyMap<string, number>,
	): void {
		for (const [pcode, place] of places) {
			const whole = known({ ...of, place: `${pcode}~${level}` });
			if (whole === undefined || of.indicator === PEOPLE) continue;
			const below = within(pcode);
			const parts = below.flatMap((one): number[] => {
				const its = places.get(one);
				if (!its) return [];
				if (its.level < (level === 'p' ? 3 : level)) return rests.has(one) ? [rests.get(one) ?? 0] : [];
				const union = level === 'p' && its.isUnion ? known({ ...of, place: one }) : undefined;
				return union === undefined ? [] : [union];
			});
			// Where a place above the level is told and not what is left of it, this says nothing.
			const lacks = below.some((one) => {
				const its = places.get(one);
				const isAbove = its !== undefined && its.level < (level === 'p' ? 3 : level);
				return isAbove && !rests.has(one) && known({ ...of, place: one }) !== undefined;
			});
			if (!lacks && place.level < 3) sum(whole, parts);
		}
	}

	function within(pcode: string): string[] {
		const found = [pcode];
		for (const one of found) found.push(...(children.get(one) ?? []));
		return found;
	}

	/** Years to date are their quarters; where one quarter is chosen they are no less than the largest and no more than all. */
	function addQuarters(): void {
		for (const { indicator, part, place, span } of [...figures]) {
			if (span.first === span.last || /[~@/]/.test(place)) continue;
			const whole = columnOf({ indicator, part, place, span });
			if (values[whole] === 0 && readingsAdd(indicator)) continue;
			const quarters = Array.from({ length: span.last - span.first + 1 }, (_, at) => {
				const quarter = { first: span.first + at, last: span.first + at };
				return made({ indicator, part, place, span: quarter });
			});
			if (readingsAdd(indicator)) sum(whole, quarters);
			// Of a part alone another quarter may be the chosen one, and another indicator the largest.
			else if (part === 'total') {
				equations.push({
					columns: [whole, ...quarters],
					coefficients: [-1, ...quarters.map(() => 1)],
					lower: 0,
					upper: Infinity,
				});
				const last = quarters.at(-1);
				if (last !== undefined) atLeast(whole, last);
			}
		}
	}

	function readingsAdd(code: string): boolean {
		return readings.every(({ indicators }) => indicators.get(code)?.addsUp !== false);
	}

	/** By each dimension the groups and what was not said come to the whole; a group has at least those that it includes. */
	function byGroups(indicator: string, span: Span, parts: ReadonlySet<string>): void {
		for (const [pcode, { level }] of places) {
			if (level > 2) continue;
			const whole = known({ indicator, part: 'total', place: pcode, span });
			if (whole === undefined) continue;
			for (const dimension of dimensions) {
				const own = [...groups].filter(([group]) => group.startsWith(`${dimension}:`) && parts.has(group));
				if (own.length === 0) continue;
				const at = (part: string) => made({ indicator, part, place: pcode, span });
				const isSeen = own.some(
					([group]) => known({ indicator, part: group, place: pcode, span }) !== undefined,
				);
				if (!isSeen && values[whole] === 0) continue;
				const roots = own.filter(([, parent]) => parent === null).map(([group]) => at(group));
				sum(whole, [...roots, at(`${dimension}:?`)]);
				for (const [group] of own) {
					const included = own.filter(([, parent]) => parent === group).map(([one]) => at(one));
					if (included.length === 0) continue;
					sum(at(group), [...included, made({ indicator, part: `${group}/`, place: pcode, span })]);
				}
			}
		}
	}

	/** A donor's and a partner's part is no more than the whole. */
	function ofTotals(indicator: string, span: Span, parts: ReadonlySet<string>): void {
		for (const part of parts) {
			if (!/^(?:donor|partner):/.test(part)) continue;
			for (const pcode of places.keys()) {
				const own = known({ indicator, part, place: pcode, span });
				const whole = known({ indicator, part: 'total', place: pcode, span });
				if (own !== undefined && whole !== undefined) atLeast(whole, own);
			}
		}
	}

	function tied({ ties, indicators }: Reading): void {
		for (const { terms, sum: told } of ties) {
			if (terms.some(([figure]) => !codes.has(figure.indicator) || known(figure) === undefined)) continue;
			const slack = HAIR * Math.max(1, Math.abs(told));
			equations.push({
				columns: terms.map(([figure]) => columnOf(figure)),
				coefficients: terms.map(([, coefficient]) => coefficient),
				lower: told - slack,
				upper: told + slack,
			});
		}
		for (const { code, isSum, madeOf: parts } of indicators.values()) {
			if (!isSum || !codes.has(code)) continue;
			for (const { indicator, part, place, span } of [...figures]) {
				if (indicator !== code || part !== 'total') continue;
				const its = parts.map((one) => known({ indicator: one, part, place, span }));
				const whole = known({ indicator, part, place, span });
				const told = its.filter((one) => one !== undefined);
				if (whole === undefined) continue;
				madeOf.set(whole, told);
				// Where a part is told nowhere it has nothing, or nobody knows.
				const isAtPlace = !place.includes('/') && !place.includes('~');
				if (isAtPlace && told.length === its.length) sum(whole, told);
			}
		}
	}
}
