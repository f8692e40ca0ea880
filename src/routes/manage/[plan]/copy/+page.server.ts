import { redirect } from '@sveltejs/kit';
import { setUpAddress } from '#lib/i18n/address.ts';
import { nameIn } from '#lib/plan/forms/names.ts';
import { copyForm } from '#lib/plan/forms/setUp.ts';
import { ofOpenPlan, openPlan } from '#lib/server/access/openPlan.ts';
import { snapshot } from '#lib/server/database/driver.ts';
import { copyPlan } from '#lib/server/exchange/copyPlan.ts';
import { action } from '#lib/server/http/action.ts';
import { absent } from '#lib/server/http/allow.ts';
import { getPlanYears } from '#lib/server/plan/queries/periodDays.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) =>
	snapshot(event.locals.db, async (reader) => {
		const { plan } = await openPlan(event, reader, 'set up plan');
		const { lastYear } = (await getPlanYears(reader, plan.id)) ?? absent();
		return { plan, next: lastYear + 1 };
	});

export const actions: Actions = {
	default: async (event) => {
		const answer = await action(event, {
			may: ofOpenPlan('set up plan'),
			form: copyForm,
			do: async ({ plan, viewer }, { slug, firstYear, lastYear, ...form }) => {
				const copy = { code: slug, name: nameIn(form), firstYear, lastYear };
				const { db, now } = event.locals;
				await copyPlan(db, { founder: viewer, from: plan.code, copy, now });
				return { founded: slug };
			},
		});
		if ('founded' in answer) redirect(303, setUpAddress(answer.founded));
		return answer;
	},
};
