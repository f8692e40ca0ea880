/** Who may do what, to whose: the whole table, written a second time as the rules say it. */
import { describe, expect, test } from 'vitest';
import { clearsFor, mayAct, maySeeFigures, rolesIn, rolesOf, type Grant } from '#lib/access/grant.ts';
import { ACTIONS, NEVER_OWN, ROLES, type Action, type PlanRole } from '#lib/access/permission.ts';

const OWN = 7;
const OTHER = 8;
const grant = (role: PlanRole, more: Partial<Grant> = {}): Grant => ({
	role,
	planId: 1,
	sectorId: null,
	organisationId: /^(partner|donor)/.test(role) ? OWN : null,
	...more,
});
const actions = Object.keys(ACTIONS) as Action[];
const allowed = (grants: readonly Grant[], organisationId: number, sectorId = 3, planId = 1) =>
	actions.filter((action) => mayAct(grants, action, { planId, sectorId, organisationId }));

const REVIEWING = [
	'approve report',
	'clear draft',
	'comment',
	'import into sector',
	'invite people',
	'mark incomplete',
	'prepare publication',
	'read draft',
	'remind partners',
	'reopen period',
	'return report',
	'review reports',
	'run referrals',
	'run services',
	'run surveys',
	'see provisional figures',
	'see report',
	'see small counts',
	'see unpublished figures',
	'set up sector',
	'undo decision',
	'withdraw approval',
	'write narrative',
];
const FILLING = [
	'comment',
	'confirm services',
	'delete draft',
	'edit report',
	'see report',
	'see unpublished figures',
];
const EXPECTED: Record<PlanRole, { own: string[]; other: string[] }> = {
	administrator: {
		own: [
			...REVIEWING,
			'change roles',
			'import into plan',
			'look after system',
			'see audit',
			'see permissions',
			'set up plan',
		].sort(),
		other: [
			...REVIEWING,
			'change roles',
			'import into plan',
			'look after system',
			'see audit',
			'see permissions',
			'set up plan',
		].sort(),
	},
	coordinator: { own: REVIEWING, other: REVIEWING },
	clearer: { own: ['clear draft', 'read draft'], other: ['clear draft', 'read draft'] },
	partner_reporter: { own: ['ask to submit', ...FILLING], other: ['see unpublished figures'] },
	partner_approver: { own: [...FILLING, 'submit report'].sort(), other: ['see unpublished figures'] },
	donor: {
		own: ['see provisional figures it funds', 'see unpublished figures'],
		other: ['see unpublished figures'],
	},
	reader: { own: ['see unpublished figures'], other: ['see unpublished figures'] },
};

describe.each(ROLES)('%s', (role) => {
	test('may do what the rules list, to its own and to others, and nothing else', () => {
		expect(allowed([grant(role)], OWN).sort()).toEqual(EXPECTED[role].own);
		expect(allowed([grant(role)], OTHER).sort()).toEqual(EXPECTED[role].other);
	});

	test('may do nothing in another plan', () => {
		expect(allowed([grant(role)], OWN, 3, 2)).toEqual([]);
	});
});

test('a coordinator of one sector reaches no other, nor a question that names none', () => {
	const one = [grant('coordinator', { sectorId: 3 })];
	expect(mayAct(one, 'approve report', { planId: 1, sectorId: 3, organisationId: OTHER })).toBe(true);
	expect(allowed(one, OTHER, 4)).toEqual(['see unpublished figures']);
	expect(mayAct(one, 'invite people', { planId: 1 })).toBe(false);
	expect(mayAct([grant('coordinator')], 'invite people', { planId: 1 })).toBe(true);
});

test('nobody reviews a report of an organisation for which they act, whatever else they are', () => {
	const both = [grant('administrator'), grant('coordinator'), grant('partner_reporter')];
	expect(NEVER_OWN.filter((action) => allowed(both, OWN).includes(action))).toEqual([]);
	expect(NEVER_OWN.filter((action) => allowed(both, OTHER).includes(action))).toEqual(NEVER_OWN);
});

test('a review that does not say whose report it is may not take place', () => {
	expect(mayAct([grant('administrator')], 'approve report', { planId: 1, sectorId: 3 })).toBe(false);
});

test('without a grant, or for an action that nobody listed, the answer is no', () => {
	expect(allowed([], OWN)).toEqual([]);
	const unknown = 'constructor' as Action;
	expect(mayAct([grant('administrator')], unknown, { planId: 1, organisationId: OTHER })).toBe(false);
});

test('a partner without an organisation has nothing of its own', () => {
	const nobody = [grant('partner_approver', { organisationId: null })];
	expect(mayAct(nobody, 'edit report', { planId: 1, sectorId: 3 })).toBe(false);
});

test('roles: a stranger, somebody signed in, and what holds in one plan only', () => {
	const viewer = {
		grants: [grant('coordinator'), grant('reader', { planId: 2 }), grant('coordinator', { sectorId: 3 })],
	};
	expect(rolesOf(null)).toEqual(['stranger']);
	expect(rolesOf({ grants: [] })).toEqual(['person']);
	expect(rolesOf(viewer)).toEqual(['person', 'coordinator', 'reader']);
	expect(rolesIn(viewer, 2)).toEqual(['person', 'reader']);
	expect(rolesIn(null, 2)).toEqual(['stranger']);
});

test('figures that no publication froze are for those with a role in that plan', () => {
	const closed = { id: 1, public: 'published' } as const;
	expect(maySeeFigures(null, closed)).toBe(false);
	expect(maySeeFigures({ grants: [] }, closed)).toBe(false);
	expect(maySeeFigures({ grants: [grant('reader')] }, closed)).toBe(true);
	expect(maySeeFigures({ grants: [grant('reader', { planId: 2 })] }, closed)).toBe(false);
	expect(maySeeFigures(null, { id: 1, public: 'approved' })).toBe(true);
});

test('a draft is cleared for the role that was given, in its sector; whoever prepares it speaks for its coordination', () => {
	const sector = { planId: 1, sectorId: 3 };
	const clearer = grant('clearer', { clears: 'co_lead', sectorId: 3 });
	expect(clearsFor([clearer], sector)).toEqual(['co_lead']);
	expect(clearsFor([clearer], { planId: 1, sectorId: 4 })).toEqual([]);
	expect(clearsFor([clearer], { planId: 2, sectorId: 3 })).toEqual([]);
	expect(clearsFor([grant('administrator'), grant('clearer', { clears: 'inter_agency' })], sector)).toEqual([
		'coordinator',
		'inter_agency',
	]);
	expect(clearsFor([grant('reader'), grant('donor')], sector)).toEqual([]);
});
