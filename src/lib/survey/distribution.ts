import { betaProbability } from './gamma.ts';

/** The x between 0 and 1 at which a rising function reaches a value, to the last bit. */
function reachedAt(value: number, rising: (x: number) => number): number {
	let [low, high] = [0, 1];
	for (let i = 0; i < 200 && high - low > Number.EPSILON * low; i++) {
		const middle = (low + high) / 2;
		if (rising(middle) < value) low = middle;
		else high = middle;
	}
	return (low + high) / 2;
}

/** The beta distribution's value that a share `p` of it lies under; a and b are 0 or more, 0 being the edge. */
export function betaQuantile(p: number, a: number, b: number): number {
	if (a <= 0) return 0;
	if (b <= 0) return 1;
	return reachedAt(p, (x) => betaProbability(x, a, b));
}

/** Above so many degrees of freedom Student's distribution is taken at as many, which six digits do not tell apart. */
const ENDLESS = 1e6;

/** Student's t that a share `p` of the distribution lies under. `df` over 0; Infinity gives the normal one. */
export function tQuantile(p: number, df: number): number {
	if (p < 0.5) return -tQuantile(1 - p, df);
	if (p === 0.5) return 0;
	const degrees = Math.min(df, ENDLESS);
	const x = betaQuantile(2 * (1 - p), degrees / 2, 0.5);
	return Math.sqrt((degrees * (1 - x)) / x);
}

/** How likely a |t| as large or larger is by chance alone, from 0 to 1. */
export function chanceOfT(t: number, df: number): number {
	const degrees = Math.min(df, ENDLESS);
	return betaProbability(degrees / (degrees + t * t), degrees / 2, 0.5);
}
