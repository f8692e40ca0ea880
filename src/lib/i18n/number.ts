import { decimalsOf, formatAmount, isWhole, type Unit } from '#lib/figures/unit.ts';
import { m } from '#lib/paraglide/messages.js';
import { getLocale, locales, type Locale } from '#lib/paraglide/runtime.js';
import { currentWriting, groupDigits } from './writing.ts';
import { NUMBER_LOCALE } from './locale.ts';

/** What stands where a figure is unknown; never 0. */
export const DASH = '–';

/** What sets thousands apart, and what stands before decimals. */
const THOUSANDS: Record<Locale, string> = { en: ',', ar: ',', fr: '\u202f' };
const DECIMALS: Record<Locale, '.' | ','> = { en: '.', ar: '.', fr: ',' };

/** Whether a comma is the decimal sign of the reader's language, in what is shown in a field and what is typed. */
export function hasDecimalComma(): boolean {
	return DECIMALS[getLocale()] === ',';
}

type Formats = Readonly<Record<Locale, Intl.NumberFormat>>;

function byLocale(options: Intl.NumberFormatOptions): Formats {
	const formats = locales.map((locale) => [locale, new Intl.NumberFormat(NUMBER_LOCALE[locale], options)]);
	return Object.fromEntries(formats) as Formats;
}

const WHOLE = byLocale({ maximumFractionDigits: 0 });
const EXACT = byLocale({ maximumFractionDigits: 2 });
/** Measures are kept with more decimals than money. */
const MEASURED = byLocale({ maximumFractionDigits: 3 });
const SHORT = byLocale({ notation: 'compact', maximumSignificantDigits: 3 });
const SIGNIFICANT = byLocale({ maximumSignificantDigits: 3 });
const LAKH = 1e5;
const CRORE = 1e7;
const KILOBYTES = byLocale({ style: 'unit', unit: 'kilobyte', maximumFractionDigits: 0 });
const MEGABYTES = byLocale({ style: 'unit', unit: 'megabyte', maximumFractionDigits: 1 });
const TENTHS = byLocale({ maximumFractionDigits: 1 });
const HUNDREDTHS = byLocale({ minimumFractionDigits: 2, maximumFractionDigits: 2 });
const POINTS = byLocale({ minimumFractionDigits: 1, maximumFractionDigits: 1 });
const RATE = byLocale({ maximumSignificantDigits: 15 });
const SIGNED = byLocale({ signDisplay: 'exceptZero', maximumFractionDigits: 2 });
const SIGNED_MEASURED = byLocale({ signDisplay: 'exceptZero', maximumFractionDigits: 3 });
/** Percentages by the decimals they are first tried with; the next of a list is taken where one would mislead. */
const PERCENT = [byLocale({ style: 'percent', maximumFractionDigits: 1 })] as const;
const WHOLE_PERCENT = [byLocale({ style: 'percent', maximumFractionDigits: 0 }), ...PERCENT] as const;
const SIGNED_PERCENT = [
	byLocale({ style: 'percent', signDisplay: 'exceptZero', maximumFractionDigits: 0 }),
	byLocale({ style: 'percent', signDisplay: 'exceptZero', maximumFractionDigits: 1 }),
] as const;

/**
 * With a real minus, which is as wide as a digit; the hyphen that Intl gives is easily overlooked. What rounds to zero
 * has no sign.
 */
function write(formats: Formats, value: number): string {
	const format = formats[getLocale()];
	const zero = format.format(0);
	return value <= 0 && format.format(-value) === zero ? zero : regrouped(format, value).replace('-', '−');
}

/** As the format has it, with its digits set apart as the plan does. */
function regrouped(format: Intl.NumberFormat, value: number): string {
	if (currentWriting().grouping === 'thousands') return format.format(value);
	// The whole part comes in pieces, with a separator between two.
	const parts = format.formatToParts(value).filter(({ type }) => type !== 'group');
	const whole = parts.flatMap(({ type, value }) => (type === 'integer' ? [value] : [])).join('');
	const first = parts.findIndex(({ type }) => type === 'integer');
	return parts
		.filter(({ type }, i) => type !== 'integer' || i === first)
		.map(({ type, value }) => (type === 'integer' ? groupDigits(whole, THOUSANDS[getLocale()]) : value))
		.join('');
}

/**
 * The only place where a fraction (1 is all of it) is rounded to a percentage. What is not all is never shown as
 * 100 %, what is not nothing never as 0 %: more decimals say it, or the bound at the last decimal. Negative ones alike.
 * Source: docs/rules.md, Rounding.
 */
function writePercentage(ways: readonly [Formats, ...Formats[]], value: number): string {
	const honest = ways.find((formats) => !misleads(formats[getLocale()], value));
	if (honest) return write(honest, value);
	const isSmall = Math.abs(value) < 0.5;
	const bound = write(ways.at(-1) ?? ways[0], Math.sign(value) * (isSmall ? 0.001 : 0.999));
	return `${value > 0 === isSmall ? '<' : '>'}\u00a0${bound}`;
}

/** Whether a part of something would read as nothing or as all of it. */
function misleads(format: Intl.NumberFormat, value: number): boolean {
	const size = Math.abs(value);
	if (size === 0 || size >= 1) return false;
	const text = format.format(size);
	return text === format.format(0) || text === format.format(1);
}

export function formatCount(value: number): string {
	return write(WHOLE, value);
}

/** A figure in its unit's own numbers, every digit of it; null is unknown. The unit's name is not part of it. */
export function formatFigure(value: number | null, unit: Unit): string {
	if (value === null) return DASH;
	return unit === 'percent' ? writePercentage(PERCENT, value) : write(exactOf(unit), value);
}

function exactOf(unit: Unit): Formats {
	return decimalsOf(unit) > 2 ? MEASURED : EXACT;
}

/** An amount (smallest units) for a field that `readEntry` reads: thousands set apart, and the sign of decimals. */
export function formatEntry(amount: number, unit: Unit): string {
	const [whole = '', decimals] = formatAmount(amount, unit).split('.');
	const grouped = groupDigits(whole, THOUSANDS[getLocale()]);
	if (decimals === undefined) return grouped;
	if (!hasDecimalComma()) return `${grouped}.${decimals}`;
	// Three digits behind a comma would read as thousands.
	return `${grouped},${decimals.length === 3 ? `${decimals}0` : decimals}`;
}

/**
 * What should have been reached by now: a rule's result, so that a fraction of a person would only be noise, unless
 * it is all.
 */
export function formatExpected(value: number | null, unit: Unit): string {
	const whole = value !== null && isWhole(unit) ? Math.round(value) : value;
	return formatFigure(whole === 0 ? value : whole, unit);
}

/** For axes and large headings: every digit up to 99,999, then 53.6M; by lakh and crore, 5.36 crore. */
export function formatShort(value: number, unit: Unit): string {
	if (unit === 'percent') return writePercentage(PERCENT, value);
	const size = Math.abs(value);
	if (size < LAKH) return write(exactOf(unit), value);
	if (currentWriting().grouping === 'thousands') return write(SHORT, value);
	return size < CRORE
		? m.number_lakh({ number: write(SIGNIFICANT, value / LAKH) })
		: m.number_crore({ number: write(SIGNIFICANT, value / CRORE) });
}

/** A share (1 is all of it) as a percentage with one decimal; null is unknown. */
export function formatShare(share: number | null): string {
	return share === null ? DASH : writePercentage(PERCENT, share);
}

/** A share as a whole percentage; with one decimal where that would read as nothing or as all of it. */
export function formatWholeShare(share: number): string {
	return writePercentage(WHOLE_PERCENT, share);
}

/** A difference with its sign; of percentages, in percentage points. */
export function formatDifference(value: number, unit: Unit): string {
	if (unit === 'percent') return writePercentage(SIGNED_PERCENT, value);
	return write(decimalsOf(unit) > 2 ? SIGNED_MEASURED : SIGNED, value);
}

/** A relative change (0.1 is a tenth more) with its sign. */
export function formatChange(change: number): string {
	return writePercentage(SIGNED_PERCENT, change);
}

/** An amount in its own currency, which is named by its code: signs are shared by many. */
export function formatMoney(amount: number, currency: string): string {
	return `${write(EXACT, amount)} ${currency}`;
}

/** The name of a currency, by its code; one that nobody knows is called by it. */
export function currencyWords(code: string): string {
	return new Intl.DisplayNames(NUMBER_LOCALE[getLocale()], { type: 'currency' }).of(code) ?? code;
}

/** What a file weighs: kilobytes, at least one, or megabytes from one on. */
export function formatBytes(bytes: number): string {
	return bytes < 1e6 ? write(KILOBYTES, Math.max(1, bytes / 1e3)) : write(MEGABYTES, bytes / 1e6);
}

/** What people answered in numbers, as a mean or a median: to a tenth. */
export function formatAverage(average: number): string {
	return write(TENTHS, average);
}

/** How far people agree, as Krippendorff's α has it: 1 is always, 0 as chance would. */
export function formatAgreement(alpha: number): string {
	return write(HUNDREDTHS, alpha);
}

/** How far a share may be off (0.02 is two percentage points), with one decimal: ± 2.0. */
export function formatPoints(margin: number): string {
	return write(POINTS, margin * 100);
}

/** USD for one unit of a currency, every digit of it: up to fifteen. */
export function formatRate(rate: number): string {
	return write(RATE, rate);
}
