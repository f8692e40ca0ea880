import { LANGUAGES } from '#lib/plan/text.ts';
import type { Answer, Option, Question } from '../question.ts';
import type { DataFaultKind } from './fault.ts';
import { sameWords } from './table.ts';

/** An answer, or why a cell is none. */
export type ReadAnswer = { readonly answer: Answer } | { readonly fault: DataFaultKind };

const YES = ['1', '1.0', 'true', 'yes', 'oui', 'نعم', 'selected', 'x'];
const NO = ['', '0', '0.0', 'false', 'no', 'non', 'لا', 'not selected', 'unselected'];

/** Positions of options by what files call them: by name, and by each label that one of them alone has. */
export function optionNames(options: readonly Option[]): ReadonlyMap<string, number> {
	const found = new Map<string, number | null>();
	for (const [position, { label }] of options.entries()) {
		for (const words of new Set(LANGUAGES.map((language) => sameWords(label[language] ?? label.en))))
			found.set(words, found.has(words) ? null : position);
	}
	for (const [position, { name }] of options.entries()) found.set(sameWords(name), position);
	return new Map([...found].flatMap(([words, position]) => (position === null ? [] : [[words, position]])));
}

/** Whether an option's own column says that it was chosen; null: it says neither. */
export function readChosen(text: string, option: Option): boolean | null {
	const words = sameWords(text);
	if (NO.includes(words)) return false;
	const isNamed = LANGUAGES.some((language) => sameWords(option.label[language] ?? '') === words);
	return YES.includes(words) || isNamed || sameWords(option.name) === words ? true : null;
}

/** Names of several options in one cell, apart by blanks; labels by semicolons or bars. */
function severalIn(text: string, names: ReadonlyMap<string, number>): number[] | null {
	for (const separator of [/\s+/, /[;|]/, /,/]) {
		const parts = text.split(separator).filter((part) => part.trim() !== '');
		const found = parts.flatMap((part) => names.get(sameWords(part)) ?? []);
		if (found.length === parts.length) return [...new Set(found)];
	}
	return null;
}

const NUMBER = /^[-+]?\d+(?:\.\d+)?(?:e[-+]?\d+)?$/i;
const DAY = /^\d{4}-\d{2}-\d{2}/;

/** What a cell that is not empty answers to a question. @param names of its options, by `optionNames` */
export function readAnswer({ kind }: Question, names: ReadonlyMap<string, number>, text: string): ReadAnswer {
	if (kind === 'text') return { answer: text };
	if (kind === 'date') return DAY.test(text) ? { answer: text.slice(0, 10) } : { fault: 'no date' };
	if (kind === 'integer' || kind === 'decimal') {
		if (!NUMBER.test(text)) return { fault: 'no number' };
		const number = Number(text);
		return kind === 'integer' && !Number.isInteger(number)
			? { fault: 'no whole number' }
			: { answer: number };
	}
	const own = names.get(sameWords(text));
	if (kind === 'select_one') return own === undefined ? { fault: 'unknown option' } : { answer: own };
	const several = own === undefined ? severalIn(text, names) : [own];
	return several ? { answer: several } : { fault: 'unknown option' };
}
