/** What the fields of a plan's set-up are called. */
import { m } from '#lib/paraglide/messages.js';

export const SETUP_LABELS: Readonly<Record<string, () => string>> = {
	slug: m.setup_code,
	nameEn: m.setup_name_en,
	nameAr: m.setup_name_ar,
	nameFr: m.setup_name_fr,
	statusEn: m.setup_status_en,
	statusAr: m.setup_status_ar,
	statusFr: m.setup_status_fr,
	currency: m.setup_currency,
	firstYear: m.setup_first_year,
	lastYear: m.setup_last_year,
	sectorSlug: m.setup_sector_code,
	sectorName: m.setup_sector_name,
	pcode: m.setup_country_code,
	country: m.setup_country,
	contacts: m.setup_contacts,
	pace: m.setup_pace,
	onTrack: m.setup_on_track,
	behind: m.setup_behind,
	opens: m.periods_opens,
	due: m.periods_due,
	locks: m.periods_locks,
};
