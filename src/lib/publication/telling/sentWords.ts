/** What a text says of referrals, by its words. Source: docs/rules.md, Typed words. */
import type { Localised } from '#lib/plan/text.ts';
import type { ReferralStatus } from '#lib/referral/referral.ts';
import { comparedWords } from './around.ts';

/** In words as `comparedWords` gives them. */
const REFERRED =
	/(?<!\p{L})(?:referr\w*|refer|orient(?:e|ee|es|ees|er|ons|ation|ations)|renvoi\w*|renvoye\w*|[وفبل]{0,2}(?:ال|لل)?(?:احال\p{L}*|احيل\p{L}*|محال\p{L}*|محول\p{L}*))(?!\p{L})/u;
/** What is counted of them, where it is not people. */
const CASES =
	/^(?:referrals?|cases?|requests?|orientations?|renvois?|cas|demandes?|و?(?:ال)?(?:احاله|احالات|حاله|حالات|طلبا?|طلبات))$/u;

const STATUS_WORDS: Readonly<Record<ReferralStatus, RegExp>> = {
	'no answer':
		/(?<!\p{L})(?:unanswered|(?:no|any|without|never) (?:an? |any )?(?:answer|reply|response)\w*|not answered|sans reponse|aucune reponse|دون (?:اي )?(?:رد|جواب)|بلا (?:رد|جواب)|لم يرد)(?!\p{L})/u,
	acknowledged: /(?<!\p{L})(?:acknowledg\w*|accuses?|(?:ب)?استلام\p{L}*)(?!\p{L})/u,
	accepted: /(?<!\p{L})(?<!(?:not|non|غير) )(?:accept\w*|(?:ال)?مقبول\p{L}*|قبل\p{L}+)(?!\p{L})/u,
	'not accepted':
		/(?<!\p{L})(?:(?:not|non) accept\w*|refus\w*|reject\w*|declin\w*|rejet\w*|غير (?:ال)?مقبول\p{L}*|(?:ال)?مرفوض\p{L}*|رفض\p{L}*)(?!\p{L})/u,
	done: /(?<!\p{L})(?:done|completed|served|closed|termine\w*|achev\w*|(?:ال)?منجز\p{L}*|انجز\p{L}*)(?!\p{L})/u,
};

/** Prefixes of Arabic nouns, which stand before a name of one word or of several. */
const ARTICLE = /(?<!\p{L})(?:و|ف)?(?:بال|كال|لل|ال)(?=\p{Script=Arabic})/gu;
const bare = (words: string) => words.replaceAll(ARTICLE, '');

export function saysReferral(text: string): boolean {
	return REFERRED.test(comparedWords(text));
}

/** Whether the word for what is counted is people's that are referred, by another name. */
export function isCase(head: string): boolean {
	return CASES.test(head);
}

export function statusesIn(text: string): ReadonlySet<ReferralStatus> {
	const words = comparedWords(text);
	const all = Object.entries(STATUS_WORDS) as [ReferralStatus, RegExp][];
	return new Set(all.flatMap(([status, pattern]) => (pattern.test(words) ? [status] : [])));
}

/** Whether a text names a sector, by its code or in any language. */
export function namesSector(text: string, code: string, name: Localised): boolean {
	const words = ` ${bare(comparedWords(text))} `;
	return [code, ...Object.values(name)].some((called) => words.includes(` ${bare(comparedWords(called))} `));
}
