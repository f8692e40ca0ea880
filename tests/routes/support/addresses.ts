/** An address of the seed for each route. */
import { ROUTES } from '#lib/access/permission.ts';
import { MAP_TABLES } from '#lib/server/cartography/tables.ts';
import { COMPARE_TABLES } from '#lib/server/figures/tables/compare.ts';
import { INDICATOR_TABLES } from '#lib/server/figures/tables/indicator.ts';
import { PLACE_TABLES } from '#lib/server/figures/tables/place.ts';
import { QUARTER_TABLES } from '#lib/server/figures/tables/quarter.ts';
import { DONOR_TABLES } from '#lib/server/funding/tables/donor.ts';
import { FUNDING_TABLES } from '#lib/server/funding/tables/funding.ts';
import { SENT_TABLES } from '#lib/server/referral/tables.ts';
import { HSDS_TABLES } from '#lib/server/service/hsds/tables.ts';

/** A parameter that is new has to be added. */
const VALUES: Readonly<Record<string, string>> = {
	plan: 'harbour',
	sector: 'shelter',
	year: '2024',
	quarter: 'q1',
	token: 'no-such-token',
	pcode: 'ZZ111',
	revision: '1.0',
	part: 'progress',
	name: 'figures.csv',
	picture: 'progress',
	survey: 'voices',
	wave: 'first',
	question: 'safe',
	/** Not public. */
	'wave=id': '2',
	/** Of open answers, in a wave that is not public. */
	'question=id': '2',
	/** Of partner 1, for whom those who report here act. */
	'id=id': '2',
};
const CODES: Record<string, string> = { donors: 'D1', indicators: '1.1.a' };
/** Asked with what they need. */
const QUESTIONS: Record<string, string> = {
	progress: '?year=Y&quarter=Q&window=quarter',
	people: '?year=Y&quarter=Q&window=quarter',
	places: '?indicator=1.1.a&year=Y&quarter=Q&window=quarter',
	partners: '?year=Y&quarter=Q&window=quarter',
	referrals: '?year=Y&quarter=Q',
	why: '?figure=indicator&indicator=1.1.a',
	/** Of the report that `id` is. */
	place: '?row=2',
};

/** Throws where a parameter of the route has no value. */
export function addressOf(route: string, values: Readonly<Record<string, string>> = {}): string {
	const all = { ...VALUES, ...values };
	const path = route
		.replace('/[picture].png', '/preview.png')
		.replace('/[table].csv', (_, at: number) => `/${Object.keys(TABLES[route.slice(0, at)] ?? {})[0]}.csv`)
		.replace(/(donors|indicators)\/\[code\]/, (_, kind: string) => `${kind}/${CODES[kind] ?? ''}`)
		.replaceAll(/\[([\w=]+)\]/g, (whole, name: string) => all[name] ?? whole);
	if (path.includes('[')) throw new Error(`no value for each parameter of ${route}`);
	const isOfSurvey = route.includes('/surveys/') && route.endsWith('/why');
	const asked = isOfSurvey ? '?figure=share&option=yes' : (QUESTIONS[path.split('/').at(-1) ?? ''] ?? '');
	const question =
		route.startsWith('/api/') || route.endsWith('/why') || route === '/reports/[id=id]/place' ? asked : '';
	return path + question.replace('Y', all.year ?? '').replace('Q', (all.quarter ?? '').slice(1));
}

/** The tables of each route of files, which are addresses of their own. */
const TABLES: Readonly<Record<string, object>> = {
	'/services/[plan]': HSDS_TABLES,
	'/[plan]/[sector]/[year]/[quarter]': { ...QUARTER_TABLES, ...COMPARE_TABLES, ...MAP_TABLES },
	'/[plan]/[sector]/[year]/[quarter]/donors/[code]': DONOR_TABLES,
	'/[plan]/[sector]/[year]/[quarter]/funding': FUNDING_TABLES,
	'/[plan]/[sector]/[year]/[quarter]/indicators/[code]': INDICATOR_TABLES,
	'/[plan]/[sector]/[year]/[quarter]/places/[pcode]': PLACE_TABLES,
	'/[plan]/[sector]/[year]/[quarter]/referrals': SENT_TABLES,
};

/** Those that are asked nothing. */
const PICTURES = ['map', 'progress', 'people', 'reports', 'money', 'outputs', 'results', 'flow'];

/** Every route that can be read, with each table and picture of those that have some. Throws for a route that is not listed above. */
export const READABLE = Object.keys(ROUTES)
	.filter((route) => ROUTES[route]?.GET)
	.flatMap((route) => {
		if (route.endsWith('/[picture].svg')) return PICTURES.map((name) => route.replace('[picture]', name));
		if (!route.endsWith('/[table].csv')) return [route];
		const home = route.slice(0, -'/[table].csv'.length);
		const tables = TABLES[home];
		if (!tables) throw new Error(`the tables of ${route} are not listed`);
		return Object.keys(tables).map((name) => `${home}/${name}.csv`);
	});

/** Files of tables for everybody. What is internal is looked at by `referrals.test.ts`. */
export const OPEN_TABLES = READABLE.filter(
	(route) => route.endsWith('.csv') && (ROUTES[route]?.GET?.includes('stranger') ?? true),
);
