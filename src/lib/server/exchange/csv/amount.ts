import { decimalsOf, type Unit } from '#lib/figures/unit.ts';
import { readEntry, type FigureFault } from '#lib/report/number.ts';
import { shown } from '#lib/server/exchange/issue.ts';

const ADVICE: Record<FigureFault, (unit: Unit) => string> = {
	'not a number': () => 'is not a number: write digits, with a point before decimals',
	'two ways': () =>
		'can be thousands or decimals: write it without a sign between thousands, or with other decimals',
	negative: () => 'is below 0: a figure is 0 or more; leave the cell empty when it is unknown',
	fraction: (unit) => `has a fraction, but ${unit} are whole: write a whole number`,
	'too precise': (unit) => `has more decimals than ${unit} keeps: write at most ${decimalsOf(unit)}`,
	'too large': () => 'is too large to be right: check its digits',
};

const KIND: Record<FigureFault, string> = {
	'not a number': 'bad number',
	'two ways': 'two ways',
	negative: 'negative',
	fraction: 'fraction',
	'too precise': 'fraction',
	'too large': 'bad number',
};

/** Smallest units of the unit, read as in a form; null where nothing stands, or a dash; or what is wrong with the text. */
export function readAmount(text: string, unit: Unit): number | null | { kind: string; message: string } {
	const amount = readEntry(text, unit);
	if (amount === null || typeof amount === 'number') return amount;
	return { kind: KIND[amount], message: `${shown(text)} ${ADVICE[amount](unit)}.` };
}
