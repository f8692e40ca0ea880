import { extent } from 'd3-array';
import { scaleBand, scaleLinear, type ScaleBand, type ScaleLinear } from 'd3-scale';
import type { SeriesPoint } from '#lib/figures/answer.ts';
import { formatQuarter } from '#lib/plan/quarter.ts';
import { isWhole, type Unit } from '#lib/figures/unit.ts';

/** A plot of quarters: time runs in the direction of reading, so x mirrors in Arabic. */
export interface Plot {
	readonly width: number;
	readonly height: number;
	readonly rtl: boolean;
	/** The lines of the grid, in the unit's own numbers. */
	readonly ticks: readonly number[];
	readonly x: ScaleBand<string>;
	readonly y: ScaleLinear<number, number>;
	/** Where the axis of values stands: the side where reading starts. */
	readonly axis: number;
	/** First and last drawn x of the quarters' field. */
	readonly field: readonly [number, number];
	readonly base: number;
}

const WIDTH = 480;
const HEIGHT = 230;
const MARGIN = { top: 18, bottom: 38, start: 52, end: 6 };
const TICKS = 4;

/**
 * @param values everything that the plot is to hold; null is unknown and takes no room. The axis starts at 0.
 */
export function layoutPlot(
	points: readonly SeriesPoint[],
	values: readonly (number | null)[],
	unit: Unit,
	rtl: boolean,
): Plot {
	const [, largest = 0] = extent(values.filter((value) => value !== null));
	const y = scaleLinear()
		.domain([0, largest || 1])
		.nice(TICKS)
		.range([HEIGHT - MARGIN.bottom, MARGIN.top]);
	const field: [number, number] = rtl
		? [MARGIN.end, WIDTH - MARGIN.start]
		: [MARGIN.start, WIDTH - MARGIN.end];
	const x = scaleBand()
		.domain(points.map(formatQuarter))
		.range(rtl ? [field[1], field[0]] : field)
		.paddingInner(0.3)
		.paddingOuter(0.15);
	const ticks = y.ticks(TICKS).filter((tick) => !isWhole(unit) || Number.isInteger(tick));
	return {
		width: WIDTH,
		height: HEIGHT,
		rtl,
		ticks,
		x,
		y,
		axis: rtl ? field[1] : field[0],
		field,
		base: HEIGHT - MARGIN.bottom,
	};
}

/** A tenth of a pixel is exact enough, and short. */
export function round(value: number): number {
	return Math.round(value * 10) / 10;
}

/** Quarters of one year, in order, with the x of their middle. */
export function yearsOf(points: readonly SeriesPoint[], plot: Plot) {
	return [...Map.groupBy(points, ({ year }) => year)].map(([year, quarters]) => {
		const middles = quarters.map((point) => pointMiddle(point, plot));
		const half = plot.x.step() / 2;
		const low = Math.min(...middles) - half;
		const high = Math.max(...middles) + half;
		return { year, quarters, low: round(low), high: round(high), middle: round((low + high) / 2) };
	});
}

export function pointMiddle(point: SeriesPoint, { x }: Plot): number {
	return round((x(formatQuarter(point)) ?? 0) + x.bandwidth() / 2);
}
