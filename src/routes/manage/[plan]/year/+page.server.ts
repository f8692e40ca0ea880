import { nextYearForm, yearForm } from '#lib/plan/forms/nextYear.ts';
import { ofOpenPlan, openPlan } from '#lib/server/access/openPlan.ts';
import { snapshot } from '#lib/server/database/driver.ts';
import { storeSeen } from '#lib/server/figures/index.ts';
import { action } from '#lib/server/http/action.ts';
import { absent } from '#lib/server/http/allow.ts';
import { addNextYear } from '#lib/server/plan/commands/nextYear.ts';
import { takeYear } from '#lib/server/plan/commands/takeYear.ts';
import { addYearBefore } from '#lib/server/plan/commands/yearBefore.ts';
import { getPlanYears } from '#lib/server/plan/queries/periodDays.ts';
import { listYearContents } from '#lib/server/plan/queries/yearContents.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) =>
	snapshot(event.locals.db, async (reader) => {
		const { plan } = await openPlan(event, reader, 'set up plan');
		const { firstYear, lastYear, yearStarts } = (await getPlanYears(reader, plan.id)) ?? absent();
		const ends = [];
		if (firstYear < lastYear)
			for (const year of [lastYear, firstYear])
				ends.push({ year, stands: await listYearContents(reader, plan.id, year) });
		return { plan: { ...plan, firstYear, lastYear, yearStarts }, ends };
	});

const may = ofOpenPlan('set up plan');

export const actions: Actions = {
	next: (event) =>
		action(event, {
			may,
			form: nextYearForm,
			do: async ({ act }, { after, targets, goesOn }) => ({
				added: await addNextYear(event.locals.db, {
					...{ ...act, after, goesOn, keepsTargets: targets === 'keep' },
				}),
			}),
		}),
	/** Before the first: stores what moves no figure, or only what was shown; else shows it. */
	before: (event) =>
		action(event, {
			may,
			form: yearForm,
			do: async ({ plan, act }, { year, ...seen }) => {
				const at = { ...plan, now: act.now };
				const stored = await storeSeen(event.locals.db, at, seen, (writer) =>
					addYearBefore(writer, act, year),
				);
				if (stored.figures === null) return { added: stored.done };
				return { of: 'before' as const, year, figures: stored.figures };
			},
		}),
	/** As `before` does. */
	take: (event) =>
		action(event, {
			may,
			form: yearForm,
			do: async ({ plan, act }, { year, ...seen }) => {
				const at = { ...plan, now: act.now };
				const stored = await storeSeen(event.locals.db, at, seen, (writer) => takeYear(writer, act, year));
				if (stored.figures === null) return { taken: year };
				return { of: 'take' as const, year, figures: stored.figures };
			},
		}),
};
