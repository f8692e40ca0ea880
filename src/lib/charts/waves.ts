import { max } from 'd3-array';
import { scaleLinear, type ScaleLinear } from 'd3-scale';
import { area, line } from 'd3-shape';
import { round } from './plot.ts';
import {
	stretchesOf,
	type OverWaves,
	type QuestionOverWaves,
	type WaveFigure,
} from '#lib/survey/overWaves.ts';

export const WAVE_PANEL = { width: 330, height: 170 } as const;
const MARGIN = { top: 18, bottom: 30, start: 46, end: 22 };
const TICKS = 4;

/** Where figures of waves stand: time runs in the direction of reading, as far apart as the days are. */
export interface WavePanel {
	readonly rtl: boolean;
	readonly ticks: readonly number[];
	readonly y: ScaleLinear<number, number>;
	/** x of each wave. */
	readonly at: readonly number[];
	/** Where the axis of values stands: the side where reading starts. */
	readonly axis: number;
	readonly field: readonly [number, number];
	readonly base: number;
	/** Which waves are named below: as many as there is room for. */
	readonly named: readonly number[];
}

/** Names of so many waves have room beside each other. */
const MOST_NAMED = 3;

/** All answers on one scale, so that they can be compared; it starts at 0. */
export function layoutWaves({ waves, lines, isShare }: QuestionOverWaves, rtl: boolean): WavePanel {
	const figures = lines.flatMap(({ figures }) => figures).filter((one) => one !== null);
	const highest = max(figures, ({ value, high }) => high ?? value) ?? 0;
	const y = scaleLinear()
		.domain([0, highest > 0 ? highest : 1])
		.nice(TICKS)
		.range([WAVE_PANEL.height - MARGIN.bottom, MARGIN.top]);
	if (isShare && (y.domain()[1] ?? 0) > 1) y.domain([0, 1]);
	const field: [number, number] = rtl
		? [MARGIN.end, WAVE_PANEL.width - MARGIN.start]
		: [MARGIN.start, WAVE_PANEL.width - MARGIN.end];
	const days = waves.map(({ firstDay, lastDay }) => (Date.parse(firstDay) + Date.parse(lastDay)) / 2);
	const inset = 10;
	const [from, to] = rtl ? [field[1] - inset, field[0] + inset] : [field[0] + inset, field[1] - inset];
	const x = scaleLinear()
		.domain([Math.min(...days), Math.max(...days)])
		.range([from, to]);
	const last = waves.length - 1;
	return {
		...{ rtl, y, field },
		ticks: y.ticks(TICKS),
		at: days.map((day) => round(x(day))),
		axis: rtl ? field[1] : field[0],
		base: WAVE_PANEL.height - MARGIN.bottom,
		named: waves.flatMap((_, i) => (waves.length <= MOST_NAMED || i === 0 || i === last ? [i] : [])),
	};
}

/** The lines and bands of an answer, a stretch each; a band is empty where nobody was drawn. */
export function waveStretches(over: QuestionOverWaves, own: OverWaves, { at, y }: WavePanel) {
	const figure = (i: number) => own.figures[i];
	const yOf = (value: number) => round(y(value));
	const draw = line<number>()
		.x((i) => at[i] ?? 0)
		.y((i) => yOf(figure(i)?.value ?? 0));
	const band = area<number>()
		.x((i) => at[i] ?? 0)
		.y0((i) => yOf(figure(i)?.low ?? 0))
		.y1((i) => yOf(figure(i)?.high ?? 0));
	return stretchesOf(over, own).map((positions) => ({
		line: positions.length > 1 ? (draw(positions) ?? '') : '',
		band:
			positions.length > 1 && positions.every((i) => hasInterval(figure(i))) ? (band(positions) ?? '') : '',
		/** By itself a wave has no band, and its interval stands as a stroke. */
		alone: positions.length === 1 && hasInterval(figure(positions[0] ?? 0)) ? (positions[0] ?? null) : null,
	}));
}

function hasInterval(figure: WaveFigure | null | undefined): boolean {
	return figure !== null && figure !== undefined && figure.low !== null && figure.high !== null;
}
