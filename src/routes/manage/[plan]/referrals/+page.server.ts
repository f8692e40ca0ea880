import { fail } from '@sveltejs/kit';
import { writingOf } from '#lib/i18n/writing.ts';
import { referralHoursForm } from '#lib/referral/forms.ts';
import { snapshot } from '#lib/server/database/driver.ts';
import { action } from '#lib/server/http/action.ts';
import { openSectors, type AskedOfPlan } from '#lib/server/http/openSectors.ts';
import { absent } from '#lib/server/http/allow.ts';
import { setReferralHours } from '#lib/server/referral/commands/setReferralHours.ts';
import { readReferralOverview } from '#lib/server/referral/readOverview.ts';
import { receiveReferrals } from '#lib/server/referral/receiveReferrals.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) =>
	snapshot(event.locals.db, async (reader) => {
		const open = await openSectors(event, reader, 'run referrals');
		const asked = event.url.searchParams.get('quarter') ?? '';
		const { code, name, demonstration, yearStarts } = open.plan;
		return {
			plan: { code, name, demonstration, yearStarts },
			writing: writingOf(open.plan),
			mayAll: open.mayAll,
			overview: await readReferralOverview(reader, open, asked),
		};
	});

const may = (event: AskedOfPlan) =>
	snapshot(event.locals.db, (reader) => openSectors(event, reader, 'run referrals'));

export const actions: Actions = {
	/** Reads the file itself. */
	read: (event) =>
		action(event, {
			may,
			do: async (open) => {
				const received = await receiveReferrals(event.locals.db, event.request, open);
				return received.faultCount === 0 ? { received } : fail(422, { received });
			},
		}),
	hours: (event) =>
		action(event, {
			may,
			form: referralHoursForm,
			do: async ({ mayAll, act }, { hours }) => {
				if (!mayAll) absent();
				await setReferralHours(event.locals.db, act, hours === '' ? null : Number(hours));
				return { done: 'hours' as const };
			},
		}),
};
