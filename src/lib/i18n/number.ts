import { formatAmount, isWhole, type Unit } from '#lib/figures/unit.ts';
import { getLocale, locales, type Locale } from '#lib/paraglide/runtime.js';
import { NUMBER_LOCALE } from './locale.ts';

/** What stands where a figure is unknown; never 0. */
export const DASH = '–';

/** A comma is a decimal sign in French. */
const THOUSANDS: Record<Locale, string> = { en: ',', ar: ',', fr: '\u202f' };

type Formats = Readonly<Record<Locale, Intl.NumberFormat>>;

function byLocale(options: Intl.NumberFormatOptions): Formats {
	const formats = locales.map((locale) => [locale, new Intl.NumberFormat(NUMBER_LOCALE[locale], options)]);
	return Object.fromEntries(formats) as Formats;
}

const WHOLE = byLocale({ maximumFractionDigits: 0 });
const EXACT = byLocale({ maximumFractionDigits: 2 });
const SHORT = byLocale({ notation: 'compact', maximumSignificantDigits: 3 });
const PERCENT = byLocale({ style: 'percent', maximumFractionDigits: 1 });
const SIGNED = byLocale({ signDisplay: 'exceptZero', maximumFractionDigits: 2 });
const SIGNED_PERCENT = byLocale({ style: 'percent', signDisplay: 'exceptZero', maximumFractionDigits: 0 });

/** With a real minus, which is as wide as a digit; the hyphen that Intl gives is easily overlooked. */
function write(formats: Formats, value: number): string {
	return formats[getLocale()].format(value).replace('-', '−');
}

export function formatCount(value: number): string {
	return write(WHOLE, value);
}

/** A figure in its unit's own numbers, every digit of it; null is unknown. The unit's name is not part of it. */
export function formatFigure(value: number | null, unit: Unit): string {
	if (value === null) return DASH;
	return write(unit === 'percent' ? PERCENT : EXACT, value);
}

/** An amount (smallest units) for a field that `readEntry` reads: thousands set apart, and a point before decimals. */
export function formatEntry(amount: number, unit: Unit): string {
	const [whole = '', decimals] = formatAmount(amount, unit).split('.');
	const grouped = whole.replaceAll(/\B(?=(\d{3})+$)/g, THOUSANDS[getLocale()]);
	return decimals === undefined ? grouped : `${grouped}.${decimals}`;
}

/** What should have been reached by now: a rule's result, so that a fraction of a person would only be noise. */
export function formatExpected(value: number | null, unit: Unit): string {
	return formatFigure(value !== null && isWhole(unit) ? Math.round(value) : value, unit);
}

/** For axes and large headings: every digit up to 99,999, then 53.6M. */
export function formatShort(value: number, unit: Unit): string {
	if (unit === 'percent') return write(PERCENT, value);
	return write(Math.abs(value) < 100_000 ? EXACT : SHORT, value);
}

/** A share (1 is all of it) as a percentage with one decimal; null is unknown. What is above 0 is never shown as 0. */
export function formatShare(share: number | null): string {
	if (share === null) return DASH;
	return share > 0 && share < 0.0005 ? `< ${write(PERCENT, 0.001)}` : write(PERCENT, share);
}

/** A difference with its sign; of percentages, in percentage points. */
export function formatDifference(value: number, unit: Unit): string {
	return write(unit === 'percent' ? SIGNED_PERCENT : SIGNED, value);
}

/** A relative change (0.1 is a tenth more) with its sign. */
export function formatChange(change: number): string {
	return write(SIGNED_PERCENT, change);
}
