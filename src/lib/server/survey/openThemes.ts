/** Opens the open answers to a question for whoever runs the survey: nobody else ever reads them. */
import { snapshot, type Reader } from '#lib/server/database/driver.ts';
import { absent } from '#lib/server/http/allow.ts';
import type { AskedOfPlan } from '#lib/server/http/openSectors.ts';
import { isOwnSurvey, openSurveys } from './openSurveys.ts';
import { findOpenQuestion } from './queries/themes.ts';

type AskedOfQuestion = AskedOfPlan & { readonly params: { readonly question: string } };

/** Throws 404 where the plan has no such question of open answers, or the viewer may do nothing to its survey. */
export async function openThemes(event: AskedOfQuestion, reader: Reader) {
	const open = await openSurveys(event, reader);
	const found = await findOpenQuestion(reader, open.act.planId, Number(event.params.question));
	if (!found || !isOwnSurvey(open, found.sectorId)) absent();
	return { ...open, question: found, act: { ...open.act, questionId: found.id } };
}

/** In a snapshot of its own, for an action. */
export function ofOpenThemes(event: AskedOfQuestion & { readonly locals: App.Locals }) {
	return snapshot(event.locals.db, (reader) => openThemes(event, reader));
}
