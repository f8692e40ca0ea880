/** What a text says of referrals, by its words. Source: docs/rules.md, Typed words. */
import type { Localised } from '#lib/plan/text.ts';
import type { ReferralStatus } from '#lib/referral/referral.ts';
import { comparedWords } from './around.ts';

/** In words as `comparedWords` gives them. */
const REFERRED =
	/(?<!\p{L})(?:referr\w*|refer|orient(?:e|ee|es|ees|er|ons|ation|ations)|renvoi\w*|renvoye\w*|[وفبل]{0,2}(?:ال|لل)?(?:احال\p{L}*|احيل\p{L}*|محال\p{L}*|محول\p{L}*))(?!\p{L})/u;
/** What is counted of them, where it is not called people: cases, and those who were sent by what they are. */
const SENT = new RegExp(
	`^(?:${[
		'referrals?|cases?|requests?|households?|famil(?:y|ies)|survivors?|victims?|patients?|clients?|callers?|mothers?|fathers?',
		'parents?|caregivers?|widows?|detainees?|returnees?',
		'orientations?|renvois?|cas|demandes?|menages?|familles?|survivante?s?|victimes?|patiente?s?|cliente?s?|meres?|peres?',
		'veuves?|detenue?s?|rapatriee?s?|و?(?:ال)?(?:احاله|احالات|حاله|حالات|طلبا?|طلبات|اسره|اسر|عايله|عايلات|ناجيا?|ناجيه',
		'ناجين|ناجيات|ضحيه|ضحايا|مريضا?|مرضي|امهات|اباء|والدا|والدين|ارمله|ارامل|معتقلا?|معتقلين|عايدا?|عايدين)',
	].join('|')})$`,
	'u',
);

const STATUS_WORDS: Readonly<Record<ReferralStatus, RegExp>> = {
	'no answer':
		/(?<!\p{L})(?:unanswered|(?:no|any|without|never) (?:an? |any )?(?:answer|reply|response)\w*|not answered|sans reponse|aucune reponse|دون (?:اي )?(?:رد|جواب)|بلا (?:رد|جواب)|لم يرد)(?!\p{L})/u,
	acknowledged: /(?<!\p{L})(?:acknowledg\w*|accuses?|(?:ب)?استلام\p{L}*)(?!\p{L})/u,
	accepted: /(?<!\p{L})(?<!(?:not|non|غير) )(?:accept\w*|(?:ال)?مقبول\p{L}*|قبل\p{L}+)(?!\p{L})/u,
	'not accepted':
		/(?<!\p{L})(?:(?:not|non) accept\w*|refus\w*|reject\w*|declin\w*|rejet\w*|غير (?:ال)?مقبول\p{L}*|(?:ال)?مرفوض\p{L}*|رفض\p{L}*)(?!\p{L})/u,
	done: /(?<!\p{L})(?:done|completed|served|closed|termine\w*|achev\w*|(?:ال)?منجز\p{L}*|انجز\p{L}*)(?!\p{L})/u,
};

/** What turns a status into another one, wherever it stands in the sentence: of what is not done nobody knows what it is. */
const NEGATED =
	/(?<!\p{L})(?:not|never|nor|neither|no|t|ne|n|pas|ni|jamais|aucune?|non|لم|لن|لا|ليس\p{L}*|غير|ما|دون|بلا)(?!\p{L})/u;

/** Prefixes of Arabic nouns, which stand before a name of one word or of several. */
const ARTICLE = /(?<!\p{L})(?:و|ف)?(?:بال|كال|لل|ال)(?=\p{Script=Arabic})/gu;
const bare = (words: string) => words.replaceAll(ARTICLE, '');

export function saysReferral(text: string): boolean {
	return REFERRED.test(comparedWords(text));
}

/** Whether the word for what is counted names those who are referred, or what is asked for them. */
export function isSent(head: string): boolean {
	return SENT.test(head);
}

/** The statuses that a sentence names; none where one of them is denied, since another one is meant then. */
export function statusesIn(text: string): ReadonlySet<ReferralStatus> {
	const words = comparedWords(text);
	const all = Object.entries(STATUS_WORDS) as [ReferralStatus, RegExp][];
	const named = all.filter(([, pattern]) => pattern.test(words));
	const rest = named.reduce((left, [, pattern]) => left.replaceAll(new RegExp(pattern, 'gu'), ' '), words);
	return NEGATED.test(rest) ? new Set() : new Set(named.map(([status]) => status));
}

/** Whether a text names a sector, by its code or in any language. */
export function namesSector(text: string, code: string, name: Localised): boolean {
	const words = ` ${bare(comparedWords(text))} `;
	return [code, ...Object.values(name)].some((called) => words.includes(` ${bare(comparedWords(called))} `));
}
