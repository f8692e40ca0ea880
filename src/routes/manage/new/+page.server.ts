import { redirect } from '@sveltejs/kit';
import { mayFound } from '#lib/access/grant.ts';
import { setUpAddress } from '#lib/i18n/address.ts';
import { foundForm } from '#lib/plan/forms/setUp.ts';
import { timezoneNames } from '#lib/plan/day.ts';
import { nameIn } from '#lib/plan/forms/names.ts';
import { localised } from '#lib/plan/text.ts';
import { snapshot } from '#lib/server/database/driver.ts';
import { foundedGroups } from '#lib/plan/catalogue/groups.ts';
import { action } from '#lib/server/http/action.ts';
import { viewerOf } from '#lib/server/http/allow.ts';
import { foundPlan } from '#lib/server/plan/commands/foundPlan.ts';
import { listPlans } from '#lib/server/plan/queries/plans.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { grants } = viewerOf(event);
	const plans = await snapshot(event.locals.db, listPlans);
	const year = event.locals.now.getUTCFullYear();
	return { may: mayFound(grants, plans.length === 0), year, timezones: timezoneNames() };
};

export const actions: Actions = {
	default: async (event) => {
		const answer = await action(event, {
			may: viewerOf,
			form: foundForm,
			do: async (founder, { slug, sectorSlug, sectorName, pcode, country, ...form }) => {
				const { db, now } = event.locals;
				const { currency, timezone, firstYear, lastYear, yearStarts, grouping } = form;
				const years = { firstYear, lastYear, yearStarts };
				await foundPlan(db, {
					...{ founder, now, groups: foundedGroups() },
					plan: { code: slug, name: nameIn(form), currency, timezone, grouping, ...years },
					sector: { code: sectorSlug, name: localised(sectorName) },
					country: { pcode, name: localised(country) },
				});
				return { founded: slug };
			},
		});
		if ('founded' in answer) redirect(303, setUpAddress(answer.founded));
		return answer;
	},
};
