import { fail, redirect } from '@sveltejs/kit';
import { populationAddress } from '#lib/i18n/address.ts';
import { writingOf } from '#lib/i18n/writing.ts';
import { MOST_FITTED } from '#lib/survey/fit.ts';
import { populationForm, takePopulationForm } from '#lib/survey/forms/population.ts';
import { snapshot } from '#lib/server/database/driver.ts';
import { action } from '#lib/server/http/action.ts';
import { takePopulation } from '#lib/server/survey/commands/fitWave.ts';
import { openPopulation } from '#lib/server/survey/openPopulation.ts';
import { receivePopulation } from '#lib/server/survey/receivePopulation.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) =>
	snapshot(event.locals.db, async (reader) => {
		const { plan, wave } = await openPopulation(event, reader);
		const { questions, ...about } = wave;
		const asked = event.url.searchParams.getAll('question');
		const isChosen = ({ id, people, isLong }: (typeof questions)[number]) =>
			asked.length > 0 && !isLong ? asked.includes(String(id)) : people !== null;
		const chosen = questions.filter(isChosen);
		// Whatever weights fit is there; of what else an address asks so many.
		const shown = chosen.filter((one, i) => i < MOST_FITTED || one.people !== null);
		return {
			plan: { code: plan.code, name: plan.name },
			writing: writingOf(plan),
			wave: about,
			chosen: shown,
			many: chosen.length > MOST_FITTED ? { most: MOST_FITTED, given: chosen.length } : null,
			offered: questions.flatMap((one) =>
				one.isLong ? [] : [{ id: one.id, key: one.key, label: one.label, is: shown.includes(one) }],
			),
			fits: questions.some(({ people }) => people !== null),
		};
	});

const may = (event: RequestEvent) => snapshot(event.locals.db, (reader) => openPopulation(event, reader));

export const actions: Actions = {
	fit: (event) =>
		action(event, {
			may,
			form: populationForm,
			do: async ({ plan, wave, act }, { people }) => {
				const issues = await receivePopulation(event.locals.db, act, wave.questions, people);
				if (Object.keys(issues).length === 0) redirect(303, populationAddress(plan.code, wave.id));
				const values = Object.fromEntries(
					Object.entries(people).map(([key, text]) => [`people.${key}`, text]),
				);
				return fail(422, { action: 'fit', chosen: {}, values, issues });
			},
		}),
	take: (event) =>
		action(event, {
			may,
			form: takePopulationForm,
			do: async ({ plan, wave, act }) => {
				await takePopulation(event.locals.db, act);
				redirect(303, populationAddress(plan.code, wave.id));
			},
		}),
};
