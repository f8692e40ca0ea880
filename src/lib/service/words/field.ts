/** What the fields of the pages of services are called. */
import { LANGUAGE_NAME } from '#lib/i18n/locale.ts';
import { m } from '#lib/paraglide/messages.js';
import { TRANSLATIONS } from '#lib/plan/text.ts';
import { ALL_SERVICE_COLUMNS, serviceField, type ServiceColumn } from '../columns.ts';

const WORDS: Readonly<Partial<Record<ServiceColumn, () => string>>> = {
	code: m.service_code,
	organisation: m.service_organisation,
	name: m.service_name,
	need: m.service_need,
	reach: m.service_reach,
	eligibility: m.service_eligibility,
	hours: m.service_hours,
	cost: m.service_cost,
	languages: m.service_languages,
	districts: m.service_districts,
	confirmed_on: m.service_confirmed_on,
	confirmed_by: m.service_confirmed_by,
};

/** A column as a person reads it; a translation with its language. */
export function serviceFieldWords(column: ServiceColumn): string {
	const language = TRANSLATIONS.find((one) => column.endsWith(`_${one}`));
	const own = (language ? column.slice(0, -3) : column) as ServiceColumn;
	const word = WORDS[own]?.() ?? own;
	return language ? `${word} (${LANGUAGE_NAME[language]})` : word;
}

export const SERVICE_LABELS: Readonly<Record<string, () => string>> = {
	...Object.fromEntries(
		ALL_SERVICE_COLUMNS.map((column) => [serviceField(column), () => serviceFieldWords(column)]),
	),
	serviceDays: m.service_days,
	service: m.service_name,
};
