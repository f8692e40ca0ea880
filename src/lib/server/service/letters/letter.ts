import { formatDay } from '#lib/i18n/date.ts';
import { plain } from '#lib/i18n/locale.ts';
import { m } from '#lib/paraglide/messages.js';
import type { Localised } from '#lib/plan/text.ts';
import { composed, pageIn, type LetterTo } from '#lib/server/mail/index.ts';

/** Services that are about to leave the public list. @param day the last on which the first of them is listed, ISO */
export function servicesLetter(
	origin: string,
	organisation: Localised,
	services: readonly { readonly name: Localised }[],
	day: string,
): LetterTo {
	return composed((locale) => ({
		subject: m.service_letter_subject({}, { locale }),
		paragraphs: [
			m.service_letter_body(
				{ organisation: plain(organisation, locale), day: formatDay(day, locale) },
				{ locale },
			),
			services.map(({ name }) => `- ${plain(name, locale)}`).join('\n'),
			m.service_letter_end({}, { locale }),
			pageIn(origin, '/reports/services', locale),
		],
	}));
}
