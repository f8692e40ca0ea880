import { redirect } from '@sveltejs/kit';
import { themesAddress } from '#lib/i18n/address.ts';
import { writingOf } from '#lib/i18n/writing.ts';
import { nameIn } from '#lib/plan/forms/names.ts';
import * as forms from '#lib/survey/forms/themes.ts';
import { snapshot } from '#lib/server/database/driver.ts';
import { action } from '#lib/server/http/action.ts';
import { assignAnswers } from '#lib/server/survey/commands/themes/assignAnswers.ts';
import { mergeThemes, takeTheme } from '#lib/server/survey/commands/themes/mergeThemes.ts';
import { addTheme, nameTheme } from '#lib/server/survey/commands/themes/nameTheme.ts';
import { proposeThemes } from '#lib/server/survey/commands/themes/proposeThemes.ts';
import { splitTheme } from '#lib/server/survey/commands/themes/splitTheme.ts';
import { ofOpenThemes, openThemes } from '#lib/server/survey/openThemes.ts';
import { readThemes } from '#lib/server/survey/readThemes.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) =>
	snapshot(event.locals.db, async (reader) => {
		const { plan, question, act } = await openThemes(event, reader);
		const { searchParams } = event.url;
		const asked = { of: searchParams.get('of'), part: searchParams.get('part') };
		const { code, name } = plan;
		const found = await readThemes(reader, act.questionId, asked);
		return { plan: { code, name }, writing: writingOf(plan), question, ...found };
	});

const may = ofOpenThemes;
/** Back to the page, at the answers that were shown. */
function back(event: RequestEvent): never {
	const of = event.url.searchParams.get('of');
	const query = of === null ? '' : `?${new URLSearchParams({ of })}`;
	redirect(303, themesAddress(event.params.plan, Number(event.params.question), query));
}

type Opened = Awaited<ReturnType<typeof ofOpenThemes>>;
/** An action that says which form it takes and what it does. */
function does<Schema extends Parameters<typeof action>[1]['form'] & object>(
	form: Schema,
	change: (event: RequestEvent, act: Opened['act'], values: forms.ValuesOf<Schema>) => Promise<void>,
) {
	return (event: RequestEvent) =>
		action(event, {
			may,
			form,
			do: async ({ act }, values) => {
				await change(event, act, values as forms.ValuesOf<Schema>);
				return back(event);
			},
		});
}

export const actions: Actions = {
	propose: does(forms.proposeThemesForm, ({ locals }, act, { many }) =>
		proposeThemes(locals.db, act, Number(many)),
	),
	name: does(forms.themeNameForm, ({ locals }, act, { theme, ...names }) =>
		nameTheme(locals.db, act, Number(theme), nameIn(names)),
	),
	add: does(forms.themeAddForm, ({ locals }, act, names) => addTheme(locals.db, act, nameIn(names))),
	merge: does(forms.themeMergeForm, ({ locals }, act, { theme, into }) =>
		mergeThemes(locals.db, act, Number(theme), Number(into)),
	),
	split: does(forms.themeForm, ({ locals }, act, { theme }) => splitTheme(locals.db, act, Number(theme))),
	take: does(forms.themeForm, ({ locals }, act, { theme }) => takeTheme(locals.db, act, Number(theme))),
	assign: does(forms.answersForm, ({ locals }, act, sent) =>
		assignAnswers(locals.db, act, forms.codedIn(sent)),
	),
};
