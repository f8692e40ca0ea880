import { fail, redirect } from '@sveltejs/kit';
import { manageSurveysAddress } from '#lib/i18n/address.ts';
import { writingOf } from '#lib/i18n/writing.ts';
import { publishWaveForm, takeWaveForm } from '#lib/survey/forms/importing.ts';
import { snapshot } from '#lib/server/database/driver.ts';
import { action } from '#lib/server/http/action.ts';
import { chooseWave } from '#lib/server/survey/commands/chooseWave.ts';
import { publishWave } from '#lib/server/survey/commands/publishWave.ts';
import { takeWave } from '#lib/server/survey/commands/takeWave.ts';
import { isOwnSurvey, needOwnWave, openSurveys, openToRun } from '#lib/server/survey/openSurveys.ts';
import { findKeptWave, listKeptWaves } from '#lib/server/survey/queries/kept.ts';
import { receiveSurvey } from '#lib/server/survey/receiveSurvey.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) =>
	snapshot(event.locals.db, async (reader) => {
		const open = await openSurveys(event, reader);
		const asked = /^\d{1,9}$/.exec(event.url.searchParams.get('wave') ?? '')?.[0];
		const { code, name } = open.plan;
		const waves = await listKeptWaves(reader, open.act.planId);
		const current = asked && (await findKeptWave(reader, open.act.planId, Number(asked)));
		return {
			plan: { code, name },
			writing: writingOf(open.plan),
			mayAll: open.mayAll,
			sectors: open.sectors.map((one) => ({ code: one.code, name: one.name })),
			waves: waves.filter(({ sectorId }) => isOwnSurvey(open, sectorId)),
			current: current && isOwnSurvey(open, current.sectorId) ? current : null,
		};
	});

const may = openToRun;

export const actions: Actions = {
	/** Reads the files itself, beside what the form says of them. */
	read: (event) =>
		action(event, {
			may,
			do: async (open) => {
				const sent = await event.request.formData();
				const { issues, ...got } = await receiveSurvey(event.locals.db, sent, open);
				if (Object.keys(issues).length === 0) return got;
				return fail(422, { action: 'read', chosen: {}, values: got.values, issues });
			},
		}),
	/** Chooses what a wave may show, and publishes nothing. */
	choose: (event) =>
		action(event, {
			may,
			form: publishWaveForm,
			do: async (open, { stored, show, by }) => {
				await needOwnWave(event, open, Number(stored));
				await chooseWave(event.locals.db, Number(stored), { ...open.act, shown: { show, by } });
				redirect(303, manageSurveysAddress(open.plan.code, Number(stored)));
			},
		}),
	publish: (event) =>
		action(event, {
			may,
			form: publishWaveForm,
			do: async (open, { stored, show, by }) => {
				await needOwnWave(event, open, Number(stored));
				await publishWave(event.locals.db, Number(stored), { ...open.act, shown: { show, by } });
				redirect(303, manageSurveysAddress(open.plan.code, Number(stored)));
			},
		}),
	take: (event) =>
		action(event, {
			may,
			form: takeWaveForm,
			do: async (open, { stored }) => {
				await needOwnWave(event, open, Number(stored));
				await takeWave(event.locals.db, Number(stored), open.act);
				redirect(303, manageSurveysAddress(open.plan.code));
			},
		}),
};
