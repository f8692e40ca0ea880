/** Addresses of pages, in the reader's language. */
import type { MarkedAs, SingleFile, TEMPLATES_AS } from '#lib/exchange/sent.ts';
import type { Route } from '#lib/access/permission.ts';
import type { Edition } from '#lib/plan/edition.ts';
import type { Quarter, Window } from '#lib/plan/quarter.ts';
import { baseLocale, getLocale, locales, type Locale } from '#lib/paraglide/runtime.js';

export const COMPARISONS = ['previous-year', 'none'] as const;
export type Comparing = (typeof COMPARISONS)[number];

/** What a page of a quarter is asked; what is absent is the standard, and stays out of the address. */
export interface View {
	readonly window?: Window;
	readonly compare?: Comparing;
}

interface Codes {
	readonly plan: { readonly code: string };
	readonly sector: { readonly code: string };
	readonly edition?: Pick<Edition, 'segment' | 'year' | 'quarter'>;
	readonly isLive?: true;
}

/** What stands behind the quarter: a page of a revision leads to pages of that revision. */
function segmentOf({ edition, isLive }: Codes, { year, quarter }: Quarter): string {
	if (isLive) return '/live';
	return edition?.segment && edition.year === year && edition.quarter === quarter
		? `/${edition.segment}`
		: '';
}

/** By hand, since `localizeHref` matches every pattern anew for each link: a third of the time of a page full of them. */
export function inLanguage(path: string, locale: Locale = getLocale()): string {
	if (locale === baseLocale) return path;
	return path === '/' ? `/${locale}` : `/${locale}${path}`;
}

const PREFIX = new RegExp(`^/(?:${locales.filter((locale) => locale !== baseLocale).join('|')})(?=/|$)`);

/** The address, in whichever language it is now, in the given one. */
export function translatedAddress(
	{ pathname, search }: { readonly pathname: string; readonly search: string },
	locale: Locale,
): string {
	return inLanguage(pathname.replace(PREFIX, '') || '/', locale) + search;
}

export function homeAddress(): string {
	return inLanguage('/');
}

export function signInAddress(to?: string): string {
	return inLanguage('/account/sign-in') + (to === undefined ? '' : `?${new URLSearchParams({ to })}`);
}

export function accountAddress(tail = ''): string {
	return inLanguage(`/account${tail}`);
}

type ManagedPage = Route extends infer One
	? One extends `/manage/${infer Page}`
		? Page extends `${string}[${string}`
			? never
			: Page
		: never
	: never;

/** @param plan code of the plan that is managed; the first one where it is not given */
export function manageAddress(page: ManagedPage, plan?: string): string {
	return inLanguage(`/manage/${page}`) + (plan === undefined ? '' : `?${new URLSearchParams({ plan })}`);
}

/** Where a plan is set up; without one, the list of plans. @param tail beginning with a slash: the part of it */
export function setUpAddress(plan?: string, tail = ''): string {
	return inLanguage(plan === undefined ? '/manage' : `/manage/${plan}${tail}`);
}

/**
 * Where a quarter's text is written.
 * @param question which section in which language; empty: the list of them
 */
export function textAddress(
	{ plan, sector }: Codes,
	{ year, quarter }: Quarter,
	question: Readonly<Record<string, string>> = {},
): string {
	const asked = new URLSearchParams(question);
	return (
		inLanguage(`/manage/${plan.code}/${sector.code}/${year}/q${quarter}/publication`) +
		(asked.size > 0 ? `?${asked}` : '')
	);
}

export function planAddress(plan: string): string {
	return inLanguage(`/${plan}`);
}

/** Where what is offered to people is listed. @param tail beginning with a slash: a file of it */
export function planServicesAddress(plan: string, tail = ''): string {
	return inLanguage(`/services/${plan}${tail}`);
}

/** Where a plan's surveys are. */
export function planSurveysAddress(plan: string): string {
	return inLanguage(`/surveys/${plan}`);
}

/** A wave of a survey. @param tail beginning with a slash: a question of it, or a file */
export function surveyAddress(plan: string, survey: string, wave: string, tail = ''): string {
	return inLanguage(`/surveys/${plan}/${survey}/${wave}${tail}`);
}

/** A question of a wave, split by another where that is asked. */
export function questionAddress(
	plan: string,
	asked: {
		readonly survey: string;
		readonly wave: string;
		readonly question: string;
		readonly by?: string | null;
	},
): string {
	const tail = `/${encodeURIComponent(asked.question)}`;
	const split = asked.by ? `?${new URLSearchParams({ by: asked.by })}` : '';
	return surveyAddress(plan, asked.survey, asked.wave, tail) + split;
}

export function sectorAddress(plan: string, sector: string): string {
	return inLanguage(`/${plan}/${sector}`);
}

/** @param tail what follows the quarter, beginning with a slash; its parts already encoded */
export function addressOf(scope: Codes, period: Quarter, tail = '', view: View = {}): string {
	const query = new URLSearchParams();
	if (view.window === 'quarter') query.set('window', view.window);
	if (view.compare === 'none') query.set('compare', view.compare);
	const question = query.size > 0 ? `?${query}` : '';
	const { plan, sector } = scope;
	const path = `/${plan.code}/${sector.code}/${period.year}/q${period.quarter}`;
	return inLanguage(path + segmentOf(scope, period) + tail) + question;
}

/**
 * A picture for other people's pages.
 * @param tail its name, beginning with a slash, and what it is asked
 */
export function embedAddress(scope: Codes, period: Quarter, tail: string): string {
	const { plan, sector } = scope;
	const path = `/embed/${plan.code}/${sector.code}/${period.year}/q${period.quarter}`;
	return inLanguage(path + segmentOf(scope, period) + tail);
}

/** Where a draft leaves as a Word file, and comes back. @param page the page for both, and not the file itself */
export function wordAddress(scope: Codes, quarter: Quarter, page?: 'page'): string {
	return `${textAddress(scope, quarter)}/${page ? 'word' : 'draft.docx'}`;
}

/** Where a quarter is published. */
export function publishAddress({ plan, sector }: Codes, { year, quarter }: Quarter): string {
	return inLanguage(`/manage/${plan.code}/${sector.code}/${year}/q${quarter}/publish`);
}

/** Where files are imported into a plan. @param id of one that was sent @param table asks which column of it is which */
export function importAddress(plan: string, id?: string, table?: string): string {
	const asked = table === undefined ? '' : `&columns=${table}`;
	return inLanguage(`/manage/${plan}/import`) + (id === undefined ? '' : `?import=${id}${asked}`);
}

/** Where a sector's rules for exports of ActivityInfo are. @param id of the import that asks for them; empty: none does */
export function activityInfoAddress(plan: string, sector: string, id = '', page = 1): string {
	const asked = [...(id === '' ? [] : [`import=${id}`]), ...(page === 1 ? [] : [`page=${page}`])];
	const tail = asked.length === 0 ? '' : `?${asked.join('&')}`;
	return inLanguage(`/manage/${plan}/${sector}/activityinfo`) + tail;
}

/** An empty table of a kind, to be filled and sent. */
export function templateAddress(plan: string, table: SingleFile, as: (typeof TEMPLATES_AS)[number]): string {
	return inLanguage(`/manage/${plan}/import/template`) + `?table=${table}&as=${as}`;
}

/** A sent table with its faults marked. */
export function markedAddress(plan: string, id: string, as: MarkedAs): string {
	return inLanguage(`/manage/${plan}/import/marked`) + `?import=${id}&as=${as}`;
}

/** Where open answers to a question are gathered under themes. @param tail beginning with a slash or a question mark */
export function themesAddress(plan: string, question: number, tail = ''): string {
	return inLanguage(`/manage/${plan}/surveys/themes/${question}`) + tail;
}

/** Where numbers of the population are typed that a wave's weights fit. @param wave its number */
export function populationAddress(plan: string, wave: number): string {
	return inLanguage(`/manage/${plan}/surveys/population/${wave}`);
}

/** Where a plan's surveys are imported and published. @param wave number of one of their waves */
export function manageSurveysAddress(plan: string, wave?: number): string {
	return inLanguage(`/manage/${plan}/surveys`) + (wave === undefined ? '' : `?wave=${wave}`);
}

/** Where a quarter's draft is cleared. */
export function clearanceAddress({ plan, sector }: Codes, { year, quarter }: Quarter): string {
	return inLanguage(`/manage/${plan.code}/${sector.code}/${year}/q${quarter}/clearance`);
}

/** What of a sector was published. */
export function publicationsAddress({ plan, sector }: Codes): string {
	return inLanguage(`/${plan.code}/${sector.code}/publications`);
}

export function indicatorTail(code: string): string {
	return `/indicators/${encodeURIComponent(code)}`;
}

export function placeTail(pcode: string): string {
	return `/places/${encodeURIComponent(pcode)}`;
}

export function donorTail(code: string): string {
	return `/donors/${encodeURIComponent(code)}`;
}
