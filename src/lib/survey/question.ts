import type { Localised } from '#lib/plan/text.ts';

/** How people of a survey were chosen, which decides what may be said. Source: docs/rules.md, Surveys. */
export const SAMPLINGS = ['probability', 'all', 'open'] as const;
export type Sampling = (typeof SAMPLINGS)[number];

export const QUESTION_KINDS = [
	'select_one',
	'select_multiple',
	'rank',
	'integer',
	'decimal',
	'text',
	'date',
] as const;
export type QuestionKind = (typeof QUESTION_KINDS)[number];

/** An option of a question, in the order in which it was offered. */
export interface Option {
	readonly name: string;
	readonly label: Localised;
	/** What the wave before calls it; absent: the same, or it was not offered. */
	readonly was?: string;
	/** Where it stands on a scale: below 0 the one side, above it the other, 0 the middle; absent: on none. */
	readonly scale?: number;
}

/** Which options of the wave before a question's own are, by their names there. Source: docs/rules.md, Surveys. */
export function renamedOptions({ options }: Pick<Question, 'options'>): ReadonlyMap<string, string> {
	return new Map(options.flatMap(({ name, was }) => (was === undefined ? [] : [[was, name]])));
}

/** What an option of the wave before is called now; null: its name is another one's by now. */
export function nameNow(renamed: ReadonlyMap<string, string>, before: string): string | null {
	const now = renamed.get(before);
	if (now !== undefined) return now;
	return [...renamed.values()].includes(before) ? null : before;
}

/** A question as a wave asked it. */
export interface Question {
	/** What it is called in files, and in every wave that asks it. */
	readonly key: string;
	readonly kind: QuestionKind;
	readonly label: Localised;
	readonly options: readonly Option[];
	/** The most options that one person may choose; null: as many as they like. */
	readonly upTo: number | null;
	/** The condition under which somebody was asked, as the questionnaire writes it; null: everybody. */
	readonly relevant: string | null;
}

/** Whether several options of it can be chosen, so that shares add up to more than all. */
export function isMultiple(kind: QuestionKind): boolean {
	return kind === 'select_multiple' || kind === 'rank';
}

export function isChoice(kind: QuestionKind): boolean {
	return kind === 'select_one' || isMultiple(kind);
}

/** Whether it is told in shares: of options, or of the themes of its open answers. */
export function hasShares(kind: QuestionKind): boolean {
	return isChoice(kind) || kind === 'text';
}

/**
 * One person's answer to one question: positions of options in their order, a number, or a text; null: not asked or not
 * answered, which is no "no".
 */
export type Answer = readonly number[] | number | string | null;

/** Of each response of a wave its answer to one question. */
export type Answers = readonly Answer[];

/** Of a select_one the position alone is kept. */
function chosen(answer: Answer): readonly number[] | null {
	if (answer === null || typeof answer === 'string') return null;
	return typeof answer === 'number' ? [answer] : answer;
}

/** Of a rank those that stand in the first three places. */
const TOP = 3;

/** The options by which an answer counts: of a rank its first three. */
export function chosenFor(kind: QuestionKind, answer: Answer): readonly number[] | null {
	const options = chosen(answer);
	return kind === 'rank' ? (options?.slice(0, TOP) ?? null) : options;
}
