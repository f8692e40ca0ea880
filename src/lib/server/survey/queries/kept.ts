/** What a plan's own people read of its surveys, published or not. */
import { and, asc, desc, eq, isNotNull } from 'drizzle-orm';
import { survey, surveyQuestion, surveyWave, theme } from '#db/schema/index.ts';
import { first, type Reader } from '#lib/server/database/driver.ts';
import { listShownOf } from './waveData.ts';

const KEPT = {
	id: surveyWave.id,
	sectorId: survey.sectorId,
	survey: survey.code,
	surveyName: survey.name,
	sampling: survey.sampling,
	wave: surveyWave.code,
	waveName: surveyWave.name,
	firstDay: surveyWave.firstDay,
	lastDay: surveyWave.lastDay,
	responses: surveyWave.responses,
	publishedAt: surveyWave.publishedAt,
};
/** More waves than a plan of ten years has. */
const MOST = 500;

/** The waves of a plan, by survey, the newest first. */
export async function listKeptWaves(reader: Reader, planId: number) {
	return reader
		.select(KEPT)
		.from(surveyWave)
		.innerJoin(survey, eq(survey.id, surveyWave.surveyId))
		.where(eq(survey.planId, planId))
		.orderBy(asc(survey.code), desc(surveyWave.firstDay), desc(surveyWave.id))
		.limit(MOST);
}

/** A wave of a plan, and what it asked, in the order of its questionnaire; undefined: the plan has none such. */
export async function findKeptWave(reader: Reader, planId: number, waveId: number) {
	const own = and(eq(survey.planId, planId), eq(surveyWave.id, waveId));
	const wave = await first(
		reader
			.select({ ...KEPT, leftOut: surveyWave.leftOut })
			.from(surveyWave)
			.innerJoin(survey, eq(survey.id, surveyWave.surveyId))
			.where(own),
	);
	if (!wave) return undefined;
	const questions = await reader
		.select({
			...{ id: surveyQuestion.id, key: surveyQuestion.key },
			...{ label: surveyQuestion.label, kind: surveyQuestion.kind },
		})
		.from(surveyQuestion)
		.where(eq(surveyQuestion.waveId, waveId))
		.orderBy(asc(surveyQuestion.position));
	const themes = await reader
		.select({ questionId: theme.questionId })
		.from(theme)
		.innerJoin(surveyQuestion, eq(surveyQuestion.id, theme.questionId))
		.where(and(eq(surveyQuestion.waveId, waveId), isNotNull(theme.name)));
	const shown = await listShownOf(reader, waveId);
	const keyOf = (id: number) => questions.find((one) => one.id === id)?.key ?? '';
	const shows = [...new Set(shown.map(({ questionId }) => keyOf(questionId)))];
	const splits = [...new Set(shown.flatMap(({ byKey }) => byKey || []))];
	const named = new Set(themes.map(({ questionId }) => questionId));
	return {
		...wave,
		shows,
		splits,
		questions: questions.map((one) => ({ ...one, isThemed: named.has(one.id) })),
	};
}
