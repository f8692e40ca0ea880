/** Since when a service is known to be right, in words. */
import { DATE_LOCALE } from '#lib/i18n/locale.ts';
import { m } from '#lib/paraglide/messages.js';
import { getLocale } from '#lib/paraglide/runtime.js';
import type { Confirmer } from '../service.ts';

/** Confirmed 41 days ago. @param age in days */
export function confirmedWords(age: number, by: Confirmer): string {
	const ago = new Intl.RelativeTimeFormat(DATE_LOCALE[getLocale()], { numeric: 'auto' }).format(-age, 'day');
	return by === 'organisation'
		? m.service_confirmed_by_organisation({ ago })
		: m.service_confirmed_by_coordination({ ago });
}

/** A language in the reader's own. @param code of ISO 639 */
export function languageWords(code: string): string {
	return new Intl.DisplayNames(DATE_LOCALE[getLocale()], { type: 'language' }).of(code) ?? code;
}
