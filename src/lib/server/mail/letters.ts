/** What is written to people about their accounts, in their language. */
import { m } from '#lib/paraglide/messages.js';
import type { Letter, LetterTo } from '#lib/server/mail/commands/queueMail.ts';
import { composed, pageIn } from './compose.ts';

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

/** To somebody who has an account already and gets a role. */
export function roleLetter(origin: string): LetterTo {
	return composed((locale) => ({
		subject: m.mail_role_subject({}, { locale }),
		paragraphs: [m.mail_role_body({}, { locale }), pageIn(origin, '/account', locale)],
	}));
}

/** A letter whose link works once. */
export function linkLetter(
	kind: 'invitation' | 'reset',
	receiver: { readonly name: string; readonly language: string },
	origin: string,
	token: string,
): Letter {
	return composed((locale) => {
		const link = pageIn(origin, `/account/${kind}/${token}`, locale);
		return kind === 'invitation'
			? {
					subject: m.mail_invitation_subject({}, { locale }),
					paragraphs: [m.mail_invitation_body({}, { locale }), link, m.mail_invitation_end({}, { locale })],
				}
			: {
					subject: m.mail_reset_subject({}, { locale }),
					paragraphs: [m.mail_reset_body({}, { locale }), link, m.mail_reset_end({}, { locale })],
				};
	})(receiver);
}
