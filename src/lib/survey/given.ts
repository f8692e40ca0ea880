import type { Localised } from '#lib/plan/text.ts';
import type { DroppedColumn } from './data/readData.ts';
import type { Method, StoredDesign } from './method.ts';
import type { Question, Sampling } from './question.ts';
import type { Asked } from './wave.ts';

/** A question that a wave shows, of everybody and by others. */
export interface GivenShown {
	readonly key: string;
	/** Keys of questions that split it, one at a time. */
	readonly by: readonly string[];
	/** Of a demonstration: options whose figures a source prints, of everybody under the empty key. */
	readonly printed?: ReadonlyMap<string, readonly string[]>;
}

/** What people named, with the positions of the answers that lie in it. */
export interface GivenTheme {
	readonly name: Localised;
	readonly answers: readonly number[];
}

export interface GivenWave {
	readonly code: string;
	readonly name: Localised;
	/** ISO days. */
	readonly firstDay: string;
	readonly lastDay: string;
	/** How many were asked; null: nobody knows. */
	readonly asked: number | null;
	readonly responses: number;
	readonly design: StoredDesign | null;
	readonly origin: Localised | null;
	readonly questions: readonly Asked[];
	readonly shown: readonly GivenShown[];
	/** Of a demonstration: the themes of open answers, by the key of their question. */
	readonly themes?: readonly { readonly key: string; readonly themes: readonly GivenTheme[] }[];
	/** Columns of the file that were dropped; absent: none came from a file. */
	readonly leftOut?: readonly DroppedColumn[];
}

/** A survey as a file or a demonstration gives it. */
export interface GivenSurvey {
	readonly code: string;
	readonly name: Localised;
	readonly sampling: Sampling;
	readonly minimum: number;
	readonly bracketsTo: number | null;
	readonly method: Method;
	/** Code of the sector that it is about; null: none alone. */
	readonly sector: string | null;
	readonly waves: readonly GivenWave[];
	/** Columns that a person named, by the keys of questions; absent or none: what is remembered stays. */
	readonly columns?: readonly NamedColumn[];
}

/** The column of a question as a person named it, remembered for the survey. */
export interface NamedColumn {
	readonly key: string;
	readonly heading: string;
}

/** A published wave fixes at most so many questions to split by. */
export const MOST_SPLITS = 10;

/** Of a wave the questions that split others. */
export function splitKeys(shown: readonly GivenShown[]): string[] {
	return [...new Set(shown.flatMap(({ by }) => by))];
}

export function isSameWording(one: Question, other: Question): boolean {
	return one.label.en === other.label.en;
}
