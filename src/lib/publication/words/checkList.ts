import { formatDay, formatInstant } from '#lib/i18n/date.ts';
import { LANGUAGE_NAME, separator } from '#lib/i18n/locale.ts';
import { LANGUAGES, type Language } from '#lib/plan/text.ts';
import { m } from '#lib/paraglide/messages.js';
import type { Listed, PublicationError, PublicationWarning } from '../checkList.ts';
import { clearanceWords } from './clearance.ts';
import { sectionWords } from './section.ts';

type Name = PublicationError | PublicationWarning;

/** Sections as they are called, with their output and language where these are told. */
const sections = (what: readonly string[]) => list(what.map(sectionAt));

function sectionAt(one: string): string {
	const [section = '', output = '', language = ''] = one.split('|');
	const name = output === '' ? sectionWords(section) : `${output} ${sectionWords(section)}`;
	return isLanguage(language) ? `${name} (${LANGUAGE_NAME[language]})` : name;
}

/** A number as it was typed, and in which section. */
function numberAt(one: string): string {
	const [section = '', output = '', language = '', ...written] = one.split('|');
	const where = sectionAt([section, output, language].join('|'));
	return m.check_number_at({ written: written.join('|'), where });
}

const isLanguage = (text: string): text is Language => LANGUAGES.some((one) => one === text);
const list = (what: readonly string[]) => what.join(separator());

const WORDS: Readonly<Record<Name, (what: readonly string[]) => string>> = {
	'not due yet': ([day = '']) => m.check_not_due_yet({ what: formatDay(day) }),
	'no contact': () => m.check_no_contact(),
	'clearance missing': (what) =>
		m.check_clearance_missing({ what: list(what.map((role) => clearanceWords(role))) }),
	'published since': () => m.check_published_since(),
	'sent back': (what) => m.check_sent_back({ what: list(what.map((role) => clearanceWords(role))) }),
	'under embargo': ([moment = '', timezone = '']) =>
		m.check_under_embargo({ what: formatInstant(Date.parse(moment), timezone) }),
	'words changed': () => m.check_words_changed(),
	'waves changed': () => m.check_waves_changed(),
	'sections missing': (what) => m.check_sections_missing({ what: sections(what) }),
	'numbers unresolved': (what) => m.check_numbers_unresolved({ what: sections(what) }),
	'numbers withheld': (what) => m.check_numbers_withheld({ what: list(what.map(numberAt)) }),
	'live figures unknown': (what) => m.check_live_figures_unknown({ what: list(what) }),
	'partners missing': ([missing = '', expected = '']) => m.check_partners_missing({ missing, expected }),
	'not locked': () => m.check_not_locked(),
	'indicators without report': (what) => m.check_indicators_without_report({ what: list(what) }),
	'indicators withheld': (what) => m.check_indicators_withheld({ what: list(what) }),
	'language missing': (what) => m.check_language_missing({ what: sections(what) }),
	'language older': (what) => m.check_language_older({ what: sections(what) }),
	'numbers to look at': (what) => m.check_numbers_to_look_at({ what: sections(what) }),
};

/** What stands in the way, or is taken note of, in a sentence. */
export function listedWords({ name, what }: Listed<Name>): string {
	return WORDS[name](what);
}
