/** Who may give a role to whom, and what comes with it. Source: docs/rules.md, Authorisation. */
import type { ClearanceRole } from '#lib/plan/settings.ts';
import { ROLES, type PlanRole } from './permission.ts';

/** Whom a role may invite; only an administrator changes or takes away. */
const GIVES: Readonly<Partial<Record<PlanRole, readonly PlanRole[]>>> = {
	administrator: ROLES,
	coordinator: ['partner_reporter', 'partner_approver'],
};

/** Whether somebody with this role may invite another into that one. */
export function mayGive(role: PlanRole, given: PlanRole): boolean {
	return GIVES[role]?.includes(given) ?? false;
}

/** Roles that act for an organisation, and need one; others have none. */
const FOR_ORGANISATION: readonly PlanRole[] = ['partner_reporter', 'partner_approver', 'donor'];
/** Roles that a sector can bound. */
const IN_SECTOR: readonly PlanRole[] = ['coordinator', 'clearer', 'partner_reporter', 'partner_approver'];

/** Whether a role comes with what it needs and with nothing that would mean nothing. */
export function isGrantComplete(grant: {
	readonly role: PlanRole;
	readonly sectorId: number | null;
	readonly organisationId: number | null;
	readonly clears?: ClearanceRole | null;
}): boolean {
	const { role, sectorId, organisationId, clears = null } = grant;
	return (
		(role === 'clearer') === (clears !== null) &&
		FOR_ORGANISATION.includes(role) === (organisationId !== null) &&
		(sectorId === null || IN_SECTOR.includes(role))
	);
}
