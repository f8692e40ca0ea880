/** The demonstration's surveys: stored as any survey, and published wave by wave. */
import type { Database } from '#lib/server/database/driver.ts';
import { publishWaves, storeSurvey } from '#lib/server/survey/index.ts';
import { addSurveyPlan } from './commands/surveyPlan.ts';
import { organizersSurvey } from './organizers/survey.ts';
import { PLAN_NAME } from './organizers/words.ts';
import { nameFigures } from './perception/narrative.ts';
import { perceptionSurvey } from './perception/survey.ts';

const PLAN = 'lrp-2024';
const SURVEY_PLAN = { code: 'organizers-2022', name: PLAN_NAME, year: 2022 };

/** In the plan's own time, before its first quarter of 2024 is published, whose text names a figure of it. */
const STORED = new Date('2024-05-06T06:30:00Z');

export async function addDemonstrationSurveys(db: Database): Promise<void> {
	const act = { personId: null, now: STORED };
	const survey = perceptionSurvey();
	await storeSurvey(db, PLAN, survey, act);
	await publishWaves(db, PLAN, survey.code, act);
	await nameFigures(db, act);
	await addSurveyPlan(db, SURVEY_PLAN);
	const organizers = organizersSurvey();
	await storeSurvey(db, SURVEY_PLAN.code, organizers, act);
	await publishWaves(db, SURVEY_PLAN.code, organizers.code, act);
}
