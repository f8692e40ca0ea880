import { redirect, type RequestEvent } from '@sveltejs/kit';
import { activityInfoForm } from '#lib/exchange/forms/activityInfo.ts';
import { activityInfoAddress, importAddress } from '#lib/i18n/address.ts';
import { openSector } from '#lib/server/access/openSector.ts';
import { snapshot } from '#lib/server/database/driver.ts';
import { takeRules } from '#lib/server/exchange/activityInfo/keepTaken.ts';
import { rulesPage } from '#lib/server/exchange/activityInfo/rulesPage.ts';
import { loadActivityInfo } from '#lib/server/exchange/queries/activityInfo.ts';
import { action } from '#lib/server/http/action.ts';
import { absent } from '#lib/server/http/allow.ts';
import type { Actions, PageServerLoad } from './$types';

type Event = RequestEvent<Readonly<Record<'plan' | 'sector', string>>>;

const open = (event: Event) =>
	snapshot(event.locals.db, async (reader) => {
		const { scope, act } = await openSector(event, reader);
		const known = (await loadActivityInfo(reader, scope.plan.code, scope.sector.code)) ?? absent();
		return { scope, act, known };
	});

export const load: PageServerLoad = async (event) => {
	const { scope, known } = await open(event);
	const asked = event.url.searchParams;
	const page = Math.max(1, Number(/^\d{1,4}$/.exec(asked.get('page') ?? '')?.[0] ?? 1));
	return snapshot(event.locals.db, async (reader) => ({
		scope,
		...(await rulesPage(reader, known, { id: asked.get('import') ?? '', page })),
	}));
};

export const actions: Actions = {
	default: (event) =>
		action(event, {
			may: open,
			form: activityInfoForm,
			do: async ({ scope, act, known }, form) => {
				const isTried = await takeRules(event, { act, known }, form);
				const { plan, sector } = scope;
				redirect(
					303,
					isTried ? importAddress(plan.code, form.import) : activityInfoAddress(plan.code, sector.code),
				);
			},
		}),
};
