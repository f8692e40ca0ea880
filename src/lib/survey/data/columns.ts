import { LANGUAGES } from '#lib/plan/text.ts';
import type { FormQuestion } from '../form/readForm.ts';
import { isMultiple, type Option } from '../question.ts';
import type { DataFaults } from './fault.ts';
import { sameWords, type DataTable } from './table.ts';

/** Where a question's answers stand. */
export interface QuestionColumns {
	readonly question: FormQuestion;
	/** Null: they stand in columns of their options alone. */
	readonly column: number | null;
	/** Of each option its column, by the option's position. */
	readonly options: ReadonlyMap<number, number>;
}

/** What a heading may call a thing that has a name and labels. */
function wordsOf({ name, label }: Option): string[] {
	return [name, ...LANGUAGES.flatMap((language) => label[language] ?? [])].map(sameWords);
}

/** What stands between a question and its option: `reasons/other`; not `_`, by which forms name questions of their own. */
const SEPARATORS = ['/', '.', ':', ': ', ' - '];

/** What the columns of an option may be called, of a question that is called so; the surest first. */
export function optionHeadings(questions: readonly string[], option: Option): string[][] {
	const all = (joined: (question: string, option: string) => string) =>
		questions.flatMap((question) => wordsOf(option).map((words) => joined(question, words)));
	// The last as Alchemer writes it.
	return [
		...SEPARATORS.map((separator) => all((question, words) => question + separator + words)),
		all((question, words) => `${words}:${question}`),
	];
}

/** Headings by words: those that stand there twice under the word. */
function positionsOf(headings: readonly string[]): Map<string, number[]> {
	return Map.groupBy(headings.keys(), (i) => sameWords(headings[i] ?? ''));
}

/** What headings may call a question: its name, with or without its groups, and its labels. */
function headingsOf({ key, label, path }: FormQuestion): string[] {
	const named = ['/', '.', ':'].map((separator) => [...path, key].join(separator));
	return [...named, ...wordsOf({ name: key, label })].map(sameWords);
}

/**
 * The columns of each question that the file has: by name or by label, with the groups around it or without. A question of
 * several choices may stand in one column, in one for each option, or in both. A column that a person named for a question is that
 * one's alone.
 */
export function matchColumns(
	questions: readonly FormQuestion[],
	{ headings }: DataTable,
	faults: DataFaults,
	byHand: ReadonlyMap<string, string> = new Map(),
): QuestionColumns[] {
	const positions = positionsOf(headings);
	const labels = Map.groupBy(questions, ({ label }) => sameWords(label.en));
	const lasts = Map.groupBy(headings.keys(), (i) => sameWords((headings[i] ?? '').split('/').at(-1) ?? ''));
	const said = new Set([...byHand.values()].map(sameWords));
	const one = (found: readonly number[] | undefined): number | null => {
		if (found && found.length > 1) faults.add('column twice', headings[found[0] ?? 0] ?? '');
		return found?.[0] ?? null;
	};
	const optionColumns = new Set<number>();
	const split = questions.map((question) => {
		const options = new Map<number, number>();
		if (!isMultiple(question.kind)) return options;
		const hand = byHand.get(question.key);
		const fronts = hand === undefined ? headingsOf(question) : [sameWords(hand)];
		for (const [position, option] of question.options.entries()) {
			const found = optionHeadings(fronts, option).map((names) =>
				names.flatMap((name) => positions.get(name) ?? []),
			);
			const column = one([...new Set(found.find((columns) => columns.length > 0))]);
			if (column === null) continue;
			options.set(position, column);
			optionColumns.add(column);
		}
		return options;
	});
	return questions.flatMap((question, i) => {
		const options = split[i] ?? new Map<number, number>();
		const hand = byHand.get(question.key);
		if (hand !== undefined) {
			const column = one(positions.get(sameWords(hand)));
			if (column === null && options.size === 0) faults.add('no such column', hand);
			return column === null && options.size === 0 ? [] : [{ question, column, options }];
		}
		const isOwnLabel = (labels.get(sameWords(question.label.en))?.length ?? 0) < 2;
		const names = headingsOf(question).slice(0, isOwnLabel ? undefined : 4);
		const known = names.find((words) => positions.has(words) && !said.has(words));
		const last = lasts
			.get(sameWords(question.key))
			?.filter((column) => !optionColumns.has(column) && !said.has(sameWords(headings[column] ?? '')));
		const column = known === undefined ? one(last) : one(positions.get(known));
		return column === null && options.size === 0 ? [] : [{ question, column, options }];
	});
}
