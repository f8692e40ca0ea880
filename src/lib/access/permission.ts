/** Who may do what: the one table. What it does not list, nobody may. Source: docs/rules.md, Authorisation. */
export const ROLES = [
	'administrator',
	'coordinator',
	'clearer',
	'partner_reporter',
	'partner_approver',
	'donor',
	'reader',
] as const;
export type PlanRole = (typeof ROLES)[number];
/**
 * Whoever is not signed in is a stranger, and still one while a second factor is owed: `unproven`. Whoever is signed
 * in, with or without a role in a plan, is a person.
 */
export type Role = 'stranger' | 'unproven' | 'person' | PlanRole;

/** The methods that a route may answer. HEAD and OPTIONS follow GET. */
export const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;
export type Method = (typeof METHODS)[number];

const EVERYBODY: readonly Role[] = ['stranger', 'person', ...ROLES];
const READ = { GET: EVERYBODY } as const;
const PARTNERS: readonly Role[] = ['partner_reporter', 'partner_approver'];
const ADMINISTRATORS: readonly Role[] = ['administrator'];
const REVIEWERS: readonly Role[] = ['coordinator', 'administrator'];
const CLEARERS: readonly Role[] = ['clearer'];
/** Forms by which strangers become somebody. */
const ENTER = { GET: EVERYBODY, POST: EVERYBODY } as const;
const PROVE: readonly Role[] = ['unproven', 'person'];
const SIGNED_IN: readonly Role[] = ['person'];
const INVITERS: readonly Role[] = ['administrator', 'coordinator'];

/** Route identifiers as the router names them, with the methods that they answer and who may use each. */
const ROUTE_TABLE = {
	'/': READ,
	'/[plan]': READ,
	'/[plan]/[sector]': READ,
	'/[plan]/[sector]/publications': READ,
	'/[plan]/[sector]/publications/[year]/[quarter]/[revision]': READ,
	'/[plan]/[sector]/publications/[year]/[quarter]/[revision]/tables/[part]': READ,
	'/services/[plan]': READ,
	'/services/[plan]/[table].csv': READ,
	'/services/[plan]/map': READ,
	'/services/[plan]/services.json': READ,
	'/surveys/[plan]': READ,
	'/surveys/[plan]/[survey]/[wave]': READ,
	'/surveys/[plan]/[survey]/[wave]/[question]': READ,
	'/surveys/[plan]/[survey]/[wave]/[question]/chart.png': READ,
	'/surveys/[plan]/[survey]/[wave]/[question]/chart.svg': READ,
	'/surveys/[plan]/[survey]/[wave]/[question]/waves.csv': READ,
	'/surveys/[plan]/[survey]/[wave]/results.csv': READ,
	'/surveys/[plan]/[survey]/[wave]/results.json': READ,
	'/verify': READ,
	'/feed.atom': READ,
	'/embed/[plan]/[sector]/[year]/[quarter]/[picture]': READ,
	'/[plan]/[sector]/[year]/[quarter]': READ,
	'/[plan]/[sector]/[year]/[quarter]/[picture].png': READ,
	'/[plan]/[sector]/[year]/[quarter]/[picture].svg': READ,
	'/[plan]/[sector]/[year]/[quarter]/[table].csv': READ,
	'/[plan]/[sector]/[year]/[quarter]/compare': READ,
	'/[plan]/[sector]/[year]/[quarter]/data': READ,
	'/[plan]/[sector]/[year]/[quarter]/donors/[code]': READ,
	'/[plan]/[sector]/[year]/[quarter]/donors/[code]/[table].csv': READ,
	'/[plan]/[sector]/[year]/[quarter]/files/[name]': READ,
	'/[plan]/[sector]/[year]/[quarter]/funding': READ,
	'/[plan]/[sector]/[year]/[quarter]/funding/[table].csv': READ,
	'/[plan]/[sector]/[year]/[quarter]/how': READ,
	'/[plan]/[sector]/[year]/[quarter]/indicators/[code]': READ,
	'/[plan]/[sector]/[year]/[quarter]/indicators/[code]/[table].csv': READ,
	'/[plan]/[sector]/[year]/[quarter]/map': READ,
	'/[plan]/[sector]/[year]/[quarter]/partners': READ,
	'/[plan]/[sector]/[year]/[quarter]/places/[pcode]': READ,
	'/[plan]/[sector]/[year]/[quarter]/places/[pcode]/[table].csv': READ,
	'/[plan]/[sector]/[year]/[quarter]/referrals': READ,
	'/[plan]/[sector]/[year]/[quarter]/referrals/[table].csv': READ,
	'/[plan]/[sector]/[year]/[quarter]/why': READ,
	'/reports': { GET: PARTNERS, POST: PARTNERS },
	'/reports/services': { GET: PARTNERS, POST: PARTNERS },
	'/reports/kept': { GET: PARTNERS },
	'/reports/[id=id]': { GET: PARTNERS, POST: PARTNERS },
	'/reports/[id=id]/place': { GET: PARTNERS, POST: PARTNERS },
	'/reports/[id=id]/places.json': { GET: PARTNERS },
	'/reports/[id=id]/template.xlsx': { GET: PARTNERS },
	'/reports/[id=id]/workbook': { GET: PARTNERS, POST: PARTNERS },
	'/reports/[id=id]/summary': { GET: PARTNERS, POST: PARTNERS },
	'/review': { GET: REVIEWERS, POST: REVIEWERS },
	'/review/[id=id]': { GET: REVIEWERS, POST: REVIEWERS },
	'/account': { GET: SIGNED_IN, POST: SIGNED_IN },
	'/account/first/[token]': ENTER,
	'/account/forgotten': ENTER,
	'/account/invitation/[token]': ENTER,
	'/account/reset/[token]': ENTER,
	'/account/second-factor': { GET: PROVE, POST: PROVE },
	'/account/sign-in': ENTER,
	'/audit': { GET: ADMINISTRATORS },
	'/api/v1/openapi.json': READ,
	'/api/v1/plans': READ,
	'/api/v1/plans/[plan]/services': READ,
	'/api/v1/plans/[plan]/surveys': READ,
	'/api/v1/plans/[plan]/surveys/[survey]': READ,
	'/api/v1/plans/[plan]/surveys/[survey]/waves/[wave]/questions/[question]': READ,
	'/api/v1/plans/[plan]/surveys/[survey]/waves/[wave]/questions/[question]/themes': READ,
	'/api/v1/plans/[plan]/surveys/[survey]/waves/[wave]/questions/[question]/why': READ,
	'/api/v1/plans/[plan]/sectors/[sector]/geometry': READ,
	'/api/v1/plans/[plan]/sectors/[sector]/funding': READ,
	'/api/v1/plans/[plan]/sectors/[sector]/partners': READ,
	'/api/v1/plans/[plan]/sectors/[sector]/people': READ,
	'/api/v1/plans/[plan]/sectors/[sector]/places': READ,
	'/api/v1/plans/[plan]/sectors/[sector]/places/search': READ,
	'/api/v1/plans/[plan]/sectors/[sector]/progress': READ,
	'/api/v1/plans/[plan]/sectors/[sector]/publications': READ,
	'/api/v1/plans/[plan]/sectors/[sector]/publications/[year]/[quarter]/[revision]': READ,
	'/api/v1/plans/[plan]/sectors/[sector]/referrals': READ,
	'/api/v1/plans/[plan]/sectors/[sector]/series': READ,
	'/manage/[plan]/[sector]/[year]/[quarter]/publication': { GET: REVIEWERS, POST: REVIEWERS },
	'/manage/[plan]/[sector]/[year]/[quarter]/publication/draft.docx': { GET: REVIEWERS },
	'/manage/[plan]/[sector]/[year]/[quarter]/publication/word': { GET: REVIEWERS, POST: REVIEWERS },
	'/manage': { GET: REVIEWERS },
	'/manage/[plan]': { GET: REVIEWERS },
	'/manage/[plan]/copy': { GET: ADMINISTRATORS, POST: ADMINISTRATORS },
	'/manage/[plan]/year': { GET: ADMINISTRATORS, POST: ADMINISTRATORS },
	'/manage/[plan]/organisations': { GET: ADMINISTRATORS, POST: ADMINISTRATORS },
	'/manage/[plan]/places': { GET: ADMINISTRATORS, POST: ADMINISTRATORS },
	'/manage/[plan]/places/[pcode]': { GET: ADMINISTRATORS, POST: ADMINISTRATORS },
	'/manage/[plan]/periods': { GET: ADMINISTRATORS, POST: ADMINISTRATORS },
	'/manage/[plan]/settings': { GET: ADMINISTRATORS, POST: ADMINISTRATORS },
	/** It says who may: where there is no plan yet, somebody without any role. */
	'/manage/new': { GET: SIGNED_IN, POST: SIGNED_IN },
	'/manage/people/many': { GET: INVITERS, POST: INVITERS },
	'/manage/people': { GET: INVITERS, POST: INVITERS },
	'/manage/[plan]/[sector]/[year]/[quarter]/publish': { GET: REVIEWERS, POST: REVIEWERS },
	'/manage/[plan]/[sector]/[year]/[quarter]/clearance': { GET: CLEARERS, POST: CLEARERS },
	'/manage/[plan]/[sector]/[year]/[quarter]/publish/minutes/[id=id]': { GET: REVIEWERS },
	'/manage/publications': { GET: [...REVIEWERS, ...CLEARERS] },
	'/manage/[plan]/[sector]/[year]/[quarter]/why': { GET: REVIEWERS },
	'/manage/[plan]/[sector]/framework': { GET: REVIEWERS, POST: REVIEWERS },
	'/manage/[plan]/[sector]/framework/indicator': { GET: REVIEWERS, POST: REVIEWERS },
	'/manage/[plan]/[sector]/participation': { GET: REVIEWERS, POST: REVIEWERS },
	'/manage/[plan]/[sector]/targets': { GET: REVIEWERS, POST: REVIEWERS },
	'/manage/[plan]/[sector]/needs': { GET: REVIEWERS },
	'/manage/[plan]/[sector]/funding': { GET: REVIEWERS, POST: REVIEWERS },
	'/manage/[plan]/[sector]/activityinfo': { GET: REVIEWERS, POST: REVIEWERS },
	'/manage/[plan]/import': { GET: REVIEWERS, POST: REVIEWERS },
	'/manage/[plan]/import/marked': { GET: REVIEWERS },
	'/manage/[plan]/import/template': { GET: REVIEWERS },
	'/manage/[plan]/surveys': { GET: REVIEWERS, POST: REVIEWERS },
	'/manage/[plan]/surveys/population/[wave=id]': { GET: REVIEWERS, POST: REVIEWERS },
	'/manage/[plan]/surveys/themes/[question=id]': { GET: REVIEWERS, POST: REVIEWERS },
	'/manage/[plan]/surveys/themes/[question=id]/coding': { GET: REVIEWERS, POST: REVIEWERS },
	'/manage/[plan]/referrals': { GET: REVIEWERS, POST: REVIEWERS },
	'/manage/[plan]/referrals/internal.csv': { GET: REVIEWERS },
	'/manage/[plan]/services': { GET: REVIEWERS, POST: REVIEWERS },
	'/manage/permissions': { GET: ADMINISTRATORS },
	'/manage/system': { GET: ADMINISTRATORS, POST: ADMINISTRATORS },
} as const satisfies Record<string, Partial<Record<Method, readonly Role[]>>>;

export type Route = keyof typeof ROUTE_TABLE;
export const ROUTES: Readonly<Record<string, Readonly<Partial<Record<Method, readonly Role[]>>>>> =
	ROUTE_TABLE;

/** Pages of people's own work that each head links to for whoever may ask them, by the message that is the title. */
export const MENU = {
	'/reports': 'my_reports',
	'/review': 'review',
	'/manage/publications': 'publications_title',
	'/manage/people': 'people_title',
	'/manage': 'setup_title',
	'/audit': 'audit_title',
} as const satisfies Partial<Record<Route, string>>;

/** How far a role reaches: the whole plan, its own sectors (null: all), or only what its organisation reports. */
export type Whose = 'plan' | 'sector' | 'own organisation';

const REVIEW = { coordinator: 'sector', administrator: 'plan' } as const;
const OWN = { partner_reporter: 'own organisation', partner_approver: 'own organisation' } as const;

const TABLE = {
	'see report': { ...REVIEW, ...OWN },
	'edit report': OWN,
	'submit report': { partner_approver: 'own organisation' },
	/** Tells whoever may submit that a draft is ready. */
	'ask to submit': { partner_reporter: 'own organisation' },
	'delete draft': OWN,
	/** Reads what was submitted, beside what it is compared with. */
	'review reports': REVIEW,
	'approve report': REVIEW,
	'return report': REVIEW,
	'withdraw approval': REVIEW,
	/** Of one's own decisions, for some minutes. */
	'undo decision': REVIEW,
	'reopen period': REVIEW,
	'remind partners': REVIEW,
	/** That a quarter's figures of an indicator are known to be incomplete. */
	'mark incomplete': REVIEW,
	/** The words of a quarter, in each language; a locked one's too, since words move no figure. */
	'write narrative': REVIEW,
	comment: { ...REVIEW, ...OWN },
	/** A coordinator invites partner people only: `GIVES`. */
	'invite people': REVIEW,
	'change roles': { administrator: 'plan' },
	/** Settings, sectors, years: what all of a plan rests on. */
	'set up plan': { administrator: 'plan' },
	/** Its framework, its targets, who takes part. */
	'set up sector': REVIEW,
	'see permissions': { administrator: 'plan' },
	/** Pins, plans and publishes a quarter, and notes what was cleared outside. */
	'prepare publication': REVIEW,
	/** Reports, targets and what else is a sector's own. */
	'import into sector': REVIEW,
	/** A whole bundle, and what all sectors of a plan share. */
	'import into plan': { administrator: 'plan' },
	/** Imports what people answered, reads open answers and gathers them, chooses what is shown, and publishes it. */
	'run surveys': REVIEW,
	/** Reads counts of referrals, small ones too, and imports what its sectors sent. */
	'run referrals': REVIEW,
	/** Says what is offered to people; a service is no sector's. */
	'run services': REVIEW,
	/** That what one's organisation offers is as the directory says. */
	'confirm services': OWN,
	/** As strangers will see it. */
	'read draft': { ...REVIEW, clearer: 'sector' },
	/** For the role that is one's own: `clearsFor`. */
	'clear draft': { ...REVIEW, clearer: 'sector' },
	'see audit': { administrator: 'plan' },
	/** Backups, checks and other work of the machine; of all plans together. */
	'look after system': { administrator: 'plan' },
	/** Approved and submitted reports together, always labelled so. */
	'see provisional figures': REVIEW,
	/** Approved and submitted reports together, of the activities alone that name one's own organisation as donor. */
	'see provisional figures it funds': { donor: 'own organisation' },
	/** Figures of a plan that protects small counts, by partner, donor, tag, group and municipality. */
	'see small counts': REVIEW,
	/** Approved figures of a plan that shows strangers only what a publication froze. */
	'see unpublished figures': {
		administrator: 'plan',
		coordinator: 'plan',
		partner_reporter: 'plan',
		partner_approver: 'plan',
		donor: 'plan',
		reader: 'plan',
	},
} as const satisfies Record<string, Partial<Record<PlanRole, Whose>>>;

export type Action = keyof typeof TABLE;
/** What may be done, by whom, to whose. Asked through `mayAct`; whom a row does not name may not. */
export const ACTIONS: Readonly<Record<Action, Readonly<Partial<Record<PlanRole, Whose>>>>> = TABLE;

/** Never done to what an organisation reports for which one acts oneself. Source: docs/rules.md, Review. */
export const NEVER_OWN: readonly Action[] = [
	'approve report',
	'return report',
	'withdraw approval',
	'undo decision',
	'reopen period',
];

export function isPartnerRole(role: PlanRole): boolean {
	return (PARTNERS as readonly PlanRole[]).includes(role);
}

export function isReviewerRole(role: PlanRole): boolean {
	return (REVIEWERS as readonly PlanRole[]).includes(role);
}

/** Roles that may do nothing before they have set up a second factor. Source: docs/rules.md, Passwords and sessions. */
export const WITH_SECOND_FACTOR: readonly PlanRole[] = [
	'administrator',
	'coordinator',
	'clearer',
	'partner_approver',
];

/**
 * Whether one of the roles may ask this of a route. Fails closed: an unlisted route, or a method that the route does not have.
 * @param route the identifier of the route, parameters in brackets; null where no route fits the address
 */
export function may(roles: readonly Role[], route: string | null, method = 'GET'): boolean {
	if (route === null || !Object.hasOwn(ROUTES, route)) return false;
	const plain = method === 'HEAD' || method === 'OPTIONS' ? 'GET' : method;
	const asked = METHODS.find((one) => one === plain);
	const allowed = asked && ROUTES[route]?.[asked];
	return allowed?.some((role) => roles.includes(role)) ?? false;
}

/** The methods that a route answers, as the header `Allow` lists them; empty for an unlisted route. */
export function allowedMethods(route: string): string[] {
	if (!Object.hasOwn(ROUTES, route)) return [];
	const listed = Object.keys(ROUTES[route] ?? {});
	return listed.includes('GET') ? [...listed, 'HEAD', 'OPTIONS'] : listed;
}
