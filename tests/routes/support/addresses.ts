/** An address of the seed for each route. */
import { ROUTES } from '#lib/access/permission.ts';

/** A parameter that is new has to be added. */
const VALUES: Readonly<Record<string, string>> = {
	plan: 'harbour',
	sector: 'shelter',
	year: '2024',
	quarter: 'q1',
	token: 'no-such-token',
	table: 'donors',
	pcode: 'ZZ111',
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
};

/** Throws where a parameter of the route has no value. */
export function addressOf(route: string, values: Readonly<Record<string, string>> = {}): string {
	const all = { ...VALUES, ...values };
	const path = route
		.replace('[code]/[table]', '[code]/contributions')
		.replace(/(donors|indicators)\/\[code\]/, (_, kind: string) => `${kind}/${CODES[kind] ?? ''}`)
		.replaceAll(/\[([\w=]+)\]/g, (whole, name: string) => all[name] ?? whole);
	if (path.includes('[')) throw new Error(`no value for each parameter of ${route}`);
	const question = route.startsWith('/api/') ? (QUESTIONS[path.split('/').at(-1) ?? ''] ?? '') : '';
	return path + question.replace('Y', all.year ?? '').replace('Q', (all.quarter ?? '').slice(1));
}

/** Every route that can be read. */
export const READABLE = Object.keys(ROUTES).filter((route) => ROUTES[route]?.GET);
