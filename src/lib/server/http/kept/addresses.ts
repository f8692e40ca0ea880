/** The addresses whose answers are the same for every stranger, and the parameters that each of them knows. */
import type { z } from 'zod';
import {
	fundingQuestion,
	geometryQuestion,
	noQuestion,
	partnersQuestion,
	peopleQuestion,
	placesQuestion,
	progressQuestion,
	seriesQuestion,
} from '#lib/exchange/forms/questions.ts';
import { servicesQuestion } from '#lib/exchange/forms/services.ts';
import { whyQuestion } from '#lib/figures/forms/why.ts';
import { ROUTES } from '#lib/access/permission.ts';
import { MAP_FILTERS } from '#lib/cartography/map.ts';

const QUARTER = '/[plan]/[sector]/[year]/[quarter]';
const SECTOR = '/api/v1/plans/[plan]/sectors/[sector]';
const MAP = ['output', 'indicator', 'level', 'show', 'classes', 'patterns', 'window', ...MAP_FILTERS];
const COMPARE = ['window', 'place', 'other', 'with'];
const PICTURE = [...new Set([...MAP, ...COMPARE])];
const asked = (question: z.ZodObject) => Object.keys(question.shape);

/**
 * Route by route. Not listed, because what they are asked is free text that hardly anybody asks twice: the search for
 * places. A parameter that a page leaves alone is not listed either: `utm_source` makes no other page, and whoever invents
 * one has the page that is there.
 */
export const ADDRESSES: Readonly<Record<string, readonly string[]>> = {
	'/': [],
	'/[plan]': [],
	'/[plan]/[sector]': [],
	'/[plan]/[sector]/publications': [],
	[QUARTER]: ['window', 'compare'],
	[`${QUARTER}/[picture].png`]: PICTURE,
	[`${QUARTER}/[picture].svg`]: PICTURE,
	[`${QUARTER}/[table].csv`]: ['compare', ...PICTURE],
	[`${QUARTER}/compare`]: COMPARE,
	// Never before each file is made: until then it says itself that it is not kept.
	[`${QUARTER}/data`]: [],
	[`${QUARTER}/donors/[code]`]: ['window', 'part'],
	[`${QUARTER}/donors/[code]/[table].csv`]: ['window'],
	[`${QUARTER}/funding`]: ['part'],
	[`${QUARTER}/funding/[table].csv`]: [],
	[`${QUARTER}/how`]: [],
	[`${QUARTER}/indicators/[code]`]: ['window', 'part'],
	[`${QUARTER}/indicators/[code]/[table].csv`]: ['window'],
	[`${QUARTER}/map`]: [...MAP, 'sort', 'place', 'part'],
	[`${QUARTER}/partners`]: ['part'],
	[`${QUARTER}/places/[pcode]`]: ['window'],
	[`${QUARTER}/places/[pcode]/[table].csv`]: [],
	[`${QUARTER}/referrals`]: [],
	[`${QUARTER}/referrals/[table].csv`]: [],
	[`${QUARTER}/why`]: asked(whyQuestion),
	[`/embed${QUARTER}/[picture]`]: PICTURE,
	'/services/[plan]': ['need', 'district', 'part'],
	'/services/[plan]/[table].csv': [],
	'/services/[plan]/map': ['need'],
	'/services/[plan]/services.json': [],
	'/api/v1/openapi.json': asked(noQuestion),
	'/api/v1/plans': asked(noQuestion),
	'/api/v1/plans/[plan]/services': asked(servicesQuestion),
	[`${SECTOR}/geometry`]: asked(geometryQuestion),
	[`${SECTOR}/funding`]: asked(fundingQuestion),
	[`${SECTOR}/partners`]: asked(partnersQuestion),
	[`${SECTOR}/publications`]: asked(noQuestion),
	[`${SECTOR}/people`]: asked(peopleQuestion),
	[`${SECTOR}/places`]: asked(placesQuestion),
	// Not `provisional`: it is for people with a right to it.
	[`${SECTOR}/progress`]: asked(progressQuestion).filter((name) => name !== 'provisional'),
	[`${SECTOR}/series`]: asked(seriesQuestion),
};

/** Free text: a page that is asked for it is nobody else's. */
const FREE: Readonly<Record<string, string>> = { [`${QUARTER}/map`]: 'find' };

/** The first parts of addresses that are no plan's: those of other routes, and of the browser's own files. */
const OTHERS = new Set(['_app', ...Object.keys(ROUTES).map((route) => route.split('/')[1] ?? '')]);

/** The lists that a page shows in parts, as its address calls them; of the other pages with parts the one list has no name. */
const LISTS: Readonly<Record<string, readonly string[]>> = {
	[`${QUARTER}/donors/[code]`]: ['given', 'results', 'where'],
	[`${QUARTER}/funding`]: ['way', 'donors', 'partners', 'contributions'],
	[`${QUARTER}/indicators/[code]`]: ['places-2', 'places-3', 'partners'],
	[`${QUARTER}/partners`]: ['what', 'where', 'activities'],
};

const PATTERNS = Object.entries(ADDRESSES).map(([route, parameters]) => ({
	route,
	path: new RegExp(`^${route.replaceAll('.', '\\.').replaceAll(/\[\w+\]/g, '([^/]+)')}$`),
	isApi: route.startsWith('/api/'),
	/** Begins with the code of a plan, or with nothing. */
	isOfPlan: route === '/' || route.startsWith('/[plan]'),
	plan: route.includes('[plan]'),
	parameters: new Set(parameters),
	free: FREE[route],
	part: partIn(LISTS[route]),
}));

/** An address whose answer may be kept. */
export interface KeptAddress {
	/** Path and known parameters in one order: addresses that ask the same are one. What is made is made of it alone. */
	readonly target: string;
	/** Code of the plan that it speaks of; null: of all plans. */
	readonly plan: string | null;
	/** The route that answers, parameters in brackets. */
	readonly route: string;
}

const LONGEST = 2000;
const LANGUAGE = /^\/(?:ar|fr)(?=\/|$)/;

/** What a request's target asks for; null: nothing that is kept, so that the framework answers. */
export function keptAddress(target: string): KeptAddress | null {
	if (target.length > LONGEST || !target.startsWith('/')) return null;
	const [path = '', query = ''] = split(target);
	// Written otherwise than the links of the pages: not worth a second copy.
	if (!/^[\w./~-]+$/.test(path)) return null;
	const plain = path.replace(LANGUAGE, '') || '/';
	const found = PATTERNS.find(
		(one) => one.path.test(plain) && (one.isApi ? plain === path : !one.isOfPlan || !isOther(plain)),
	);
	if (!found) return null;
	// The API refuses what it does not know.
	const isAsked = (name: string) => found.isApi || found.parameters.has(name) || name === found.free;
	const parameters = [...new URLSearchParams(query)].filter(([name]) => isAsked(name));
	const names = new Set(parameters.map(([name]) => name));
	if (names.size !== parameters.length || !names.isSubsetOf(found.parameters)) return null;
	// Each that is kept displaces another page: of a list at most 999 parts, and each under one name.
	if (parameters.some(([name, value]) => name === 'part' && !found.part.test(value))) return null;
	parameters.sort(([a], [b]) => (a < b ? -1 : 1));
	const question = parameters.length > 0 ? `?${new URLSearchParams(parameters)}` : '';
	return {
		target: path + question,
		plan: found.plan ? (found.path.exec(plain)?.[1] ?? null) : null,
		route: found.route,
	};
}

function partIn(lists: readonly string[] | undefined): RegExp {
	return new RegExp(`^${lists ? `(?:${lists.join('|')})-` : ''}[1-9]\\d{0,2}$`);
}

/** A file such as `/robots.txt`, or a page that is of no plan. */
function isOther(path: string): boolean {
	const first = path.split('/')[1] ?? '';
	return first.includes('.') || (first !== '' && OTHERS.has(first));
}

function split(target: string): [string, string] {
	const at = target.indexOf('?');
	return at < 0 ? [target, ''] : [target.slice(0, at), target.slice(at + 1)];
}
