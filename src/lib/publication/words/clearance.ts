import type { ClearanceRole } from '#lib/plan/settings.ts';
import { m } from '#lib/paraglide/messages.js';

const ROLES: Readonly<Record<ClearanceRole, () => string>> = {
	coordinator: m.clearance_coordinator,
	co_lead: m.clearance_co_lead,
	inter_agency: m.clearance_inter_agency,
};

/** A role that clears drafts; what an older document calls otherwise stays as it stands. */
export function clearanceWords(role: string): string {
	return (ROLES as Readonly<Record<string, (() => string) | undefined>>)[role]?.() ?? role;
}
