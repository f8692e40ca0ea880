/** Answers of a wave as an export has them, by the questionnaire. Source: docs/exchange.md, Surveys. */
import type { FormQuestion, ReadForm } from '../form/readForm.ts';
import type { LeftOut } from '../form/types.ts';
import type { StoredDesign } from '../method.ts';
import type { Asked } from '../wave.ts';
import { answersTo } from './answers.ts';
import { matchColumns } from './columns.ts';
import { daysOf } from './days.ts';
import { designIn, type DesignColumns } from './design.ts';
import { DataFaults } from './fault.ts';
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
	readonly faults: DataFaults;
}

const TECHNICAL = /^_|^meta\/|^(?:uuid|formhub\/uuid|instanceid|instance_name|__version__|version)$/i;
const LEFT: Readonly<Record<LeftOut, Dropped>> = {
	...{ note: 'note', computed: 'computed', place: 'place', device: 'device' },
	...{ media: 'media', time: 'time', technical: 'technical' },
};

function whyDropped(heading: string, form: ReadForm, words: ReadonlyMap<string, Dropped>): Dropped {
	const name = sameWords(heading.split('/').at(-1) ?? '');
	const left = form.left.find((one) => sameWords(one.name) === name);
	if (left) return LEFT[left.why];
	return words.get(sameWords(heading)) ?? (TECHNICAL.test(heading.trim()) ? 'technical' : 'not asked');
}

/**
 * Reads the answers to a questionnaire without faults, and finds every fault of them. What may tell who answered is not among
 * what it returns.
 * @param keep keys of questions that are kept although they may
 */
export function readData(
	form: ReadForm,
	table: DataTable,
	{ keep, ...design }: DesignColumns & { readonly keep: readonly string[] },
): ReadData {
	const faults = new DataFaults();
	if (table.rows.length === 0) faults.add('no responses', '');
	for (const at of overfullRows(table)) faults.add('too many cells', '', at);
	for (const key of keep)
		if (!form.questions.some((question) => question.key === key)) faults.add('not a question', key);
	const matched = matchColumns(form.questions, table, faults);
	const whyNot = (question: FormQuestion) => (keep.includes(question.key) ? null : personalIn(question));
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
		missing: form.questions
			.filter((question) => !matched.some((one) => one.question === question))
			.map(({ key }) => key),
		faults,
	};
}
