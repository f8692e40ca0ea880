import { dayAfter, dayOf } from '#lib/plan/day.ts';
import { onePart } from '#lib/plan/onePart.ts';
import { action } from '#lib/server/http/action.ts';
import { viewerOf } from '#lib/server/http/allow.ts';
import { Refused } from '#lib/server/refused.ts';
import { confirmServices } from '#lib/server/service/commands/confirmServices.ts';
import { openOwnServices } from '#lib/server/service/openOwn.ts';
import { serviceStamp } from '#lib/server/service/seen.ts';
import { oldestFirst } from '#lib/service/age.ts';
import { confirmServicesForm } from '#lib/service/forms.ts';
import { seenServices } from '#lib/service/seenServices.ts';
import type { Actions, PageServerLoad } from './$types';

/** On one page; more are on the next. */
const PER_PART = 100;

/** What one's organisations offer, as the directory has it. */
export const load: PageServerLoad = async (event) => {
	const { db, now } = event.locals;
	const own = await openOwnServices(db, viewerOf(event), now);
	const asked = event.url.searchParams.get('part');
	return {
		own: own.map(({ plan, organisationId, services, days }) => {
			const { shown, ...parts } = onePart(services.toSorted(oldestFirst), asked, PER_PART);
			return {
				...{ plan: { code: plan.code, name: plan.name, demonstration: plan.demonstration }, organisationId },
				...parts,
				services: shown.map((one) => ({
					...{ code: one.code, name: one.name, reach: one.reach, need: one.need, standing: one.standing },
					...{ age: one.age, confirmedBy: one.confirmedBy, until: dayAfter(one.confirmedOn, days) },
					...{ isToday: one.age === 0 && one.confirmedBy === 'organisation' },
					seen: `${one.id}.${serviceStamp(one)}`,
				})),
			};
		}),
	};
};

export const actions: Actions = {
	/** One, or all that the page showed, by one press. */
	confirm: (event) =>
		action(event, {
			may: viewerOf,
			form: confirmServicesForm,
			do: async (viewer, { service }) => {
				const { db, now } = event.locals;
				const seen = seenServices(service);
				const all = (await openOwnServices(db, viewer, now)).map((one) => ({
					...one,
					seen: seen.filter(({ id }) => one.services.some((own) => own.id === id)),
				}));
				const found = all.reduce((sum, one) => sum + one.seen.length, 0);
				if (found < service.length) throw new Refused('not found');
				let count = 0;
				for (const { plan, organisationId, seen } of all) {
					const act = { planId: plan.id, personId: viewer.personId, now };
					count += await confirmServices(db, act, organisationId, { day: dayOf(plan, now), seen });
				}
				return { confirmed: count };
			},
		}),
};
