/** A figure of a survey, for the page that explains it: out of what the publication holds of it, and nothing else. */
import { answerFigure, type AnswerTrace } from '#lib/survey/trace.ts';
import type { Scope } from '#lib/plan/scope.ts';
import type { AskedAnswer } from '#lib/survey/spoken.ts';
import type { Reader } from '#lib/server/database/driver.ts';
import { findSpoken } from '#lib/server/survey/queries/spoken.ts';
import { findTold } from '#lib/server/survey/queries/told.ts';

export interface TracedAnswer {
	readonly is: 'answer';
	readonly answer: AnswerTrace;
}

/** Undefined: no survey of the plan tells such a figure. */
export async function traceAnswer(
	reader: Reader,
	scope: Scope,
	asked: AskedAnswer,
): Promise<TracedAnswer | undefined> {
	const spoken = await findSpoken(reader, scope, asked);
	if (spoken.is === 'fault') return undefined;
	return { is: 'answer', answer: answerFigure(asked, spoken, await findTold(reader, scope, asked)) };
}
