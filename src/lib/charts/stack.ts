import { sum } from 'd3-array';
import type { Unit } from '#lib/figures/unit.ts';
import { separator } from '#lib/i18n/locale.ts';
import { formatFigure } from '#lib/i18n/number.ts';

export const TONES = ['first', 'second', 'third', 'fourth', 'dark', 'rest', 'unknown'] as const;
/** `rest` is what a target still lacks, `unknown` what nobody knows: never the same grey. */
export type Tone = (typeof TONES)[number];

export interface Segment {
	readonly label: string;
	readonly value: number;
	readonly tone: Tone;
}

/** Segments above 0 with their place in per cent of the whole. */
export function layoutStack(segments: readonly Segment[]): (Segment & { start: number; size: number })[] {
	const whole = sum(segments, ({ value }) => value);
	let start = 0;
	return segments
		.filter(({ value }) => value > 0)
		.map((segment) => {
			const size = (segment.value / whole) * 100;
			const placed = { ...segment, start: round(start), size: round(size) };
			start += size;
			return placed;
		});
}

/** What a sighted reader sees; the values are in the unit's own numbers. */
export function stackLabel(segments: readonly Segment[], unit: Unit): string {
	return segments.map(({ label, value }) => `${label} ${formatFigure(value, unit)}`).join(separator());
}

function round(value: number): number {
	return Math.round(value * 100) / 100;
}
