/** Columns that a person names for questions, and those that are remembered of an earlier file. Source: docs/exchange.md, Surveys. */
import type { ReadForm } from '../form/readForm.ts';
import type { NamedColumn } from '../given.ts';
import { sameWords } from './table.ts';

/** What is typed where a column is to be found by itself again. */
const BY_ITSELF = /^[-–—]$/;

/** A file has such a column, or columns of options that begin or end with it. */
function isIn(headings: readonly string[], heading: string): boolean {
	const words = sameWords(heading);
	return headings.map(sameWords).some((one) => one.startsWith(words) || one.endsWith(`:${words}`));
}

/**
 * Which column is whose, by hand: what was typed, and of what is remembered what this file has.
 * @returns with them `columns`, which are remembered for the next file
 */
export function columnsByHand(
	{ questions }: ReadForm,
	headings: readonly string[],
	typed: Readonly<Record<string, string>>,
	remembered: readonly NamedColumn[],
): { readonly byHand: ReadonlyMap<string, string>; readonly columns: readonly NamedColumn[] } {
	const said = new Map(Object.entries(typed).filter(([, heading]) => heading !== ''));
	const own = [...said].flatMap(([key, heading]) => (BY_ITSELF.test(heading) ? [] : [{ key, heading }]));
	const before = remembered.filter(({ key }) => !said.has(key));
	const fitting = before.filter(
		({ key, heading }) => questions.some((question) => question.key === key) && isIn(headings, heading),
	);
	const byHand = new Map([...fitting, ...own].map(({ key, heading }) => [key, heading]));
	return { byHand, columns: [...before, ...own] };
}
