import type { Answers, Question, Sampling } from './question.ts';
import type { Sample } from './sample.ts';
import type { Minimums } from './showing.ts';

/** A question beside what people answered to it. */
export interface Asked {
	readonly question: Question;
	readonly answers: Answers;
}

/** One wave as results are made of it. */
export interface WaveData {
	readonly sampling: Sampling;
	readonly minimums: Minimums;
	/** Weights, strata and units; of a wave without them everybody alike. */
	readonly sample: Sample;
	readonly isWeighted: boolean;
}

/** Which responses a group is made of. */
export type Members = readonly boolean[];

/** The groups that a question splits by, one for each option. */
export function groupsBy({
	question,
	answers,
}: Asked): { readonly name: string; readonly members: Members }[] {
	return question.options.map(({ name }, option) => ({
		name,
		members: answers.map((answer) =>
			typeof answer === 'number' ? answer === option : Array.isArray(answer) && answer.includes(option),
		),
	}));
}
