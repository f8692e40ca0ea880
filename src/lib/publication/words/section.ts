import { m } from '#lib/paraglide/messages.js';
import { isSectionKind, type SectionKind } from '#lib/publication/sections.ts';

const TITLES: Readonly<Record<SectionKind, () => string>> = {
	summary: m.section_summary,
	purpose: m.section_purpose,
	achievements: m.achievements,
	referrals: m.section_referrals,
	mainstreaming: m.section_mainstreaming,
	localisation: m.section_localisation,
	emergency: m.section_emergency,
	challenges: m.challenges,
	priorities: m.priorities,
	notes: m.notes,
	map_credit: m.section_map_credit,
	disclaimer: m.section_disclaimer,
	contacts: m.section_contacts,
};

/** The heading of a section; one of a kind of its own, which a bundle brought, stands among the notes. */
export function sectionWords(section: string): string {
	return TITLES[isSectionKind(section) ? section : 'notes']();
}
