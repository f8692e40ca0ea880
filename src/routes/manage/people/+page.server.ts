import type { z } from 'zod';
import { mayAct, type Grant, type Viewer } from '#lib/access/grant.ts';
import { mayGive } from '#lib/access/giving.ts';
import { LONGEST } from '#lib/access/bounds.ts';
import { membersCalled } from '#lib/access/membersCalled.ts';
import { onePart } from '#lib/plan/onePart.ts';
import { ROLES } from '#lib/access/permission.ts';
import { changeForm, giveForm, grantForm, handForm, personForm } from '#lib/access/forms/role.ts';
import { getLocale } from '#lib/paraglide/runtime.js';
import { erasePerson, endTheirSessions, setDisabled } from '#lib/server/access/commands/person.ts';
import { forgetSecondFactor, inviteAgain, type HelpRequest } from '#lib/server/access/commands/helpMember.ts';
import { handRole } from '#lib/server/access/commands/handRole.ts';
import { changeRole, giveRole } from '#lib/server/access/commands/roles.ts';
import { snapshot } from '#lib/server/database/driver.ts';
import { action } from '#lib/server/http/action.ts';
import { viewerOf } from '#lib/server/http/allow.ts';
import { factorLetter, roleLetter } from '#lib/server/mail/letters.ts';
import { ofManaged, openManaged } from '#lib/server/access/managed.ts';
import { listRoleChoices } from '#lib/server/access/queries/choices.ts';
import { listMembers } from '#lib/server/access/queries/grants.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** On one page; more are on the next. */
const PER_PART = 50;

export const load: PageServerLoad = async (event) => {
	const viewer = viewerOf(event);
	return snapshot(event.locals.db, async (reader) => {
		const managed = await openManaged(reader, viewer, 'invite people', event.url);
		const { id } = managed.plan;
		const choices = await listRoleChoices(reader, id, getLocale());
		const { searchParams } = event.url;
		const find = (searchParams.get('find') ?? '').trim().slice(0, LONGEST.email);
		const all = (await listMembers(reader, id, event.locals.settings.production)).filter((member) =>
			member.grants.some((grant) => sees(viewer, grant)),
		);
		const found = membersCalled(all, find);
		const { shown, part, parts } = onePart(found, searchParams.get('part'), PER_PART);
		return {
			...managed,
			...choices,
			...{ members: shown, count: found.length, part, parts, find },
			/** Whose forms are open: one person's, since each form has all organisations to choose from. */
			opened: Number(searchParams.get('person') ?? 0),
			roles: ROLES.filter((role) =>
				viewer.grants.some((own) => own.planId === id && mayGive(own.role, role)),
			),
			changes: mayAct(viewer.grants, 'change roles', { planId: id }),
			language: getLocale(),
		};
	});
};

/** Administrators see everybody; a coordinator the people of the own sector, and those who are of every sector. */
function sees(viewer: Viewer, { planId, sectorId }: Grant): boolean {
	return viewer.grants.some(
		(own) =>
			mayAct([own], 'invite people', { planId, ...(own.sectorId !== null && { sectorId: own.sectorId }) }) &&
			(own.sectorId === null || sectorId === null || own.sectorId === sectorId),
	);
}

const may = ofManaged('invite people');

export const actions: Actions = {
	give: (event) =>
		action(event, {
			may,
			form: giveForm,
			do: async ({ actor, planId }, { email, name, language, ...role }) => {
				const { db, now, settings } = event.locals;
				const grant = grantOf(role, planId);
				const letter = roleLetter(settings.origin);
				await giveRole(db, { actor, email, name, language, grant, letter, now });
				return { done: 'give' as const, email };
			},
		}),
	change: (event) =>
		action(event, {
			may,
			form: changeForm,
			do: async ({ actor, planId }, { grant: roleId, ...role }) => {
				const { db, now } = event.locals;
				await changeRole(db, { actor, roleId, grant: grantOf(role, planId), now });
				return { done: 'change' as const };
			},
		}),
	take: (event) =>
		action(event, {
			may,
			form: grantForm,
			do: async ({ actor }, { grant: roleId }) => {
				const { db, now } = event.locals;
				await changeRole(db, { actor, roleId, grant: null, now });
				return { done: 'change' as const };
			},
		}),
	hand: (event) =>
		action(event, {
			may,
			form: handForm,
			do: async ({ actor }, { grant: roleId, ...person }) => {
				const { db, now, settings } = event.locals;
				const letter = roleLetter(settings.origin);
				await handRole(db, { actor, roleId, ...person, letter, now });
				return { done: 'give' as const, email: person.email };
			},
		}),
	again: (event) =>
		action(event, {
			may,
			form: personForm,
			do: async ({ actor, planId }, { person: personId }) => {
				const { db, now } = event.locals;
				await inviteAgain(db, { actor, planId, personId, now });
				return { done: 'again' as const };
			},
		}),
	forgetFactor: (event) =>
		action(event, {
			may,
			form: personForm,
			do: async ({ actor, planId }, { person: personId }) => {
				const { db, now } = event.locals;
				await forgetSecondFactor(db, { actor, planId, personId, letter: factorLetter, now });
				return { done: 'forgetFactor' as const };
			},
		}),
	disable: (event) =>
		ofPerson(event, (request) => setDisabled(event.locals.db, { ...request, disabled: true })),
	enable: (event) =>
		ofPerson(event, (request) => setDisabled(event.locals.db, { ...request, disabled: false })),
	endSessions: (event) => ofPerson(event, (request) => endTheirSessions(event.locals.db, request)),
	erase: (event) => ofPerson(event, (request) => erasePerson(event.locals.db, request)),
};

/** What is done to somebody as a person, in whatever plan. */
const ofPerson = (event: RequestEvent, act: (request: HelpRequest) => Promise<void>) =>
	action(event, {
		may,
		form: personForm,
		do: async ({ actor, planId }, { person: personId }) => {
			await act({ actor, planId, personId, now: event.locals.now });
			return { done: 'person' as const };
		},
	});

function grantOf(
	given: Pick<z.output<typeof giveForm>, 'role' | 'sector' | 'organisation' | 'clears'>,
	planId: number,
): Grant {
	const { role, sector, organisation, clears } = given;
	return { role, planId, sectorId: sector, organisationId: organisation, ...(clears && { clears }) };
}
