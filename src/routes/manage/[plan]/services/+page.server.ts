import { fail } from '@sveltejs/kit';
import { dayOf } from '#lib/plan/day.ts';
import { writingOf } from '#lib/i18n/writing.ts';
import { onePart } from '#lib/plan/onePart.ts';
import { snapshot } from '#lib/server/database/driver.ts';
import { action } from '#lib/server/http/action.ts';
import { absent } from '#lib/server/http/allow.ts';
import { openSectors, type AskedOfPlan } from '#lib/server/http/openSectors.ts';
import { removeService } from '#lib/server/service/commands/removeService.ts';
import { saveService } from '#lib/server/service/commands/saveService.ts';
import { setServiceDays } from '#lib/server/service/commands/setServiceDays.ts';
import { listNamedOfServices } from '#lib/server/service/queries/named.ts';
import { readDirectory } from '#lib/server/service/readDirectory.ts';
import { knownOfServices, receiveServices } from '#lib/server/service/receiveServices.ts';
import { serviceStamp } from '#lib/server/service/seen.ts';
import { typedService } from '#lib/server/service/typedService.ts';
import { oldestFirst } from '#lib/service/age.ts';
import { removeServiceForm, serviceDaysForm, serviceForm } from '#lib/service/forms.ts';
import type { Actions, PageServerLoad } from './$types';

/** On one page; more are on the next. */
const PER_PART = 100;

export const load: PageServerLoad = async (event) =>
	snapshot(event.locals.db, async (reader) => {
		const open = await openSectors(event, reader, 'run services');
		const { services, days } = await readDirectory(reader, open.plan, event.locals.now);
		const asked = event.url.searchParams.get('service');
		const edited = services.find(({ code }) => code === asked);
		const named = await listNamedOfServices(reader, open.plan.id);
		const { code, name, demonstration } = open.plan;
		const counts = Map.groupBy(services, ({ standing }) => standing);
		return {
			...{ plan: { code, name, demonstration }, writing: writingOf(open.plan), mayAll: open.mayAll },
			...{ days, today: dayOf(open.plan, event.locals.now), count: services.length },
			...{ aging: counts.get('aging')?.length ?? 0, withdrawn: counts.get('withdrawn')?.length ?? 0 },
			...onePart(services.toSorted(oldestFirst), event.url.searchParams.get('part'), PER_PART),
			edited: edited ? { ...edited, version: serviceStamp(edited) } : null,
			organisations: named.filter(({ kind, isGone }) => kind === 'organisation' && isGone === 0),
			districts: named.filter(({ kind }) => kind === 'district'),
		};
	});

const may = (event: AskedOfPlan) =>
	snapshot(event.locals.db, (reader) => openSectors(event, reader, 'run services'));

export const actions: Actions = {
	/** Reads the file itself. */
	read: (event) =>
		action(event, {
			may,
			do: async (open) => {
				const received = await receiveServices(event.locals.db, event.request, open);
				return received.faultCount === 0 ? { received } : fail(422, { received });
			},
		}),
	save: (event) =>
		action(event, {
			may,
			form: serviceForm,
			do: async (open, { one, version, ...typed }) => {
				const { service, issues } = typedService(typed, await knownOfServices(event.locals.db, open));
				if (issues) {
					const { service_districts, ...cells } = typed;
					const values = { one, version, ...cells };
					return fail(422, { action: 'save', values, chosen: { service_districts }, issues });
				}
				await saveService(event.locals.db, open.act, service, one === '' ? null : { code: one, version });
				return { done: 'save' as const };
			},
		}),
	remove: (event) =>
		action(event, {
			may,
			form: removeServiceForm,
			do: async ({ act }, { one, version }) => {
				await removeService(event.locals.db, act, { code: one, version });
				return { done: 'remove' as const };
			},
		}),
	days: (event) =>
		action(event, {
			may,
			form: serviceDaysForm,
			do: async ({ mayAll, act }, { serviceDays }) => {
				if (!mayAll) absent();
				await setServiceDays(event.locals.db, act, serviceDays === '' ? null : Number(serviceDays));
				return { done: 'days' as const };
			},
		}),
};
