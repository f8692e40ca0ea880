/** What is written to people about a quarter's publication: never a figure of it. Source: docs/rules.md, Publication. */
import { formatDay, quarterLong } from '#lib/i18n/date.ts';
import { plain } from '#lib/i18n/locale.ts';
import { m } from '#lib/paraglide/messages.js';
import type { Locale } from '#lib/paraglide/runtime.js';
import type { Quarter } from '#lib/plan/quarter.ts';
import type { Scope } from '#lib/plan/scope.ts';
import { clearanceWords } from '#lib/publication/words/clearance.ts';
import { composed, pageIn, type LetterTo } from '#lib/server/mail/index.ts';

/** Which quarter of which sector a letter is about. */
export interface OfPublication {
	readonly scope: Pick<Scope, 'plan' | 'sector'>;
	readonly period: Quarter;
}

function namesIn({ scope, period }: OfPublication, locale: Locale) {
	return { sector: plain(scope.sector.name, locale), quarter: quarterLong(period, scope.plan, locale) };
}

function pathOf({ scope, period }: OfPublication): string {
	return `/${scope.plan.code}/${scope.sector.code}/${period.year}/q${period.quarter}`;
}

type Say = (inputs: { sector: string; quarter: string }, options: { locale: Locale }) => string;

/** A letter of two sentences and the way to what it is about. */
function letterOf(
	origin: string,
	of: OfPublication,
	subject: Say,
	more: { readonly body: Say; readonly path: string },
): LetterTo {
	return composed((locale) => {
		const names = namesIn(of, locale);
		return {
			subject: subject(names, { locale }),
			paragraphs: [more.body(names, { locale }), pageIn(origin, more.path, locale)],
		};
	});
}

/** To whoever may clear: a draft waits. */
export function askedLetter(origin: string, of: OfPublication): LetterTo {
	const path = `/manage${pathOf(of)}/clearance`;
	return letterOf(origin, of, m.letter_draft_waits_subject, { body: m.letter_draft_waits_body, path });
}

/** To whoever cleared an earlier state of it. */
export function askedAgainLetter(origin: string, of: OfPublication): LetterTo {
	const path = `/manage${pathOf(of)}/clearance`;
	return letterOf(origin, of, m.letter_draft_changed_subject, { body: m.letter_draft_changed_body, path });
}

/** To whoever may object. @param until the last day, ISO */
export function objectionLetter(origin: string, of: OfPublication, until: string): LetterTo {
	const path = `/manage${pathOf(of)}/clearance`;
	const body: Say = (names, { locale }) =>
		m.letter_draft_objection_body({ ...names, day: formatDay(until, locale) }, { locale });
	return letterOf(origin, of, m.letter_draft_waits_subject, { body, path });
}

/** To whoever prepares the quarter: for a role it is cleared. */
export function clearedLetter(origin: string, of: OfPublication, role: string): LetterTo {
	const path = `/manage${pathOf(of)}/publish`;
	const body: Say = (names, { locale }) =>
		m.letter_draft_cleared_body({ ...names, role: clearanceWords(role, locale) }, { locale });
	return letterOf(origin, of, m.letter_draft_cleared_subject, { body, path });
}

/** To whoever prepares it: for a role it is sent back. Why stands on the page, since it may name a figure. */
export function sentBackLetter(origin: string, of: OfPublication, role: string): LetterTo {
	const path = `/manage${pathOf(of)}/publish`;
	const body: Say = (names, { locale }) =>
		m.letter_draft_back_body({ ...names, role: clearanceWords(role, locale) }, { locale });
	return letterOf(origin, of, m.letter_draft_back_subject, { body, path });
}

/** To whoever prepares it: the clock did not publish what it was set to. */
export function notPublishedLetter(origin: string, of: OfPublication): LetterTo {
	const path = `/manage${pathOf(of)}/publish`;
	return letterOf(origin, of, m.letter_not_published_subject, { body: m.letter_not_published_body, path });
}

/** To the plan's people. @param revision 1.0: the first one */
export function publishedLetter(origin: string, of: OfPublication, revision: string): LetterTo {
	const path = pathOf(of);
	if (revision === '1.0')
		return letterOf(origin, of, m.letter_published_subject, { body: m.letter_published_body, path });
	const subject: Say = (names, options) => m.letter_revised_subject({ ...names, revision }, options);
	return letterOf(origin, of, subject, { body: m.letter_revised_body, path });
}

/** To the plan's people. */
export function publicationWithdrawnLetter(origin: string, of: OfPublication): LetterTo {
	const path = pathOf(of);
	return letterOf(origin, of, m.letter_withdrawn_quarter_subject, {
		body: m.letter_withdrawn_quarter_body,
		path,
	});
}
