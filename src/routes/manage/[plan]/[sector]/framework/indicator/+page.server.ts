import { redirect } from '@sveltejs/kit';
import { indicatorForm } from '#lib/framework/forms/indicator.ts';
import { typedIndicatorOf } from '#lib/framework/forms/indicatorFields.ts';
import { setUpAddress } from '#lib/i18n/address.ts';
import { ofOpenSector, openSector } from '#lib/server/access/openSector.ts';
import { snapshot } from '#lib/server/database/driver.ts';
import { storeSeen } from '#lib/server/figures/index.ts';
import { removeNode } from '#lib/server/framework/commands/removeNode.ts';
import { saveIndicator } from '#lib/server/framework/commands/saveIndicator.ts';
import { openIndicator } from '#lib/server/framework/openIndicator.ts';
import { filledFields, typedBaseline } from '#lib/server/framework/typedBaseline.ts';
import { action } from '#lib/server/http/action.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
	snapshot(event.locals.db, async (reader) => {
		const { scope } = await openSector(event, reader);
		return openIndicator(reader, scope, event.url);
	});

export const actions: Actions = {
	/** Stores what moves no figure, or only what was shown; else shows it. */
	save: async (event) => {
		const code = event.url.searchParams.get('code');
		const answer = await action(event, {
			may: ofOpenSector,
			form: indicatorForm,
			do: async ({ scope, act }, { version, figures, correction, under, ...form }) => {
				const typed = typedIndicatorOf({ ...form, under }, typedBaseline(form));
				const { opened } = form;
				const stored = await storeSeen(
					event.locals.db,
					{ ...scope.plan, now: act.now },
					{ figures, correction },
					(writer, permit) =>
						saveIndicator(writer, { ...act, code, version, typed, under, opened, correction, permit }),
				);
				if (stored.figures === null) return { stored: true as const };
				const fields = { ...filledFields(typed, under), opened };
				return { figures: stored.figures, fields, version, correction };
			},
		});
		if ('stored' in answer) redirect(303, listOf(event.params));
		return answer;
	},
	remove: async (event) => {
		const code = event.url.searchParams.get('code') ?? '';
		const answer = await action(event, {
			may: ofOpenSector,
			do: async ({ act }) => {
				await removeNode(event.locals.db, act, { level: 'indicator', code });
				return { removed: true as const };
			},
		});
		if ('removed' in answer) redirect(303, listOf(event.params));
		return answer;
	},
};

function listOf({ plan, sector }: Readonly<Record<'plan' | 'sector', string>>): string {
	return setUpAddress(plan, `/${sector}/framework`);
}
