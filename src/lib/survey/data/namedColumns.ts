/** Columns that a person names for questions, and those that are remembered of an earlier file. Source: docs/exchange.md, Surveys. */
import type { FormQuestion, ReadForm } from '../form/readForm.ts';
import type { NamedColumn } from '../given.ts';
import { isMultiple } from '../question.ts';
import { optionHeadings } from './columns.ts';
import { sameWords } from './table.ts';

/** What is typed where a column is to be found by itself again. */
const BY_ITSELF = /^[-–—]$/;

/** A file has such a column, or one of an option of the question that is called so. */
function isIn(headings: ReadonlySet<string>, { kind, options }: FormQuestion, heading: string): boolean {
	const words = sameWords(heading);
	if (headings.has(words)) return true;
	const split = isMultiple(kind) ? options : [];
	return split.some((option) =>
		optionHeadings([words], option)
			.flat()
			.some((name) => headings.has(name)),
	);
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
	const there = new Set(headings.map(sameWords));
	const fitting = before.filter(({ key, heading }) =>
		questions.some((question) => question.key === key && isIn(there, question, heading)),
	);
	const byHand = new Map([...fitting, ...own].map(({ key, heading }) => [key, heading]));
	return { byHand, columns: [...before, ...own] };
}
