import { nextYearForm } from '#lib/plan/forms/nextYear.ts';
import { ofOpenPlan, openPlan } from '#lib/server/access/openPlan.ts';
import { snapshot } from '#lib/server/database/driver.ts';
import { action } from '#lib/server/http/action.ts';
import { absent } from '#lib/server/http/allow.ts';
import { addNextYear } from '#lib/server/plan/commands/nextYear.ts';
import { getPlanYears } from '#lib/server/plan/queries/periodDays.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) =>
	snapshot(event.locals.db, async (reader) => {
		const { plan } = await openPlan(event, reader, 'set up plan');
		const { firstYear, lastYear, yearStarts } = (await getPlanYears(reader, plan.id)) ?? absent();
		return { plan: { ...plan, firstYear, lastYear, yearStarts } };
	});

export const actions: Actions = {
	default: (event) =>
		action(event, {
			may: ofOpenPlan('set up plan'),
			form: nextYearForm,
			do: async ({ act }, { after, targets, goesOn }) => ({
				added: await addNextYear(event.locals.db, {
					...{ ...act, after, goesOn, keepsTargets: targets === 'keep' },
				}),
			}),
		}),
};
