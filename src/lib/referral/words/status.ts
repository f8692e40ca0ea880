import { m } from '#lib/paraglide/messages.js';
import type { ReferralStatus } from '../referral.ts';

const WORDS: Readonly<Record<ReferralStatus, () => string>> = {
	'no answer': m.referral_no_answer,
	acknowledged: m.referral_acknowledged,
	accepted: m.referral_accepted,
	'not accepted': m.referral_not_accepted,
	done: m.referral_done,
};

export function referralStatusWords(status: ReferralStatus): string {
	return WORDS[status]();
}
