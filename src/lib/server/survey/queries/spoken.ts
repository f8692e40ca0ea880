import { createHash } from 'node:crypto';
import { and, eq, isNotNull } from 'drizzle-orm';
import { survey, surveyQuestion, surveyResult, surveyWave } from '#db/schema/index.ts';
import type { Scope } from '#lib/plan/scope.ts';
import { notSpoken, speak } from '#lib/survey/speak.ts';
import type { Option } from '#lib/survey/question.ts';
import type { AskedAnswer, Spoken } from '#lib/survey/spoken.ts';
import type { Reader } from '#lib/server/database/driver.ts';
import { recorded } from '#lib/server/database/recorded.ts';
import { isToldTo } from './toldTo.ts';

type Asked = Pick<Scope, 'plan' | 'sector' | 'prepares'>;

/** One figure of a published wave of the plan, out of what was frozen when it was published; people's answers are not read. */
export const findSpoken = recorded(
	{
		part: 'spoken',
		key: (_scope: Asked, { name, survey, wave, question, option, by, group }: AskedAnswer) => [
			...[name, survey, wave, question, option, by, group],
		],
	},
	readSpoken,
);

async function readSpoken(reader: Reader, scope: Asked, asked: AskedAnswer): Promise<Spoken> {
	const isOwn = and(eq(survey.planId, scope.plan.id), eq(survey.code, asked.survey));
	const waves = await reader
		.select({
			...{ id: surveyWave.id, code: surveyWave.code, sampling: survey.sampling },
			...{ surveyName: survey.name, waveName: surveyWave.name },
		})
		.from(surveyWave)
		.innerJoin(survey, eq(survey.id, surveyWave.surveyId))
		.where(and(isOwn, isToldTo(scope)));
	if (waves.length === 0) return notSpoken('unknown survey', asked.survey);
	const wave = waves.find(({ code }) => code === asked.wave);
	if (!wave) return notSpoken('unknown wave', asked.wave);
	const shown = await reader
		.select({ question: surveyQuestion, byKey: surveyResult.byKey, result: surveyResult.result })
		.from(surveyResult)
		.innerJoin(surveyQuestion, eq(surveyQuestion.id, surveyResult.questionId))
		.where(
			and(
				...[eq(surveyQuestion.waveId, wave.id), eq(surveyQuestion.key, asked.question)],
				isNotNull(surveyResult.result),
			),
		);
	const found = shown.find(({ byKey }) => byKey === (asked.by ?? ''));
	if (!found?.result)
		return shown.length === 0
			? notSpoken('unknown question', asked.question)
			: notSpoken('not split', asked.by ?? '');
	const { label: questionName, options } = found.question;
	const splits = await reader
		.select({ label: surveyQuestion.label, options: surveyQuestion.options })
		.from(surveyQuestion)
		.where(and(eq(surveyQuestion.waveId, wave.id), eq(surveyQuestion.key, asked.by ?? '')));
	const { surveyName, waveName, sampling } = wave;
	const sha256 = createHash('sha256').update(JSON.stringify(found.result)).digest('hex');
	const spoken = speak(asked, found.question, found.result);
	if (spoken.is === 'fault') return spoken;
	return {
		...{ ...spoken, surveyName, waveName, questionName, sampling, sha256 },
		...labelled('optionName', options, asked.option),
		...(splits[0] && {
			byName: splits[0].label,
			...labelled('groupName', splits[0].options, asked.group),
		}),
	};
}

/** What an option is called, where there is such a one. */
function labelled(as: 'optionName' | 'groupName', options: readonly Option[], name: string | null) {
	const option = options.find((one) => one.name === name);
	return option && { [as]: option.label };
}
