import { mayAct, type Grant, type Viewer } from '#lib/access/grant.ts';
import { mayGive, ROLES } from '#lib/access/permission.ts';
import { changeForm, giveForm } from '#lib/access/forms/role.ts';
import { parseForm } from '#lib/forms/parseForm.ts';
import { getLocale } from '#lib/paraglide/runtime.js';
import { forgetSecondFactor, inviteAgain } from '#lib/server/access/commands/helpMember.ts';
import { changeRole, giveRole, type RoleOutcome } from '#lib/server/access/commands/roles.ts';
import { snapshot } from '#lib/server/database/driver.ts';
import { refuse, typed, viewerOf } from '#lib/server/http/account.ts';
import { factorLetter, roleLetter } from '#lib/server/mail/letters.ts';
import { openManaged } from '#lib/server/access/managed.ts';
import { listReaches } from '#lib/server/access/queries/choices.ts';
import { listMembers } from '#lib/server/access/queries/grants.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const viewer = viewerOf(event);
	return snapshot(event.locals.db, async (reader) => {
		const managed = await openManaged(reader, viewer, 'invite people', event.url);
		const { id } = managed.plan;
		const reaches = await listReaches(reader, id);
		const members = await listMembers(reader, id, event.locals.settings.production);
		return {
			...managed,
			...reaches,
			members: members.filter((member) => member.grants.some((grant) => sees(viewer, grant))),
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

export const actions: Actions = {
	give: async (event) => {
		const { actor, planId } = await opened(event);
		const form = await event.request.formData();
		const kept = typed(form, 'email', 'name', 'language', 'role', 'sector', 'organisation');
		const { values, issues } = parseForm(giveForm, form);
		if (issues) return refuse(issues, kept);
		const { email, name, language, ...role } = values;
		const { db, now, settings } = event.locals;
		const grant = grantOf(role, planId);
		const letter = roleLetter(settings.origin);
		const outcome = await giveRole(db, { actor, email, name, language, grant, letter, now });
		return outcome === 'done' ? { done: 'give' as const, email } : refuse(issueOf(outcome), kept);
	},
	change: async (event) => {
		const { actor, planId } = await opened(event);
		const { values, issues } = parseForm(changeForm, await event.request.formData());
		if (issues) return refuse(issues);
		const { grant: roleId, ...role } = values;
		return change(event, actor, Number(roleId), grantOf(role, planId));
	},
	take: async (event) => {
		const { actor } = await opened(event);
		return change(event, actor, idOf(await event.request.formData(), 'grant'), null);
	},
	again: async (event) => {
		const { actor, planId } = await opened(event);
		const personId = idOf(await event.request.formData(), 'person');
		const { db, now } = event.locals;
		const done = await inviteAgain(db, { actor, planId, personId, now });
		return done ? { done: 'again' as const } : refuse({ form: 'gone' });
	},
	forgetFactor: async (event) => {
		const { actor, planId } = await opened(event);
		const personId = idOf(await event.request.formData(), 'person');
		const { db, now } = event.locals;
		const done = await forgetSecondFactor(db, { actor, planId, personId, letter: factorLetter, now });
		return done ? { done: 'forgetFactor' as const } : refuse({ form: 'gone' });
	},
};

async function opened(event: RequestEvent): Promise<{ actor: Viewer; planId: number }> {
	const actor = viewerOf(event);
	const { plan } = await snapshot(event.locals.db, (reader) =>
		openManaged(reader, actor, 'invite people', event.url),
	);
	return { actor, planId: plan.id };
}

async function change({ locals }: RequestEvent, actor: Viewer, roleId: number, grant: Grant | null) {
	const outcome = await changeRole(locals.db, { actor, roleId, grant, now: locals.now });
	return outcome === 'done' ? { done: 'change' as const } : refuse(issueOf(outcome));
}

function grantOf(
	{ role, sector, organisation }: { role: Grant['role']; sector: number | null; organisation: number | null },
	planId: number,
): Grant {
	return { role, planId, sectorId: sector, organisationId: organisation };
}

/** Identifiers begin at 1: what is no number names nobody. */
function idOf(form: FormData, name: string): number {
	const value = form.get(name);
	return typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : 0;
}

function issueOf(outcome: Exclude<RoleOutcome, 'done'>): Record<string, string> {
	if (outcome === 'already') return { role: 'already' };
	return outcome === 'last administrator' ? { form: 'last_administrator' } : { organisation: 'organisation' };
}
