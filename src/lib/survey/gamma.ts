const LANCZOS = [
	676.5203681218851, -1259.1392167224028, 771.3234287776531, -176.6150291621406, 12.507343278686905,
	-0.13857109526572012, 9.984369578019572e-6, 1.5056327351493116e-7,
];

/** Logarithm of the gamma function of x > 0, by Lanczos' series. */
function logGamma(x: number): number {
	if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x);
	let sum = 0.9999999999998099;
	for (const [i, term] of LANCZOS.entries()) sum += term / (x + i);
	const t = x + 6.5;
	return 0.5 * Math.log(2 * Math.PI) + (x - 0.5) * Math.log(t) - t + Math.log(sum);
}

const TINY = 1e-300;
const apartFromZero = (x: number) => (Math.abs(x) < TINY ? TINY : x);

/** The continued fraction of the incomplete beta function, by Lentz. */
function betaFraction(x: number, a: number, b: number): number {
	let c = 1;
	let d = 1 / apartFromZero(1 - ((a + b) * x) / (a + 1));
	let fraction = d;
	for (let i = 1; i <= 500; i++) {
		const even = (i * (b - i) * x) / ((a + 2 * i - 1) * (a + 2 * i));
		d = 1 / apartFromZero(1 + even * d);
		c = apartFromZero(1 + even / c);
		fraction *= d * c;
		const odd = (-(a + i) * (a + b + i) * x) / ((a + 2 * i) * (a + 2 * i + 1));
		d = 1 / apartFromZero(1 + odd * d);
		c = apartFromZero(1 + odd / c);
		const step = d * c;
		fraction *= step;
		if (Math.abs(step - 1) < 1e-15) break;
	}
	return fraction;
}

/** The probability that a beta-distributed value with parameters a, b > 0 is at most x, between 0 and 1. */
export function betaProbability(x: number, a: number, b: number): number {
	if (x <= 0) return 0;
	if (x >= 1) return 1;
	const factor = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x));
	return x < (a + 1) / (a + b + 2)
		? (factor * betaFraction(x, a, b)) / a
		: 1 - (factor * betaFraction(1 - x, b, a)) / b;
}
