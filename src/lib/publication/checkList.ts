/** What stands in the way of publishing a quarter, and what is said of it. Source: docs/rules.md, Publication. */
import { hasCleared, type RoleStanding } from './clearance.ts';

/** These stop it. */
export const PUBLICATION_ERRORS = [
	'not due yet',
	'no contact',
	'clearance missing',
	'sent back',
	'under embargo',
	'published since',
	'words changed',
	'waves changed',
	'sections missing',
	'numbers unresolved',
	'numbers withheld',
	'live figures unknown',
] as const;
/** These are taken note of, each by its name. */
export const PUBLICATION_WARNINGS = [
	'partners missing',
	'not locked',
	'indicators without report',
	'indicators withheld',
	'language missing',
	'language older',
	'numbers to look at',
] as const;
export type PublicationError = (typeof PUBLICATION_ERRORS)[number];
export type PublicationWarning = (typeof PUBLICATION_WARNINGS)[number];

export interface Listed<Name> {
	readonly name: Name;
	/** Which ones, as they are called: roles, indicators, languages; empty where there is nothing to name. */
	readonly what: readonly string[];
}

export interface CheckList {
	readonly errors: readonly Listed<PublicationError>[];
	readonly warnings: readonly Listed<PublicationWarning>[];
}

/** What is looked at, of a draft and the plan by now. */
export interface Checkable {
	/** The plan's. */
	readonly timezone: string;
	/** ISO day in the plan's time zone. */
	readonly today: string;
	/** Last day on which reports are due, ISO. */
	readonly due: string;
	/** Last day on which anything may change, ISO; null: none. */
	readonly locks: string | null;
	readonly contacts: readonly string[];
	/** How each of them stands to this very draft. */
	readonly standings: readonly RoleStanding[];
	/** Nothing is published before, milliseconds; null: nothing holds it back. */
	readonly embargo: number | null;
	/** Milliseconds. */
	readonly now: number;
	/** It has to be made anew: what it was proven with, or asked to withhold, is not what it is by now. */
	readonly isOutdated: boolean;
	/** The quarter's words are no longer those of the draft. */
	readonly wordsChanged: boolean;
	/** The waves of surveys that go with it are others by now, or show something else. */
	readonly wavesChanged: boolean;
	/** Required sections that say nothing. */
	readonly missing: readonly string[];
	/** Where numbers contradict a figure and were neither put right nor accepted: section, output and language. */
	readonly unresolved: readonly string[];
	/** Typed numbers that tell what is withheld: section, output, language, and as it is written. */
	readonly telling: readonly string[];
	/** Where numbers ask somebody to look. */
	readonly toLookAt: readonly string[];
	/** Live figures that mean nothing, as they stand there. */
	readonly unknownLive: readonly string[];
	readonly reports: { readonly expected: number; readonly approved: number };
	/** Codes of indicators without a figure. */
	readonly silent: readonly string[];
	/** Codes of indicators of which not even the figure of the whole is shown. */
	readonly withheld: readonly string[];
	/** Sections that are there in another language alone. */
	readonly lacking: readonly string[];
	/** Sections that say what their original said before. */
	readonly older: readonly string[];
}

export function checkList(about: Checkable): CheckList {
	const errors: (Listed<PublicationError> | null)[] = [
		about.today <= about.due ? { name: 'not due yet', what: [about.due] } : null,
		about.contacts.length === 0 ? { name: 'no contact', what: [] } : null,
		named(
			'clearance missing',
			rolesThat(about, (one) => !hasCleared(one) && one.is !== 'sent back'),
		),
		named(
			'sent back',
			rolesThat(about, ({ is }) => is === 'sent back'),
		),
		about.embargo !== null && about.now < about.embargo
			? { name: 'under embargo', what: [new Date(about.embargo).toISOString(), about.timezone] }
			: null,
		about.isOutdated ? { name: 'published since', what: [] } : null,
		about.wordsChanged ? { name: 'words changed', what: [] } : null,
		about.wavesChanged ? { name: 'waves changed', what: [] } : null,
		named('sections missing', about.missing),
		named('numbers unresolved', about.unresolved),
		named('numbers withheld', about.telling),
		named('live figures unknown', about.unknownLive),
	];
	const left = about.reports.expected - about.reports.approved;
	const warnings: (Listed<PublicationWarning> | null)[] = [
		left > 0 ? { name: 'partners missing', what: [`${left}`, `${about.reports.expected}`] } : null,
		about.locks === null || about.today <= about.locks ? { name: 'not locked', what: [] } : null,
		named('indicators without report', about.silent),
		named('indicators withheld', about.withheld),
		named('language missing', about.lacking),
		named('language older', about.older),
		named('numbers to look at', about.toLookAt),
	];
	return {
		errors: errors.filter((one) => one !== null),
		warnings: warnings.filter((one) => one !== null),
	};
}

function rolesThat({ standings }: Checkable, fits: (one: RoleStanding) => boolean): string[] {
	return standings.filter(fits).map(({ role }) => role);
}

function named<Name>(name: Name, what: readonly string[]): Listed<Name> | null {
	return what.length > 0 ? { name, what } : null;
}
