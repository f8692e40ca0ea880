import { formatDay } from '#lib/i18n/date.ts';
import { separator } from '#lib/i18n/locale.ts';
import { m } from '#lib/paraglide/messages.js';
import type { Checked, PublicationError, PublicationWarning } from '../checkList.ts';
import { clearanceWords } from './clearance.ts';

type Name = PublicationError | PublicationWarning;

const list = (what: readonly string[]) => what.join(separator());

const WORDS: Readonly<Record<Name, (what: readonly string[]) => string>> = {
	'not due yet': ([day = '']) => m.check_not_due_yet({ what: formatDay(day) }),
	'no contact': () => m.check_no_contact(),
	'clearance missing': (what) => m.check_clearance_missing({ what: list(what.map(clearanceWords)) }),
	'words changed': () => m.check_words_changed(),
	'numbers unresolved': (what) => m.check_numbers_unresolved({ what: list(what) }),
	'live figures unknown': (what) => m.check_live_figures_unknown({ what: list(what) }),
	'partners missing': ([missing = '', expected = '']) => m.check_partners_missing({ missing, expected }),
	'not locked': () => m.check_not_locked(),
	'indicators without report': (what) => m.check_indicators_without_report({ what: list(what) }),
	'language missing': (what) => m.check_language_missing({ what: list(what) }),
};

/** What stands in the way, or is taken note of, in a sentence. */
export function checkWords({ name, what }: Checked<Name>): string {
	return WORDS[name](what);
}
