/** What a partner gives for a total: a number, about, over or under one, or from one to another. Source: docs/rules.md, Values that are not counts. */
import type { About } from '#lib/figures/about.ts';
import { calculationOf, type Calculation } from '#lib/figures/calculations.ts';
import { formatAmount, type Unit } from '#lib/figures/unit.ts';
import { readEntry, type FigureFault } from './number.ts';
import { withoutMarks } from './texts.ts';

/** Smallest units. */
export interface GivenValue {
	/** Of a range the low end; null: unknown. */
	readonly total: number | null;
	/** The high end of a range; null: one number. */
	readonly high: number | null;
	/** Null: exactly. */
	readonly about: About | null;
}

/** `backwards`: the second number of a range is below the first. */
export type ValueFault = FigureFault | 'backwards';

/** Signs and words in front of a number, as people write them in any of the languages. */
const SAID: Readonly<Record<About, readonly string[]>> = {
	'~': [
		'~',
		'≈',
		'∼',
		'about',
		'around',
		'approx.',
		'circa',
		'ca.',
		'environ',
		'env.',
		'نحو',
		'حوالي',
		'تقريبًا',
		'تقريبا',
	],
	'>': ['>', 'over', 'more than', 'plus de', 'أكثر من'],
	'<': ['<', 'under', 'less than', 'moins de', 'أقل من'],
};
const SIGNS = (Object.keys(SAID) as About[]).flatMap((about) =>
	SAID[about].map((said) => [said, about] as const),
);

/** As people say in any of the languages that what stood has ended. */
const ENDED: readonly string[] = ['ended', 'terminé', 'terminée', 'انتهى', 'انتهت'];

/** `7,000–8,000`, `7000 - 8000`, `7000 to 8000`. A minus in front of a number is no range. */
const RANGE = /^(\S.*?)(?:\s*[-–—]\s*|\s+(?:to|à|إلى)\s+)(\S.*)$/u;

/**
 * Reads what was typed into the field of a total; each number as `readEntry` does. One number twice is no range. Where
 * the last value goes on standing, what has ended is 0.
 * @param decimalComma a comma is the decimal sign, as in French
 * @param calculation of the indicator
 */
export function readValue(
	text: string,
	unit: Unit,
	decimalComma: boolean,
	calculation: Calculation,
): GivenValue | ValueFault {
	const typed = withoutMarks(text).trim();
	if (calculationOf(calculation).carries && ENDED.includes(typed.toLowerCase())) {
		return { total: 0, high: null, about: null };
	}
	const [said = '', about = null] =
		SIGNS.find(([one]) => typed.toLowerCase().startsWith(one) && !/^\p{L}/u.test(typed.slice(one.length))) ??
		[];
	const figure = typed.slice(said.length).trim();
	if (about !== null && figure === '') return 'not a number';
	const [, first, second] = RANGE.exec(figure) ?? [];
	const total = readEntry(first ?? figure, unit, decimalComma);
	if (typeof total === 'string') return total;
	if (second === undefined) return { total, high: null, about };
	const high = readEntry(second, unit, decimalComma);
	if (typeof high === 'string') return high;
	if (total === null || high === null) return 'not a number';
	if (high < total) return 'backwards';
	return { total, high: high === total ? null : high, about };
}

/**
 * A value as it is typed, so that `readValue` reads it again; empty: unknown.
 * @param figureText how a number is written: in its field with thousands set apart, in a workbook plainly
 */
export function valueText({ total, high, about }: GivenValue, unit: Unit, figureText = formatAmount): string {
	if (total === null) return '';
	const range = high === null || high === total ? '' : `–${figureText(high, unit)}`;
	return `${about ?? ''}${figureText(total, unit)}${range}`;
}
