/**
 * Colours of maps. One hue from light to dark, so that they are told apart by whoever sees colours otherwise and in a
 * copy without colours. They stand in attributes: a map that is saved as a file has no style sheet.
 */
import type { Mark, Shade } from '#lib/cartography/choropleth.ts';

const SHADE: Record<Shade, string> = {
	1: '#d6e5f4',
	2: '#a3c5e6',
	3: '#689fd3',
	4: '#2f70b3',
	5: '#0f3f77',
};

export const INK = '#1c2430';
export const DIM = '#566172';
/** Of a place without a report, and of shapes that are of no place. */
export const LAND = '#e9edf2';
/** Of the country where nothing is shaded. */
export const COUNTRY = '#fff';
/** Greener than the lightest shade, so that no sea is taken for a class. */
export const SEA = '#e2eded';
export const ABROAD = '#f2f0ea';
export const BORDER = '#fff';
/** Where districts end in a country that is not shaded. */
export const FAINT = '#dde1e6';
/** Where governorates meet. */
export const LINE = '#a3acb8';
/** Where districts end, under or over their municipalities, and the country. */
export const OUTLINE = '#7b8796';
const ZERO = '#fff';
export const CIRCLE = '#1d5a9f';

/** Identifier of a pattern that `Patterns` defines for one picture of the page. */
export function patternOf(mark: Exclude<Mark, 'zero'>, picture: string): string {
	return `${picture}-pattern-${mark}`;
}

export function colourOf(mark: Mark): string {
	return mark === 'no-report' ? LAND : mark === 'zero' ? ZERO : SHADE[mark];
}

/**
 * @param patterned classes by pattern as well; what has no report always has one
 * @param picture whose patterns to use
 */
export function fillOf(mark: Mark, patterned: boolean, picture: string): string {
	if (mark === 'zero') return ZERO;
	return mark === 'no-report' || patterned ? `url(#${patternOf(mark, picture)})` : SHADE[mark];
}

/** The colour of letters on a shade. */
export function letterOn(mark: Mark): string {
	return mark === 4 || mark === 5 ? '#fff' : INK;
}
