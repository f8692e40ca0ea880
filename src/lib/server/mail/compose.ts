/** How a letter is put together. Plain text: nothing in it can do anything but be read. */
import { inLanguage } from '#lib/i18n/address.ts';
import { m } from '#lib/paraglide/messages.js';
import { baseLocale, isLocale, type Locale } from '#lib/paraglide/runtime.js';
import type { Letter, LetterTo } from '#lib/server/mail/commands/queueMail.ts';

interface Written {
	readonly subject: string;
	/** After the greeting; what is empty is left out. */
	readonly paragraphs: readonly string[];
}

/** A letter in the receiver's language, with a greeting. */
export function composed(write: (locale: Locale) => Written): LetterTo {
	return ({ name, language }): Letter => {
		const locale = isLocale(language) ? language : baseLocale;
		const { subject, paragraphs } = write(locale);
		const said = [m.mail_greeting({ name }, { locale }), ...paragraphs].filter((one) => one.trim() !== '');
		return { subject, body: `${said.join('\n\n')}\n` };
	};
}

/** The address of a page in a language. @param origin as it is configured, never as a request says it */
export function pageIn(origin: string, path: string, locale: Locale): string {
	return origin + inLanguage(path, locale);
}
