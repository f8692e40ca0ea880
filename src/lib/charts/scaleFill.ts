import type { ScalePart } from '#lib/survey/scale.ts';

const COLOURS = { below: 'var(--money)', middle: 'var(--unknown)', above: 'var(--accent)' } as const;
const LIGHTEST = 0.35;

/** The colour of an answer's side, the paler the nearer it stands to the middle; attributes, since a file has no styles. */
export function scaleFill(side: ScalePart['side'], strength: number) {
	const opacity = side === 'middle' ? 1 : LIGHTEST + (1 - LIGHTEST) * strength ** 2;
	return { fill: COLOURS[side], 'fill-opacity': Math.round(opacity * 100) / 100 };
}
