import { ROLES, type PlanRole } from '#lib/access/permission.ts';
import type { InviteFault } from '#lib/access/inviteFault.ts';
import { isolated, separator } from '#lib/i18n/locale.ts';
import { formatCount } from '#lib/i18n/number.ts';
import { m } from '#lib/paraglide/messages.js';
import { locales } from '#lib/paraglide/runtime.js';
import type { LineFault } from '#lib/plan/pastedCells.ts';
import { roleWords } from './role.ts';

const FAULTS: Record<InviteFault, (told: { line: string; text: string; roles: string }) => string> = {
	'no address': m.invite_fault_address,
	'address twice': m.invite_fault_twice,
	'no role': m.invite_fault_role,
	'no organisation': m.invite_fault_organisation,
	'organisation missing': m.invite_fault_missing,
	'no organisation needed': m.invite_fault_unneeded,
	'no such name': m.invite_fault_name,
	'role not allowed': m.invite_fault_not_allowed,
	'role given': m.invite_fault_given,
	'reviews here': m.invite_fault_reviews,
};

/** What is wrong with a pasted line, and what to do. */
export function inviteFaultWords({ line, fault, text }: LineFault<InviteFault>): string {
	const short = text.length > 60 ? `${text.slice(0, 60)}…` : text;
	const roles = ROLES.map((role) => roleWords(role)).join(separator());
	return FAULTS[fault]({ line: formatCount(line), text: isolated(short), roles });
}

/** The role that a cell names: by its word, or as a page in any language calls it. Nothing said: who fills in reports. */
export function roleOf(cell: string): PlanRole | undefined {
	const said = cell.toLocaleLowerCase();
	if (said === '') return 'partner_reporter';
	return ROLES.find((role) =>
		[role, ...locales.map((locale) => roleWords(role, locale).toLocaleLowerCase())].includes(said),
	);
}
