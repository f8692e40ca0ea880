/** What is written to people, in their language. Plain text: nothing in it can do anything but be read. */
import { m } from '#lib/paraglide/messages.js';
import { baseLocale, isLocale, type Locale } from '#lib/paraglide/runtime.js';
import type { Letter, LetterTo } from '#lib/server/mail/commands/queueMail.ts';

interface Receiver {
	readonly name: string;
	readonly language: string;
}

/** After a password was changed or set anew. */
export const passwordLetter: LetterTo = (receiver) => {
	const { locale, name } = addressed(receiver);
	return {
		subject: m.mail_password_subject({}, { locale }),
		body: lines(m.mail_greeting({ name }, { locale }), m.mail_password_body({}, { locale })),
	};
};

/** After an administrator took away a second factor that was lost. */
export const factorLetter: LetterTo = (receiver) => {
	const { locale, name } = addressed(receiver);
	return {
		subject: m.mail_factor_subject({}, { locale }),
		body: lines(m.mail_greeting({ name }, { locale }), m.mail_factor_body({}, { locale })),
	};
};

/** After a second factor was set up or replaced. */
export const factorSetLetter: LetterTo = (receiver) => {
	const { locale, name } = addressed(receiver);
	return {
		subject: m.mail_factor_set_subject({}, { locale }),
		body: lines(m.mail_greeting({ name }, { locale }), m.mail_factor_set_body({}, { locale })),
	};
};

/** After a recovery code was used. */
export const recoveryLetter: LetterTo = (receiver) => {
	const { locale, name } = addressed(receiver);
	return {
		subject: m.mail_recovery_subject({}, { locale }),
		body: lines(m.mail_greeting({ name }, { locale }), m.mail_recovery_body({}, { locale })),
	};
};

/** After several wrong codes: whoever types them knows the password. */
export const codeLetter: LetterTo = (receiver) => {
	const { locale, name } = addressed(receiver);
	return {
		subject: m.mail_code_subject({}, { locale }),
		body: lines(m.mail_greeting({ name }, { locale }), m.mail_code_body({}, { locale })),
	};
};

/** To somebody who has an account already and gets a role. */
export function roleLetter(origin: string): LetterTo {
	return (receiver) => {
		const { locale, name } = addressed(receiver);
		return {
			subject: m.mail_role_subject({}, { locale }),
			body: lines(
				m.mail_greeting({ name }, { locale }),
				m.mail_role_body({}, { locale }),
				origin + inLanguage('/account', locale),
			),
		};
	};
}

export interface OfQuarter {
	readonly year: number;
	readonly quarter: number;
}

/** When a coordinator sends a report back. */
export function returnedLetter(origin: string, { year, quarter }: OfQuarter, comment: string): LetterTo {
	return (receiver) => {
		const { locale, name } = addressed(receiver);
		const period = m.quarter_short({ quarter: String(quarter), year: String(year) }, { locale });
		return {
			subject: m.mail_returned_subject({ period }, { locale }),
			body: lines(
				m.mail_greeting({ name }, { locale }),
				m.mail_returned_body({ period }, { locale }),
				...(comment.trim() === '' ? [] : [comment.trim()]),
				origin + inLanguage('/reports', locale),
			),
		};
	};
}

/** To whoever has not reported yet. */
export function reminderLetter(origin: string, { year, quarter }: OfQuarter, due: string): LetterTo {
	return (receiver) => {
		const { locale, name } = addressed(receiver);
		const period = m.quarter_short({ quarter: String(quarter), year: String(year) }, { locale });
		return {
			subject: m.mail_reminder_subject({ period }, { locale }),
			body: lines(
				m.mail_greeting({ name }, { locale }),
				m.mail_reminder_body({ period, due }, { locale }),
				origin + inLanguage('/reports', locale),
			),
		};
	};
}

/** A letter whose link works once. */
export function linkLetter(
	kind: 'invitation' | 'reset',
	receiver: Receiver,
	origin: string,
	token: string,
): Letter {
	const { locale, name } = addressed(receiver);
	const link = origin + inLanguage(`/account/${kind}/${token}`, locale);
	const greeting = m.mail_greeting({ name }, { locale });
	return kind === 'invitation'
		? {
				subject: m.mail_invitation_subject({}, { locale }),
				body: lines(
					greeting,
					m.mail_invitation_body({}, { locale }),
					link,
					m.mail_invitation_end({}, { locale }),
				),
			}
		: {
				subject: m.mail_reset_subject({}, { locale }),
				body: lines(greeting, m.mail_reset_body({}, { locale }), link, m.mail_reset_end({}, { locale })),
			};
}

function addressed({ name, language }: Receiver): { locale: Locale; name: string } {
	return { locale: isLocale(language) ? language : baseLocale, name };
}

function inLanguage(path: string, locale: Locale): string {
	return locale === baseLocale ? path : `/${locale}${path}`;
}

const lines = (...paragraphs: readonly string[]) => `${paragraphs.join('\n\n')}\n`;
