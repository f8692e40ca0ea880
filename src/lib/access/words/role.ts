import type { Localised } from '#lib/plan/text.ts';
import type { ClearanceRole } from '#lib/plan/settings.ts';
import { clearanceWords } from '#lib/publication/words/clearance.ts';
import type { PlanRole } from '#lib/access/permission.ts';
import { isolated, plain, separator } from '#lib/i18n/locale.ts';
import { m } from '#lib/paraglide/messages.js';
import { getLocale, type Locale } from '#lib/paraglide/runtime.js';

const WORDS: Record<PlanRole, (none?: object, options?: { readonly locale?: Locale }) => string> = {
	administrator: m.role_administrator,
	coordinator: m.role_coordinator,
	clearer: m.role_clearer,
	partner_reporter: m.role_partner_reporter,
	partner_approver: m.role_partner_approver,
	donor: m.role_donor,
	reader: m.role_reader,
};

export function roleWords(role: PlanRole, locale: Locale = getLocale()): string {
	return WORDS[role]({}, { locale });
}

/** A role with whom or what it is for: "Coordinator, Social Stability". */
export function grantWords(grant: {
	readonly role: PlanRole;
	readonly sector: Localised | null;
	readonly organisation: Localised | null;
	readonly clears?: ClearanceRole | null;
}): string {
	const { role, sector, organisation, clears } = grant;
	const more = [
		clears && clearanceWords(clears),
		sector && plain(sector),
		organisation && isolated(plain(organisation)),
	].filter((part) => part !== null && part !== undefined);
	return [roleWords(role), ...more].join(separator());
}
