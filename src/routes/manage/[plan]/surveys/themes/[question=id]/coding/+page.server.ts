import { redirect } from '@sveltejs/kit';
import { themesAddress } from '#lib/i18n/address.ts';
import { writingOf } from '#lib/i18n/writing.ts';
import { answersForm, codedIn } from '#lib/survey/forms/themes.ts';
import { snapshot } from '#lib/server/database/driver.ts';
import { action } from '#lib/server/http/action.ts';
import { codeAnswers } from '#lib/server/survey/commands/themes/codeAnswers.ts';
import { ofOpenThemes, openThemes } from '#lib/server/survey/openThemes.ts';
import { readCoding } from '#lib/server/survey/readThemes.ts';
import type { Actions, PageServerLoad } from './$types';

/** What the viewer is still to code. */
export const load: PageServerLoad = async (event) =>
	snapshot(event.locals.db, async (reader) => {
		const { plan, question, act } = await openThemes(event, reader);
		const { code, name } = plan;
		const found = await readCoding(reader, act.questionId, act.personId);
		return { plan: { code, name }, writing: writingOf(plan), question, ...found };
	});

export const actions: Actions = {
	code: (event) =>
		action(event, {
			may: ofOpenThemes,
			form: answersForm,
			do: async ({ act }, sent) => {
				await codeAnswers(event.locals.db, act, codedIn(sent));
				redirect(303, themesAddress(event.params.plan, act.questionId, '/coding'));
			},
		}),
};
