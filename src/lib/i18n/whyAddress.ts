/** Where a figure is explained, and what asks the API for it. */
import type { Level } from '#lib/places/place.ts';
import type { IndicatorAsked, TRACED_FIGURES, TraceAsked } from '#lib/figures/trace/asked.ts';
import { DIMENSIONS, type Dimension } from '#lib/plan/groups.ts';
import type { Scope } from '#lib/plan/scope.ts';
import type { Quarter, Window } from '#lib/plan/quarter.ts';
import { addressOf, inLanguage } from './address.ts';

const PARTS = [
	...(['indicator', 'place', 'donor', 'partner', 'output', ...DIMENSIONS] as const),
	...(['survey', 'wave', 'question', 'option', 'by', 'group'] as const),
] as const;

/** A figure as a link names it, by codes: of the year to date and of all of it, unless it says otherwise. */
export type WhyLink = {
	readonly figure: (typeof TRACED_FIGURES)[number];
	readonly window?: Window | undefined;
} & { readonly [part in (typeof PARTS)[number]]?: string | undefined };

export function whyAddress(
	scope: Parameters<typeof addressOf>[0],
	quarter: Quarter,
	{ figure, window, ...asked }: WhyLink,
): string {
	const query = new URLSearchParams({ figure });
	for (const part of PARTS) {
		const value = asked[part];
		if (value !== undefined) query.set(part, value);
	}
	if (window === 'quarter') query.set('window', window);
	return `${addressOf(scope, quarter, '/why')}?${query}`;
}

/** Where whoever reviews reads the rows that stand behind an indicator's figure. */
export function rowsAddress(
	{ plan, sector }: Pick<Scope, 'plan' | 'sector'>,
	{ year, quarter }: Quarter,
	{ indicator, place, window }: IndicatorAsked,
): string {
	const query = new URLSearchParams({ figure: 'indicator', indicator });
	if (place !== undefined) query.set('place', place);
	if (window === 'quarter') query.set('window', window);
	return inLanguage(`/manage/${plan.code}/${sector.code}/${year}/q${quarter}/why?${query}`);
}

/** What of a figure decides which question of the API has it. */
export type ApiAsked = TraceAsked & { readonly level?: Level | undefined };

/**
 * The question that gives the figure: of the API, which answers of a quarter the newest revision; of a revision that is not the
 * newest, and for what the API is not asked of a published quarter, the table of its document. Null: a draft has neither, and what is planned today no question.
 */
export function queryAddress(
	{ plan, sector, edition }: Scope,
	quarter: Quarter,
	asked: ApiAsked,
): string | null {
	if (edition ? edition.revision === null : asked.figure === 'pipeline') return null;
	if ('answer' in asked && !edition) {
		const { survey, wave } = asked.answer;
		return `/surveys/${plan.code}/${survey}/${wave}/results.json`;
	}
	const isAsked =
		'answer' in asked ||
		asked.figure === 'pipeline' ||
		(asked.figure === 'indicator' && (asked.donor !== undefined || asked.partner !== undefined));
	if (edition && (edition.revision !== edition.newest || isAsked)) {
		const of = `/${plan.code}/${sector.code}/publications/${quarter.year}/q${quarter.quarter}`;
		return `${of}/${edition.revision}/tables/${tableOf(asked)}`;
	}
	const { name, ...question } = questionOf(asked);
	const given = Object.entries({ ...question, year: quarter.year, quarter: quarter.quarter });
	const known = given.filter(
		([key, value]) => value !== undefined && !(name === 'funding' && key === 'quarter'),
	);
	const query = new URLSearchParams(known.map(([key, value]) => [key, String(value)]));
	return `/api/v1/plans/${plan.code}/sectors/${sector.code}/${name}?${query}`;
}

type Question = { readonly name: string; readonly [parameter: string]: string | undefined };

function questionOf(asked: ApiAsked): Question {
	if (asked.figure === 'people') return { name: 'people', window: asked.window };
	if (asked.figure !== 'indicator') return { name: 'funding' };
	const { indicator, window, place, donor, partner, groups, level = 0 } = asked;
	const isFiltered = donor !== undefined || partner !== undefined;
	if (place !== undefined && level > 0 && !isFiltered && !hasGroup(groups))
		return { name: 'places', indicator, window, level: String(level) };
	// The answer has the groups of the whole, each by its code.
	const by = isFiltered || place !== undefined ? groups : {};
	return { name: 'progress', window, place, donor, partner, ...by };
}

/** The part of a publication that holds it. */
function tableOf(asked: ApiAsked): string {
	if ('answer' in asked) return 'spoken';
	if (asked.figure === 'people' || asked.figure === 'pipeline') return asked.figure;
	if (asked.figure !== 'indicator') return 'fundingDetail';
	if (asked.donor !== undefined) return 'donor';
	return asked.place === undefined ? 'progress' : 'place';
}

function hasGroup(groups: { readonly [D in Dimension]?: string | undefined }): boolean {
	return Object.values(groups).some((code) => code !== undefined);
}
