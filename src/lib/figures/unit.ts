/** Units and exact amounts. Source: docs/rules.md, Units. */

/**
 * Smallest units in one unit: people, households and counts are whole, USD and the plan's own currency (`money`) are
 * kept as hundredths, measures as thousandths. A percent figure is a fraction (0.6) and only targets of ratios store one:
 * millionths. A new line needs its name in `words`, and no migration.
 */
const SCALE = {
	people: 1,
	households: 1,
	count: 1,
	usd: 100,
	money: 100,
	'money per person and month': 100,
	kg: 1_000,
	tonnes: 1_000,
	km: 1_000,
	hectares: 1_000,
	acres: 1_000,
	m2: 1_000,
	m3: 1_000,
	litres: 1_000,
	percent: 1_000_000,
} as const;
export type Unit = keyof typeof SCALE;
export const UNITS = Object.keys(SCALE) as [Unit, ...Unit[]];

/** Largest single amount, in smallest units: nine thousand of them still add up exactly, within 2^53. */
export const LARGEST_AMOUNT = 1e12;

/** Characters of a number that anybody writes; more would only keep the parser busy. */
const LONGEST_TEXT = 64;

export function isUnit(text: string): text is Unit {
	return Object.hasOwn(SCALE, text);
}

/** True for units that have no fraction. */
export function isWhole(unit: Unit): boolean {
	return SCALE[unit] === 1;
}

/** How many decimals a figure of the unit keeps. */
export function decimalsOf(unit: Unit): number {
	return String(SCALE[unit]).length - 1;
}

/** A difference of two figures of the unit, without what the computer's fractions add: exact in smallest units. */
export function exactIn(amount: number, unit: Unit): number {
	return Number(amount.toFixed(decimalsOf(unit)));
}

/** Smallest units (an exact integer) as a plain number of the unit; null stays null. */
export function fromSmallest(amount: number, unit: Unit): number;
export function fromSmallest(amount: number | null, unit: Unit): number | null;
export function fromSmallest(amount: number | null, unit: Unit): number | null {
	return amount === null ? null : amount / SCALE[unit];
}

export type AmountFault = 'not a number' | 'negative' | 'fraction' | 'too precise' | 'too large';

/**
 * Reads a decimal number (`1022781`, `37546.5`, `2.00`) exactly, without floating point.
 * Returns smallest units, or the fault: text that is no plain decimal number or longer than any needs, below 0,
 * a fraction of a whole unit, more decimals than the unit keeps, or above LARGEST_AMOUNT.
 */
export function parseAmount(text: string, unit: Unit): number | AmountFault {
	const match = text.length > LONGEST_TEXT ? null : /^(-?)(\d+)(?:\.(\d+))?$/.exec(text);
	if (!match) return 'not a number';
	const scale = SCALE[unit];
	const places = String(scale).length - 1;
	const decimals = (match[3] ?? '').replace(/0+$/, '');
	const whole = (match[2] ?? '').replace(/^0+(?=\d)/, '');
	if (match[1] === '-' && /[1-9]/.test(whole + decimals)) return 'negative';
	if (decimals.length > places) return places === 0 ? 'fraction' : 'too precise';
	const amount = Number(whole) * scale + Number(decimals.padEnd(places, '0') || '0');
	return amount > LARGEST_AMOUNT ? 'too large' : amount;
}

/** Smallest units as the shortest decimal text that reads back to the same amount. */
export function formatAmount(amount: number, unit: Unit): string {
	const scale = SCALE[unit];
	const sign = amount < 0 ? '-' : '';
	const size = Math.abs(amount);
	const decimals = String(size % scale)
		.padStart(String(scale).length - 1, '0')
		.replace(/0+$/, '');
	return `${sign}${Math.floor(size / scale)}${decimals ? `.${decimals}` : ''}`;
}
