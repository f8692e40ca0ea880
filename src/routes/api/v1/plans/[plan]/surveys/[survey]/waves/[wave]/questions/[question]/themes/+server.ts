import { json } from '@sveltejs/kit';
import { noQuestion } from '#lib/exchange/forms/questions.ts';
import { parseQuestion } from '#lib/forms/parseQuestion.ts';
import { snapshot } from '#lib/server/database/driver.ts';
import { refused } from '#lib/server/http/ask.ts';
import { problem } from '#lib/server/http/problem.ts';
import { findShown } from '#lib/server/survey/findShown.ts';
import { surveyThemes } from '#lib/server/survey/surveyThemes.ts';
import type { RequestHandler } from './$types.js';

/** The themes that people named of the open answers to a question of a published wave. */
export const GET: RequestHandler = ({ url, params, locals }) =>
	snapshot(locals.db, async (reader) => {
		const parsed = parseQuestion(noQuestion, url.searchParams);
		if ('errors' in parsed) return refused(parsed.errors);
		const shown = await findShown(reader, params);
		return shown
			? json(surveyThemes(shown.found, shown.whole))
			: problem(404, 'No published wave of such a survey shows such a question.');
	});
