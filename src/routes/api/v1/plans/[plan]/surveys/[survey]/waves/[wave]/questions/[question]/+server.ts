import { json } from '@sveltejs/kit';
import { surveyResultQuestion } from '#lib/exchange/forms/surveys.ts';
import { parseQuestion } from '#lib/forms/parseQuestion.ts';
import { snapshot } from '#lib/server/database/driver.ts';
import { notPublished, refused } from '#lib/server/http/ask.ts';
import { problem } from '#lib/server/http/problem.ts';
import { findShown } from '#lib/server/survey/findShown.ts';
import { findQuestion } from '#lib/server/survey/queries/surveys.ts';
import { surveyResult } from '#lib/server/survey/surveyResult.ts';
import type { RequestHandler } from './$types.js';

/** What a published wave shows of a question, of everybody or by another one. */
export const GET: RequestHandler = ({ url, params, locals }) =>
	snapshot(locals.db, async (reader) => {
		const parsed = parseQuestion(surveyResultQuestion, url.searchParams);
		if ('errors' in parsed) return refused(parsed.errors);
		const { by } = parsed.question;
		const shown = await findShown(reader, params);
		if (!shown) return problem(404, 'No published wave of such a survey shows such a question.');
		const { found, own, whole } = shown;
		if (by === undefined) return json(surveyResult(found, whole));
		const result = own.find((one) => one.by === by);
		const asked = result && (await findQuestion(reader, found.wave.id, by));
		return asked ? json(surveyResult(found, whole, { result, by: asked })) : notPublished('by');
	});
