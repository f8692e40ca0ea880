/** How figures become shades and circles on a map: "no report" is never a class, and never looks like zero. */
import { ascending, quantileSorted } from 'd3-array';
import { naturalBreaks } from './naturalBreaks.ts';
import { isWhole, type Unit } from '#lib/figures/unit.ts';

export const CLASS_METHODS = ['natural', 'quantile'] as const;
/** `natural`: what lies together stays together; `quantile`: as many places in each class. */
export type ClassMethod = (typeof CLASS_METHODS)[number];

/** More than five shades of one colour are not told apart. */
export const SHADES = [1, 2, 3, 4, 5] as const;
/** Index of a colour and of a pattern alike, light to dark: told by either. */
export type Shade = (typeof SHADES)[number];
/** What a place looks like: without a report, with a reported 0, or in a class. */
export type Mark = 'no-report' | 'zero' | Shade;

export interface ValueClass {
	readonly shade: Shade;
	/** The lowest value in it; of the first class, the lowest there is. */
	readonly from: number;
	/** The highest value in it. Where `open`, values come close to it and stay below. */
	readonly to: number;
	readonly open: boolean;
	/** How many places are in it. */
	readonly places: number;
}

export interface Classes {
	/** Low to high, none empty. */
	readonly classes: readonly ValueClass[];
	/** Places that reported 0: apart from the classes. */
	readonly zeros: number;
	readonly unreported: number;
}

/**
 * Classes of the figures of places, at most as many as shades, fewer where there are fewer different figures. Their
 * bounds are the roundest numbers that part the figures in the same way, whole in whole units.
 * @param values a figure in the unit's own numbers for each place; null: no report
 */
export function classify(
	values: readonly (number | null)[],
	unit: Unit,
	method: ClassMethod = 'natural',
): Classes {
	const reported = values.filter((value) => value !== null);
	const sorted = reported.filter((value) => value !== 0).sort(ascending);
	const distinct = [...new Set(sorted)];
	const starts = startsOf(method, sorted, distinct);
	const bounds = starts.map((start) => roundest(distinct[start - 1] ?? 0, distinct[start] ?? 0));
	const froms = [distinct[0] ?? 0, ...bounds];
	const classes = froms.map((from, i): ValueClass => {
		const next = bounds[i];
		const whole = isWhole(unit);
		const to = next === undefined ? (distinct.at(-1) ?? 0) : whole ? next - 1 : next;
		const places = sorted.filter((value) => value >= from && (next === undefined || value < next)).length;
		return { shade: shadeOf(i, froms.length), from, to, open: next !== undefined && !whole, places };
	});
	return {
		classes: distinct.length === 0 ? [] : classes,
		zeros: reported.length - sorted.length,
		unreported: values.length - reported.length,
	};
}

/** The mark of a figure; null: no report. */
export function markOf(value: number | null, { classes }: Classes): Mark {
	if (value === null) return 'no-report';
	if (value === 0) return 'zero';
	return classes.findLast(({ from }) => value >= from)?.shade ?? classes[0]?.shade ?? 1;
}

/** Where, among the distinct values, classes begin; the first left out. */
function startsOf(method: ClassMethod, sorted: number[], distinct: readonly number[]): number[] {
	const count = Math.min(SHADES.length, distinct.length);
	if (count < 2) return [];
	if (method === 'natural') {
		const weights = new Map<number, number>();
		for (const value of sorted) weights.set(value, (weights.get(value) ?? 0) + 1);
		return naturalBreaks(
			distinct,
			distinct.map((value) => weights.get(value) ?? 0),
			count,
		);
	}
	const starts = new Set<number>();
	for (let i = 1; i < count; i++) {
		const threshold = quantileSorted(sorted, i / count) ?? 0;
		const start = distinct.findIndex((value) => value > threshold);
		if (start > 0) starts.add(start);
	}
	return [...starts].sort(ascending);
}

/** Few classes spread over the shades, so that two of them are as far apart as can be. */
function shadeOf(index: number, count: number): Shade {
	if (count === 1) return 4;
	const step = Math.round((index * (SHADES.length - 1)) / (count - 1));
	return SHADES[step] ?? 1;
}

/** The number with the fewest digits that is above one number and not above another: 20 for (17, 23]. */
export function roundest(above: number, upTo: number): number {
	const size = Math.max(Math.abs(above), Math.abs(upTo));
	const highest = Math.ceil(Math.log10(size || 1));
	for (let exponent = highest; exponent > highest - 15; exponent--) {
		for (const digit of [1, 0.5, 0.2]) {
			const step = digit * 10 ** exponent;
			// Steps below 1 are not exact: twelve digits are more than a figure has.
			const candidate = Number((Math.floor(upTo / step + 1e-9) * step).toPrecision(12));
			if (candidate > above && candidate <= upTo) return candidate;
		}
	}
	return upTo;
}
