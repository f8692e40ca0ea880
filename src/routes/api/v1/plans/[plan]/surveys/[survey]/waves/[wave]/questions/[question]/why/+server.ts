import { json } from '@sveltejs/kit';
import { surveyWhyQuestion } from '#lib/exchange/forms/surveys.ts';
import { parseQuestion } from '#lib/forms/parseQuestion.ts';
import { snapshot } from '#lib/server/database/driver.ts';
import { notPublished, refused } from '#lib/server/http/ask.ts';
import { problem } from '#lib/server/http/problem.ts';
import { findShown } from '#lib/server/survey/findShown.ts';
import { findDrawn } from '#lib/server/survey/queries/drawn.ts';
import { surveyWhy } from '#lib/server/survey/surveyWhy.ts';
import type { RequestHandler } from './$types.js';

/** How one figure of a published wave comes about, by what was frozen with it. */
export const GET: RequestHandler = ({ url, params, locals }) =>
	snapshot(locals.db, async (reader) => {
		const parsed = parseQuestion(surveyWhyQuestion, url.searchParams);
		if ('errors' in parsed) return refused(parsed.errors);
		const { figure: name, option = null, by = null, group = null } = parsed.question;
		const shown = await findShown(reader, params);
		if (!shown) return problem(404, 'No published wave of such a survey shows such a question.');
		const { found, own } = shown;
		const result = own.find((one) => one.by === by);
		if (!result) return notPublished('by');
		const drawn = await findDrawn(reader, found.wave.id);
		const { survey, wave, question } = params;
		const why = surveyWhy(found, result, { name, survey, wave, question, option, by, group }, drawn);
		return why ? json(why) : problem(404, 'The question has no such figure.');
	});
