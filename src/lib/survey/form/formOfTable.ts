/** A questionnaire that is made of the columns of its answers, where there is none. Source: docs/exchange.md, Surveys. */
import { localised } from '#lib/plan/text.ts';
import { daysIn, isTechnical } from '../data/heading.ts';
import { personalIn } from '../data/personal.ts';
import { dataCell, sameWords, type DataTable } from '../data/table.ts';
import type { Option, QuestionKind } from '../question.ts';
import type { FormQuestion, ReadForm } from './readForm.ts';

/** So many different answers are a list to choose from, where each was given three times on average; more are words. */
const [MOST_OPTIONS, LEAST_EACH] = [30, 3];
/** A number of so many digits is nobody's count: it names somebody. */
const NAMES_SOMEBODY = /^[-+]?\d{7,}$/;
const WHOLE = /^[-+]?\d+$/;
const NUMBER = /^[-+]?\d+(?:\.\d+)?$/;

/** Letters and digits of every script, the rest as `_`: the same text has the same name in each wave. */
function nameOf(text: string): string {
	const plain = sameWords(text).replaceAll(/[^\p{L}\p{N}]+/gu, '_');
	return plain.replaceAll(/^_+|_+$/g, '').slice(0, 80) || '_';
}

/** Texts by names of their own; the same name of two texts is told apart by a number. */
function named(texts: readonly string[]): Map<string, string> {
	const taken = new Map<string, string>();
	for (const text of texts) {
		const name = nameOf(text);
		let own = name;
		for (let number = 2; taken.has(own); number++) own = `${name}_${number}`;
		taken.set(own, text);
	}
	return taken;
}

const optionsOf = (texts: readonly string[]): Option[] =>
	[...named(texts)].map(([name, text]) => ({ name, label: localised(text) }));

/** What is answered in a column, and of a choice between what. */
function kindOf(values: readonly string[]): { readonly kind: QuestionKind; readonly options: Option[] } {
	const of = (kind: QuestionKind, options: Option[] = []) => ({ kind, options });
	if (values.every((value) => NUMBER.test(value))) {
		if (values.some((value) => NAMES_SOMEBODY.test(value))) return of('text');
		return of(values.every((value) => WHOLE.test(value)) ? 'integer' : 'decimal');
	}
	if (values.every((value) => /^\d{4}-\d{2}-\d{2}$/.test(value))) return of('date');
	const texts = new Map(values.map((value) => [sameWords(value), value.trim()] as const));
	const isList = texts.size <= MOST_OPTIONS && texts.size * LEAST_EACH <= values.length;
	return isList
		? of('select_one', optionsOf([...texts].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, text]) => text)))
		: of('text');
}

/** Of a heading with a question and one of its options the two: `Reasons/Cost`, or `Cost:Reasons` as Alchemer writes it. */
function parted(heading: string): readonly (readonly [question: string, option: string])[] {
	const slash = heading.lastIndexOf('/');
	const colon = heading.indexOf(':');
	return [
		...(slash > 0 ? [[heading.slice(0, slash).trim(), heading.slice(slash + 1).trim()] as const] : []),
		...(colon > 0 ? [[heading.slice(colon + 1).trim(), heading.slice(0, colon).trim()] as const] : []),
	].filter(([question, option]) => question !== '' && option !== '');
}

/** Whether a cell of an option's own column can say whether it was chosen; yes and no are answers to a question of their own. */
const marks = (value: string, option: string) =>
	/^(?:0|1|true|false)$/i.test(value) || sameWords(value) === sameWords(option);

/** Questions whose options stand in columns of their own, each of which says 1, 0, nothing or the option itself. */
function splitQuestions(table: DataTable, values: readonly (readonly string[])[]) {
	const found = new Map<string, { readonly option: string; readonly column: number }[]>();
	for (const [column, heading] of table.headings.entries()) {
		for (const [question, option] of isTechnical(heading) ? [] : parted(heading)) {
			if (!(values[column] ?? []).every((value) => marks(value, option))) continue;
			found.set(question, [...(found.get(question) ?? []), { option, column }]);
		}
	}
	return new Map([...found].filter(([, options]) => options.length > 1));
}

/** A heading that says that what stands below it was counted. */
const COUNTS = /\b(?:numbers? of|how (?:many|much)|total|count|nombre|combien)\b|عدد|(?:^|\s)كم(?:\s|$)/i;

/**
 * Whether what stands in a column may tell who answered or asked. Numbers are told as those of a questionnaire are, but one that
 * is called after staff alone is somebody's, since nothing says what else it would be.
 */
function mayTell(question: FormQuestion): boolean {
	if (/^_+$/.test(question.key)) return true;
	const asWords = personalIn({ ...question, kind: 'text' });
	const isNumber = question.kind === 'integer' || question.kind === 'decimal';
	if (!isNumber) return asWords !== 'words';
	const isOfStaff = asWords === 'name' && !COUNTS.test(question.label.en);
	return isOfStaff || personalIn(question) !== null;
}

/**
 * What a file of answers asks, by its headings and by what stands below them: a question each column, one of several choices each
 * row of columns with its options. Columns that say nothing, or what a device says of itself, are none. Whatever a heading says that it may tell
 * who answered is words, also where few different answers stand there: it is dropped as those are.
 */
export function formOfTable(table: DataTable): ReadForm {
	const values = table.headings.map((_, column) => table.rows.flatMap((row) => dataCell(row, column) || []));
	const split = splitQuestions(table, values);
	const taken = new Set([...split.values()].flatMap((own) => own.map(({ column }) => column)));
	const asked: Omit<FormQuestion, 'key'>[] = [];
	const question = (text: string, kind: QuestionKind, options: readonly Option[]) => {
		const label = localised(text);
		const rest = { upTo: null, relevant: null, path: [] };
		const isSafe = !mayTell({ key: nameOf(text), kind, label, options, ...rest });
		asked.push({ kind: isSafe ? kind : 'text', label, options: isSafe ? options : [], ...rest });
	};
	for (const [column, heading] of table.headings.entries()) {
		const own = values[column] ?? [];
		const isNone = heading.trim() === '' || own.length === 0 || isTechnical(heading) || daysIn(heading);
		if (isNone || taken.has(column) || split.has(heading.trim())) continue;
		const { kind, options } = kindOf(own);
		question(heading.trim(), kind, options);
	}
	for (const [text, options] of split)
		question(text, 'select_multiple', optionsOf(options.map(({ option }) => option)));
	const keys = [...named(asked.map(({ label }) => label.en)).keys()];
	const questions = asked.map((one, i) => ({ ...one, key: keys[i] ?? '' }));
	const left = table.headings.filter(daysIn).map((name) => ({ name, why: 'time' as const }));
	return { title: null, questions, left, faults: [] };
}
