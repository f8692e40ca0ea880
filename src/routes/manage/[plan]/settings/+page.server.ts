import { timezoneNames } from '#lib/plan/day.ts';
import { nameIn } from '#lib/plan/forms/names.ts';
import { sectorForm, settingsForm } from '#lib/plan/forms/setUp.ts';
import { localised } from '#lib/plan/text.ts';
import { ofOpenPlan, openPlan } from '#lib/server/access/openPlan.ts';
import { snapshot } from '#lib/server/database/driver.ts';
import { storeSeen } from '#lib/server/figures/index.ts';
import { action } from '#lib/server/http/action.ts';
import { absent } from '#lib/server/http/allow.ts';
import { addSector } from '#lib/server/plan/commands/addSector.ts';
import { changeSettings } from '#lib/server/plan/commands/changeSettings.ts';
import { stampOf } from '#lib/server/plan/index.ts';
import { listPlanSectors } from '#lib/server/plan/queries/plans.ts';
import { getSettings } from '#lib/server/plan/queries/settings.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) =>
	snapshot(event.locals.db, async (reader) => {
		const { plan } = await openPlan(event, reader, 'set up plan');
		const settings = (await getSettings(reader, plan.id)) ?? absent();
		const sectors = (await listPlanSectors(reader, plan.id)).map(({ code, name }) => ({ code, name }));
		return { plan, settings, version: stampOf(settings), sectors, timezones: timezoneNames() };
	});

const may = ofOpenPlan('set up plan');

export const actions: Actions = {
	/** Stores what moves no figure, or only what was shown; else shows it. */
	save: (event) =>
		action(event, {
			may,
			form: settingsForm,
			do: async ({ plan, act }, { version, figures, correction, ...form }) => {
				const settings = {
					name: nameIn(form),
					status:
						form.statusEn === '' ? null : localised(form.statusEn, { ar: form.statusAr, fr: form.statusFr }),
					contacts: form.contacts
						.split('\n')
						.map((one) => one.trim())
						.filter((one) => one !== ''),
					...{ timezone: form.timezone, pace: form.pace, onTrack: form.onTrack, behind: form.behind },
				};
				const stored = await storeSeen(
					event.locals.db,
					{ ...plan, now: act.now },
					{ figures, correction },
					(writer, permit) => changeSettings(writer, { ...act, version, settings, correction, permit }),
				);
				if (stored.figures === null) return { done: 'saved' as const };
				return { figures: stored.figures, settings, version, correction };
			},
		}),
	sector: (event) =>
		action(event, {
			may,
			form: sectorForm,
			do: async ({ act }, { slug, ...form }) => {
				await addSector(event.locals.db, { ...act, code: slug, name: nameIn(form) });
				return { done: 'added' as const };
			},
		}),
};
