import { m } from '#lib/paraglide/messages.js';
import { isSectionKind, OF_SURVEYS, type SectionKind } from '#lib/publication/sections.ts';

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

/** The heading of a section, or what texts of surveys stand under; one of a kind of its own, which a bundle brought, stands among the notes. */
export function sectionWords(section: string): string {
	if (section === OF_SURVEYS) return m.survey_list_title();
	return TITLES[isSectionKind(section) ? section : 'notes']();
}
