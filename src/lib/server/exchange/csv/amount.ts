import { decimalsOf, parseAmount, type AmountFault, type Unit } from '#lib/figures/unit.ts';
import { withoutMarks } from '#lib/report/texts.ts';
import { shown } from '#lib/server/exchange/issue.ts';

const ADVICE: Record<AmountFault, (unit: Unit) => string> = {
	'not a number': () =>
		'is not a number: write digits, with a point before decimals and nothing between thousands',
	negative: () => 'is below 0: a figure is 0 or more; leave the cell empty when it is unknown',
	fraction: (unit) => `has a fraction, but ${unit} are whole: write a whole number`,
	'too precise': (unit) => `has more decimals than ${unit} keeps: write at most ${decimalsOf(unit)}`,
	'too large': () => 'is too large to be right: check its digits',
};

const KIND: Record<AmountFault, string> = {
	'not a number': 'bad number',
	negative: 'negative',
	fraction: 'fraction',
	'too precise': 'fraction',
	'too large': 'bad number',
};

/** Smallest units of the unit, or what is wrong with the text. */
export function readAmount(text: string, unit: Unit): number | { kind: string; message: string } {
	const amount = parseAmount(withoutMarks(text), unit);
	if (typeof amount === 'number') return amount;
	return { kind: KIND[amount], message: `${shown(text)} ${ADVICE[amount](unit)}.` };
}
