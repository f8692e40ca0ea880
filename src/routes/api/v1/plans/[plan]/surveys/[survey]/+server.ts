import { json } from '@sveltejs/kit';
import type { z } from 'zod';
import { surveyQuestion, type surveyAnswer } from '#lib/exchange/forms/surveys.ts';
import { parseQuestion } from '#lib/forms/parseQuestion.ts';
import { snapshot } from '#lib/server/database/driver.ts';
import { notThere, refused } from '#lib/server/http/ask.ts';
import { problem } from '#lib/server/http/problem.ts';
import { findMethod, listPublishedWaves, listResults } from '#lib/server/survey/queries/surveys.ts';
import { answeredWave } from '#lib/server/survey/surveyResult.ts';
import type { RequestHandler } from './$types.js';

/** A survey with its method, its published waves, and what one of them asks. */
export const GET: RequestHandler = ({ url, params, locals }) =>
	snapshot(locals.db, async (reader) => {
		const parsed = parseQuestion(surveyQuestion, url.searchParams);
		if ('errors' in parsed) return refused(parsed.errors);
		const waves = await listPublishedWaves(reader, params.plan, params.survey);
		const [newest] = waves;
		if (!newest) return problem(404, 'The plan has no such survey, or none of its waves is published.');
		const { wave: asked } = parsed.question;
		const found = asked === undefined ? newest : waves.find(({ wave }) => wave.code === asked);
		if (!found) return notThere('wave', 'wave');
		const { plan, survey } = found;
		const method = await findMethod(reader, found.wave.id, survey.method);
		const { sponsor, collector, mode, universe, sampling, weighting, consent } = method;
		const results = await listResults(reader, found.wave.id);
		const wholes = results.filter(({ by }) => by === null);
		const answer: z.infer<typeof surveyAnswer> = {
			...{ plan: plan.code, demonstration: plan.demonstration, code: survey.code, name: survey.name },
			...{ sampling: survey.sampling, minimum: survey.minimum, brackets_to: survey.bracketsTo },
			method: { sponsor, collector, mode, universe, sampling, weighting, consent },
			waves: waves.map(({ wave }) => answeredWave(wave)),
			wave: found.wave.code,
			questions: wholes.map(({ question: { key, kind, label } }) => ({
				...{ key, kind, label },
				by: results.flatMap((one) => (one.question.key === key && one.by !== null ? [one.by] : [])),
			})),
		};
		return json(answer);
	});
