/** What the fields of the page of referrals are called. */
import { m } from '#lib/paraglide/messages.js';

export const REFERRAL_LABELS: Readonly<Record<string, () => string>> = {
	sent: m.referral_file,
	hours: m.referral_hours,
};
