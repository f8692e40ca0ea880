import { BY_NOBODY } from './audit.ts';
import { colon, plain, separator } from '#lib/i18n/locale.ts';
import { fieldWords } from '#lib/forms/words.ts';
import { m } from '#lib/paraglide/messages.js';
import { LANGUAGES, type Localised } from '#lib/plan/text.ts';

/** Who did it: nobody is named for what was tried by somebody unknown. */
export function actorWords({ person, action }: { person: string | null; action: string }): string {
	if (person !== null) return person;
	return (BY_NOBODY as readonly string[]).includes(action) ? m.audit_nobody() : m.audit_machine();
}

/** Of fields that the record names, and no form does. */
const NAMES: ReadonlyMap<string, () => string> = new Map([
	['added', m.audit_fact_added],
	['count', m.audit_fact_count],
	['quarters', m.audit_fact_quarters],
	['quarter', m.quarter],
	['state', m.audit_fact_state],
	['status', m.activity_status],
	['place', m.place],
	['group', m.placeset_group],
	['name', m.setup_name_en],
	['organisation', m.role_organisation],
]);

/** What a field is called; one that has no words is told by the name under which it was kept. */
export function factName(name: string): string {
	const camel = name.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
	return NAMES.get(name)?.() ?? fieldWords(camel) ?? name;
}

/** What was kept of a field, to read: texts in the reader's language, lists with what is between their parts. */
export function factValue(value: unknown): string {
	if (value === null || value === undefined || value === '') return '—';
	if (typeof value === 'boolean') return value ? m.audit_yes() : m.audit_no();
	if (typeof value === 'string') return value;
	if (typeof value !== 'object') return JSON.stringify(value);
	if (Array.isArray(value)) return value.length === 0 ? '—' : value.map(factValue).join(separator());
	if (isText(value)) return plain(value);
	return Object.entries(value)
		.map(([name, one]) => factName(name) + colon() + factValue(one))
		.join(separator());
}

function isText(value: object): value is Localised {
	const known: readonly string[] = LANGUAGES;
	const languages = Object.entries(value);
	return (
		'en' in value &&
		languages.every(([language, text]) => known.includes(language) && typeof text === 'string')
	);
}
