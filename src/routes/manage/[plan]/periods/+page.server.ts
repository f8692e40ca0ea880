import { dayOf } from '#lib/plan/day.ts';
import { periodForm } from '#lib/plan/forms/periods.ts';
import { periodStanding } from '#lib/plan/lock.ts';
import { nextQuarter } from '#lib/plan/nextQuarter.ts';
import { isQuarterNumber } from '#lib/plan/quarter.ts';
import { ofOpenPlan, openPlan } from '#lib/server/access/openPlan.ts';
import { snapshot } from '#lib/server/database/driver.ts';
import { action } from '#lib/server/http/action.ts';
import { absent } from '#lib/server/http/allow.ts';
import { addQuarter } from '#lib/server/plan/commands/addQuarter.ts';
import { setPeriod } from '#lib/server/plan/commands/setPeriod.ts';
import { stampOf } from '#lib/server/plan/index.ts';
import { getPlanYears, listPeriodDays } from '#lib/server/plan/queries/periodDays.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) =>
	snapshot(event.locals.db, async (reader) => {
		const { plan, act } = await openPlan(event, reader, 'set up plan');
		const years = (await getPlanYears(reader, plan.id)) ?? absent();
		const found = await listPeriodDays(reader, plan.id);
		const today = dayOf(years, act.now);
		const periods = found.map(({ opens, due, locks, ...one }) => {
			const days = { opens, due, locks };
			return { ...one, ...days, standing: periodStanding(days, today), version: stampOf(days) };
		});
		return { plan: { ...plan, yearStarts: years.yearStarts }, periods, next: nextQuarter(years, found) };
	});

const may = ofOpenPlan('set up plan');

export const actions: Actions = {
	set: (event) =>
		action(event, {
			may,
			form: periodForm,
			do: async ({ act }, { quarter, ...form }) => {
				if (!isQuarterNumber(quarter)) absent();
				await setPeriod(event.locals.db, { ...act, ...form, quarter });
				return { done: 'set' as const, quarter: { year: form.year, quarter } };
			},
		}),
	add: (event) =>
		action(event, {
			may,
			do: async ({ act }) => ({ done: 'added' as const, quarter: await addQuarter(event.locals.db, act) }),
		}),
};
