/** What is written to people about their accounts, in their language. */
import { m } from '#lib/paraglide/messages.js';
import type { Letter, LetterTo } from '#lib/server/mail/commands/queueMail.ts';
import type { Invited } from '#lib/server/access/queries/inviter.ts';
import type { Locale } from '#lib/paraglide/runtime.js';
import { composed, pageIn } from './compose.ts';

/** The record as it was sealed: when (milliseconds), how many entries, the hash of the last one, and the seal. */
interface SealedEnd {
	readonly at: number;
	readonly entries: number;
	readonly hash: string;
	readonly mac: string;
}

/** After a password was changed or set anew. */
export const passwordLetter = composed((locale) => ({
	subject: m.mail_password_subject({}, { locale }),
	paragraphs: [m.mail_password_body({}, { locale })],
}));

/** After an administrator took away a second factor that was lost. */
export const factorLetter = composed((locale) => ({
	subject: m.mail_factor_subject({}, { locale }),
	paragraphs: [m.mail_factor_body({}, { locale })],
}));

/** After a second factor was set up or replaced. */
export const factorSetLetter = composed((locale) => ({
	subject: m.mail_factor_set_subject({}, { locale }),
	paragraphs: [m.mail_factor_set_body({}, { locale })],
}));

/** After a recovery code was used. */
export const recoveryLetter = composed((locale) => ({
	subject: m.mail_recovery_subject({}, { locale }),
	paragraphs: [m.mail_recovery_body({}, { locale })],
}));

/** After several wrong codes: whoever types them knows the password. */
export const codeLetter = composed((locale) => ({
	subject: m.mail_code_subject({}, { locale }),
	paragraphs: [m.mail_code_body({}, { locale })],
}));

/** What the end of the record is, for whoever keeps the letter. */
export function sealLetter({ entries, hash, mac, at }: SealedEnd): LetterTo {
	return composed((locale) => ({
		subject: m.mail_seal_subject({}, { locale }),
		paragraphs: [
			m.mail_seal_body({}, { locale }),
			`${new Date(at).toISOString()}\n${entries}\n${hash}\n${mac}`,
			m.mail_seal_keep({}, { locale }),
			`npm run verify-audit -- ${entries} ${hash}`,
		],
	}));
}

/** To somebody who has an account already and gets a role. */
export function roleLetter(origin: string): LetterTo {
	return composed((locale) => ({
		subject: m.mail_role_subject({}, { locale }),
		paragraphs: [m.mail_role_body({}, { locale }), pageIn(origin, '/account', locale)],
	}));
}

/** As long as a name is told in a letter, in signs. */
const LONGEST_TOLD = 100;

/** A name in one line, whatever stands in it, and cut where it is no name any more. */
function told(text: string): string {
	const line = text.replaceAll(/[\p{C}\p{Z}\s]+/gu, ' ').trim();
	const signs = [...line];
	return signs.length > LONGEST_TOLD ? `${signs.slice(0, LONGEST_TOLD).join('')}…` : line;
}

/** Who invites, and to which plans and organisations; empty: nothing of it is known. */
function invitedWords({ by, to }: Invited, locale: Locale): string {
	const plans = to.map(({ plan, organisation }) => {
		const named = { plan: told(plan[locale] ?? plan.en) };
		if (!organisation) return named.plan;
		const acting = { ...named, organisation: told(organisation[locale] ?? organisation.en) };
		return m.mail_invitation_for(acting, { locale });
	});
	const line = by === null ? '' : m.mail_invitation_by({ name: told(by) }, { locale });
	return [line, ...plans].filter((one) => one !== '').join('\n');
}

interface LinkMail {
	readonly kind: 'invitation' | 'reset';
	readonly token: string;
	readonly invited: Invited;
}

/** A letter whose link works once. */
export function linkLetter(
	{ kind, token, invited }: LinkMail,
	receiver: { readonly name: string; readonly language: string },
	origin: string,
): Letter {
	return composed((locale) => {
		const link = pageIn(origin, `/account/${kind}/${token}`, locale);
		return kind === 'invitation'
			? {
					subject: m.mail_invitation_subject({}, { locale }),
					paragraphs: [
						invitedWords(invited, locale),
						m.mail_invitation_body({}, { locale }),
						link,
						m.mail_invitation_end({}, { locale }),
					],
				}
			: {
					subject: m.mail_reset_subject({}, { locale }),
					paragraphs: [m.mail_reset_body({}, { locale }), link, m.mail_reset_end({}, { locale })],
				};
	})(receiver);
}
