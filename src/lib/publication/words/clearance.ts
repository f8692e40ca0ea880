import { formatDay } from '#lib/i18n/date.ts';
import { isolated } from '#lib/i18n/locale.ts';
import { m } from '#lib/paraglide/messages.js';
import { getLocale, type Locale } from '#lib/paraglide/runtime.js';
import { CLEARANCE_ROLES, type ClearanceRole } from '#lib/plan/settings.ts';
import type { RoleStanding } from '../clearance.ts';
import type { Cleared } from '../content.ts';

const ROLES: Readonly<Record<ClearanceRole, (inputs: object, options: { locale: Locale }) => string>> = {
	coordinator: m.clearance_coordinator,
	co_lead: m.clearance_co_lead,
	inter_agency: m.clearance_inter_agency,
};

/** A role that clears drafts; what an older document calls otherwise stays as it stands. */
export function clearanceWords(role: string, locale: Locale = getLocale()): string {
	return isRole(role) ? ROLES[role]({}, { locale }) : role;
}

const isRole = (role: string): role is ClearanceRole => CLEARANCE_ROLES.some((one) => one === role);

/** Who cleared a publication, and how, in a sentence. */
export function clearedWords({ role, day, outside, noObjection }: Cleared): string {
	const names = { role: clearanceWords(role), day: formatDay(day) };
	if (noObjection) return m.cleared_no_objection(names);
	return outside
		? m.publish_cleared_outside({ ...names, name: isolated(outside.name) })
		: m.publish_cleared_here(names);
}

/** How a role stands to a draft, in a sentence. */
export function roleStandingWords(one: RoleStanding): string {
	const role = clearanceWords(one.role);
	if (one.is === 'open') return m.clearance_open({ role });
	if ('objection' in one) {
		const until = { role, day: formatDay(one.objection.until) };
		return one.is === 'silent' ? m.clearance_silent(until) : m.cleared_no_objection(until);
	}
	const { day, name } = one.said;
	const names = { role, day: formatDay(day) };
	if (one.is === 'sent back')
		return name === null
			? m.clearance_back(names)
			: m.clearance_back_outside({ ...names, name: isolated(name) });
	return name === null
		? m.publish_cleared_here(names)
		: m.publish_cleared_outside({ ...names, name: isolated(name) });
}
