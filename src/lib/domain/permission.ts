/** Who may do what: the one table. What it does not list, nobody may. Source: reliability.md, "Authorisation". */
import type { PublicMode } from './disclosure.ts';

export const ROLES = [
	'administrator',
	'coordinator',
	'partner_reporter',
	'partner_approver',
	'donor',
	'reader',
] as const;
/** Whoever is not signed in is a stranger. */
export type Role = 'stranger' | (typeof ROLES)[number];

/** The methods that a route may answer. HEAD and OPTIONS follow GET. */
export const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;
export type Method = (typeof METHODS)[number];

const EVERYBODY: readonly Role[] = ['stranger', ...ROLES];
const READ = { GET: EVERYBODY } as const;

/** Route identifiers as the router names them, with the methods that they answer and who may use each. */
export const ROUTES: Readonly<Record<string, Readonly<Partial<Record<Method, readonly Role[]>>>>> = {
	'/': READ,
	'/[plan]': READ,
	'/[plan]/[sector]': READ,
	'/[plan]/[sector]/[year]/[quarter]': READ,
	'/[plan]/[sector]/[year]/[quarter]/donors/[code]': READ,
	'/[plan]/[sector]/[year]/[quarter]/donors/[code]/[table].csv': READ,
	'/[plan]/[sector]/[year]/[quarter]/funding': READ,
	'/[plan]/[sector]/[year]/[quarter]/funding/[table].csv': READ,
	'/[plan]/[sector]/[year]/[quarter]/how': READ,
	'/[plan]/[sector]/[year]/[quarter]/indicators/[code]': READ,
	'/[plan]/[sector]/[year]/[quarter]/indicators/[code]/groups.csv': READ,
	'/[plan]/[sector]/[year]/[quarter]/indicators/[code]/places.csv': READ,
	'/[plan]/[sector]/[year]/[quarter]/indicators/[code]/values.csv': READ,
	'/[plan]/[sector]/[year]/[quarter]/map': READ,
	'/[plan]/[sector]/[year]/[quarter]/map.csv': READ,
	'/[plan]/[sector]/[year]/[quarter]/map.svg': READ,
	'/[plan]/[sector]/[year]/[quarter]/partners': READ,
	'/[plan]/[sector]/[year]/[quarter]/partners.csv': READ,
	'/[plan]/[sector]/[year]/[quarter]/people.csv': READ,
	'/[plan]/[sector]/[year]/[quarter]/places.csv': READ,
	'/[plan]/[sector]/[year]/[quarter]/places/[pcode]': READ,
	'/[plan]/[sector]/[year]/[quarter]/places/[pcode]/values.csv': READ,
	'/[plan]/[sector]/[year]/[quarter]/progress.csv': READ,
	'/api/v1/openapi.json': READ,
	'/api/v1/plans': READ,
	'/api/v1/plans/[plan]/sectors/[sector]/geometry': READ,
	'/api/v1/plans/[plan]/sectors/[sector]/funding': READ,
	'/api/v1/plans/[plan]/sectors/[sector]/partners': READ,
	'/api/v1/plans/[plan]/sectors/[sector]/people': READ,
	'/api/v1/plans/[plan]/sectors/[sector]/places': READ,
	'/api/v1/plans/[plan]/sectors/[sector]/places/search': READ,
	'/api/v1/plans/[plan]/sectors/[sector]/progress': READ,
	'/api/v1/plans/[plan]/sectors/[sector]/series': READ,
};

/** What a role may see beyond the route that it asks. */
const SIGHTS = {
	/** Approved and submitted reports together, always labelled so. */
	'provisional figures': ['administrator', 'coordinator'],
	/** Approved figures of a plan that shows strangers only what a publication froze. */
	'unpublished figures': [
		'administrator',
		'coordinator',
		'partner_reporter',
		'partner_approver',
		'donor',
		'reader',
	],
} as const satisfies Record<string, readonly Role[]>;
export type Sight = keyof typeof SIGHTS;

/**
 * Whether the role may ask this of a route. Fails closed: an unlisted route, or a method that the route does not have.
 * @param route the identifier of the route, parameters in brackets; null where no route fits the address
 */
export function may(role: Role, route: string | null, method = 'GET'): boolean {
	if (route === null || !Object.hasOwn(ROUTES, route)) return false;
	const plain = method === 'HEAD' || method === 'OPTIONS' ? 'GET' : method;
	const asked = METHODS.find((one) => one === plain);
	return asked !== undefined && (ROUTES[route]?.[asked]?.includes(role) ?? false);
}

/** The methods that a route answers, as the header `Allow` lists them; empty for an unlisted route. */
export function allowedMethods(route: string): string[] {
	if (!Object.hasOwn(ROUTES, route)) return [];
	const listed = Object.keys(ROUTES[route] ?? {});
	return listed.includes('GET') ? [...listed, 'HEAD', 'OPTIONS'] : listed;
}

export function maySee(role: Role, sight: Sight): boolean {
	const allowed: readonly Role[] = SIGHTS[sight];
	return allowed.includes(role);
}

/** Whether the role sees the plan's figures at all; until publication is built, `published` shows strangers none. */
export function maySeeFigures(role: Role, mode: PublicMode): boolean {
	return mode === 'approved' || maySee(role, 'unpublished figures');
}
