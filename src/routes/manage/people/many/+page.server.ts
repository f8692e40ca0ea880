import { fail } from '@sveltejs/kit';
import { mayAct } from '#lib/access/grant.ts';
import { manyForm, namedForm } from '#lib/access/forms/many.ts';
import { invitedIn } from '#lib/access/forms/inviteLines.ts';
import { inviteFaultWords, roleOf } from '#lib/access/words/invite.ts';
import { m } from '#lib/paraglide/messages.js';
import { onePart } from '#lib/plan/onePart.ts';
import { getLocale } from '#lib/paraglide/runtime.js';
import { inviteAgain } from '#lib/server/access/commands/helpMember.ts';
import { inviteMany } from '#lib/server/access/commands/inviteMany.ts';
import { ofManaged, openManaged } from '#lib/server/access/managed.ts';
import { organisationFinder } from '#lib/server/access/queries/organisationFinder.ts';
import { listWaiting } from '#lib/server/access/waiting.ts';
import { snapshot } from '#lib/server/database/driver.ts';
import { action } from '#lib/server/http/action.ts';
import { viewerOf } from '#lib/server/http/allow.ts';
import { roleLetter } from '#lib/server/mail/letters.ts';
import type { Actions, PageServerLoad } from './$types';

/** On one page; more are on the next. */
const PER_PART = 100;

export const load: PageServerLoad = async (event) => {
	const viewer = viewerOf(event);
	return snapshot(event.locals.db, async (reader) => {
		const { plan } = await openManaged(reader, viewer, 'invite people', event.url);
		const all = await listWaiting(reader, viewer, plan.id, event.locals.settings.production);
		const { shown, ...parts } = onePart(all, event.url.searchParams.get('part'), PER_PART);
		const changes = mayAct(viewer.grants, 'change roles', { planId: plan.id });
		return { plan, waiting: shown, count: all.length, ...parts, changes, language: getLocale() };
	});
};

const may = ofManaged('invite people');

export const actions: Actions = {
	/** Invites everybody, or nobody and says what is wrong with each line. */
	invite: (event) =>
		action(event, {
			may,
			form: manyForm,
			do: async ({ actor, planId }, { lines, language }) => {
				const { db, now, settings } = event.locals;
				const organisationOf = await snapshot(db, (reader) => organisationFinder(reader, planId));
				const { people, faults } = invitedIn(lines, { roleOf, organisationOf });
				const own = actor.grants.find((one) => one.planId === planId && one.role === 'administrator');
				const sectorId = own
					? null
					: (actor.grants.find((one) => one.planId === planId && one.role === 'coordinator')?.sectorId ??
						null);
				const request = { actor, planId, sectorId, people, language, now };
				const wrong =
					faults.length > 0
						? faults
						: await inviteMany(db, { ...request, letter: roleLetter(settings.origin) });
				if (wrong.length === 0) return { invited: people.length };
				const issues = { lines: m.lines_faults({ count: wrong.length }) };
				const told = wrong.slice(0, 50).map(inviteFaultWords);
				return fail(400, { action: 'invite', values: { lines, language }, chosen: {}, issues, told });
			},
		}),
	/** Once more to those who were ticked. */
	again: (event) =>
		action(event, {
			may,
			form: namedForm,
			do: async ({ actor, planId }, { people }) => {
				const { db, now } = event.locals;
				for (const personId of people) await inviteAgain(db, { actor, planId, personId, now });
				return { again: people.length };
			},
		}),
};
