/** What the worker answers for, by address; everything else goes on to the server as if there were no worker. */
import { LANGUAGES, TRANSLATIONS, type Language } from '#lib/plan/text.ts';

/** Where the scripts and styles of a build lie, under names that change with what is in them. */
export const PROGRAM = '/_app/immutable/';

/** The page without anything in it, which shows what lies on the device. */
const EMPTY = '/reports/kept';
const PREFIX = new RegExp(`^/(${TRANSLATIONS.join('|')})(?=/|$)`);
const DATA = /\/__data\.json$/;

export type Asked =
	| { readonly is: 'program' }
	/** A report's page, or its data. */
	| { readonly is: 'report' | 'report data'; readonly report: number; readonly language: Language }
	| { readonly is: 'kept' | 'kept data' | 'other report page'; readonly language: Language }
	/** Somebody is signing in: who is here is not known until a page says so. */
	| { readonly is: 'signing in' }
	| { readonly is: 'none of ours' };

/** @param request `isPage`: the browser is going there */
export function askedFor(request: {
	readonly path: string;
	readonly method: string;
	readonly isPage: boolean;
}): Asked {
	const language = (PREFIX.exec(request.path)?.[1] ?? LANGUAGES[0]) as Language;
	const path = request.path.replace(PREFIX, '');
	if (request.method === 'POST' && request.isPage && /^\/account(\/|$)/.test(path))
		return { is: 'signing in' };
	if (request.method !== 'GET') return { is: 'none of ours' };
	if (path.startsWith(PROGRAM)) return { is: 'program' };
	const page = path.replace(DATA, '');
	const isData = page !== path;
	if (!isData && !request.isPage) return { is: 'none of ours' };
	const report = Number(/^\/reports\/(\d{1,9})$/.exec(page)?.[1] ?? 0);
	if (report > 0) return { is: isData ? 'report data' : 'report', report, language };
	if (page === EMPTY) return { is: isData ? 'kept data' : 'kept', language };
	return /^\/reports(\/|$)/.test(page) && !isData
		? { is: 'other report page', language }
		: { is: 'none of ours' };
}

export function emptyPage(language: Language): string {
	return (language === LANGUAGES[0] ? '' : `/${language}`) + EMPTY;
}

export const PROGRAM_NAME = 'masar.program.';

/** The cache of one build's scripts, styles and empty pages. */
export function programOf(build: string): string {
	return PROGRAM_NAME + build;
}
