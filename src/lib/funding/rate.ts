/**
 * Rates: USD for one unit of a currency, with up to fifteen significant digits (one unit may be USD 0.00001117318), which is
 * as many as a double keeps. Source: docs/rules.md, Units and Funding.
 */

export const RATE_DIGITS = 15;

/** Undefined when the text is no plain number above 0, or has more than RATE_DIGITS significant digits. */
export function parseRate(text: string): number | undefined {
	const match = /^(\d{1,15})(?:\.(\d{1,30}))?$/.exec(text);
	if (!match) return undefined;
	const [, whole = '', decimals = ''] = match;
	const significant = `${whole}${decimals.replace(/0+$/, '')}`.replace(/^0+/, '');
	if (significant.length > RATE_DIGITS || /^0*$/.test(significant)) return undefined;
	return Number(text);
}

/** The shortest decimal text that reads back to the same rate. */
export function rateText(rate: number): string {
	const { digits, decimals } = exactly(rate);
	const text = String(digits).padStart(decimals + 1, '0');
	return decimals === 0 ? text : `${text.slice(0, -decimals)}.${text.slice(-decimals)}`;
}

/** Hundredths of a currency → USD cents, rounded half up to a cent, without floating point. */
export function toUsdCents(hundredths: number, rate: number): number {
	const { digits, decimals } = exactly(rate);
	const scale = 10n ** BigInt(decimals);
	return Number((BigInt(hundredths) * digits * 2n + scale) / (scale * 2n));
}

/** The rate as it was written: `digits` ÷ 10^`decimals`, without zeros behind. */
function exactly(rate: number): { digits: bigint; decimals: number } {
	const [mantissa = '', exponent = ''] = rate.toExponential(RATE_DIGITS - 1).split('e');
	const digits = mantissa.replace('.', '').replace(/0+$/, '');
	const decimals = digits.length - 1 - Number(exponent);
	return decimals >= 0
		? { digits: BigInt(digits), decimals }
		: { digits: BigInt(digits) * 10n ** BigInt(-decimals), decimals: 0 };
}
