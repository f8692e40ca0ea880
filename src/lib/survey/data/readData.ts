/** Answers of a wave as an export has them, by the questionnaire. Source: docs/exchange.md, Surveys. */
import type { Localised } from '#lib/plan/text.ts';
import type { FormQuestion, ReadForm } from '../form/readForm.ts';
import type { LeftOut } from '../form/types.ts';
import type { StoredDesign } from '../method.ts';
import type { Asked } from '../wave.ts';
import { answersTo } from './answers.ts';
import { matchColumns } from './columns.ts';
import { daysOf } from './days.ts';
import { designIn, type DesignColumns } from './design.ts';
import { DataFaults } from './fault.ts';
import { isTechnical } from './heading.ts';
import { personalIn, type Dropped } from './personal.ts';
import { overfullRows, sameWords, type DataTable } from './table.ts';

/** A column that is not stored, and why. */
export interface DroppedColumn {
	readonly heading: string;
	readonly why: Dropped;
}

export interface ReadData {
	readonly asked: readonly Asked[];
	readonly design: StoredDesign | null;
	readonly responses: number;
	/** Null: no column tells it. */
	readonly days: { readonly first: string; readonly last: string } | null;
	readonly dropped: readonly DroppedColumn[];
	/** Keys of questions that the file has no column of. */
	readonly missing: readonly string[];
	/** Of each question the column that it stands in. */
	readonly columns: readonly ColumnOf[];
	readonly faults: DataFaults;
}

/** Where a question was found. */
export interface ColumnOf {
	readonly key: string;
	readonly label: Localised;
	/** As a person named it where that is no single column of the file; null: in none. */
	readonly heading: string | null;
	/** A person said so, for this file or an earlier one of the survey. */
	readonly isByHand: boolean;
}

const LEFT: Readonly<Record<LeftOut, Dropped>> = {
	...{ note: 'note', computed: 'computed', place: 'place', device: 'device' },
	...{ media: 'media', time: 'time', technical: 'technical' },
};

function whyDropped(heading: string, form: ReadForm, words: ReadonlyMap<string, Dropped>): Dropped {
	const name = sameWords(heading.split('/').at(-1) ?? '');
	const left = form.left.find((one) => sameWords(one.name) === name);
	if (left) return LEFT[left.why];
	return words.get(sameWords(heading)) ?? (isTechnical(heading) ? 'technical' : 'not asked');
}

/**
 * Reads the answers to a questionnaire without faults, and finds every fault of them. What may tell who answered is not among
 * what it returns.
 * @param keep keys of questions that are kept although they may @param byHand headings by keys of questions, as a person said
 */
export function readData(
	form: ReadForm,
	table: DataTable,
	{
		keep,
		byHand = new Map(),
		...design
	}: DesignColumns & { readonly keep: readonly string[]; readonly byHand?: ReadonlyMap<string, string> },
): ReadData {
	const faults = new DataFaults();
	if (table.rows.length === 0) faults.add('no responses', '');
	for (const at of overfullRows(table)) faults.add('too many cells', '', at);
	for (const key of keep)
		if (!form.questions.some((question) => question.key === key)) faults.add('not a question', key);
	for (const key of byHand.keys())
		if (!form.questions.some((question) => question.key === key)) faults.add('not a question', key);
	const matched = matchColumns(form.questions, table, faults, byHand);
	// What a column is called may tell more than the question that it is said to answer.
	const whyNot = (question: FormQuestion) =>
		keep.includes(question.key) ? null : personalIn(question, byHand.get(question.key));
	const kept = matched.filter(({ question }) => whyNot(question) === null);
	const read = new Set(kept.flatMap(({ column, options }) => [column, ...options.values()]));
	const words = new Map(
		matched.flatMap(({ question, column }) => {
			const why = whyNot(question);
			return why && column !== null ? [[sameWords(table.headings[column] ?? ''), why] as const] : [];
		}),
	);
	const dropped = table.headings.flatMap((heading, i) =>
		read.has(i) || heading.trim() === '' ? [] : [{ heading, why: whyDropped(heading, form, words) }],
	);
	return {
		asked: kept.map((own) => {
			const { key, kind, label, options, upTo, relevant } = own.question;
			return {
				question: { key, kind, label, options, upTo, relevant },
				answers: answersTo(own, table, faults),
			};
		}),
		design: designIn(table, design, faults),
		responses: table.rows.length,
		days: daysOf(table),
		dropped,
		columns: form.questions.map((question) => {
			const own = matched.find((one) => one.question === question);
			const hand = byHand.get(question.key);
			const [first] = own?.options.values() ?? [];
			// Of columns of options nobody named the first one: what was named is what begins or ends them all.
			const found = own?.column ?? (hand === undefined ? first : undefined);
			return {
				...{ key: question.key, label: question.label, isByHand: hand !== undefined },
				heading: (found === undefined ? hand : table.headings[found]) ?? null,
			};
		}),
		missing: form.questions
			.filter((question) => !matched.some((one) => one.question === question))
			.map(({ key }) => key),
		faults,
	};
}
