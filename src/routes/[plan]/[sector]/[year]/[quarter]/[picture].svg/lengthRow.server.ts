import { brokenLines } from '#lib/server/files/picture/lines.ts';
import type { Tone } from './charts.ts';
import { LENGTHS, type Length, type LengthRow } from './lengths.ts';

const TYPE = { size: 13, weight: 400 } as const;

/** A row with its texts broken as wide as there is room. */
export function lengthRow(name: string, figure = '', bars: LengthRow['bars'] = []): LengthRow {
	return {
		lines: brokenLines(name, LENGTHS.names, TYPE, 4),
		figure: brokenLines(figure, LENGTHS.figures - LENGTHS.names - 20, TYPE, 4),
		bars,
	};
}

/** One bar of one part. @param share of the longest; what is more or less than it has is cut */
export function partLength(share: number, tone: Tone, from = 0): Length {
	return { from, size: Math.min(1, Math.max(0, share)), tone };
}
