import { expect, test } from 'vitest';
import type { Grant } from '#lib/access/grant.ts';
import type { PlanRole } from '#lib/access/permission.ts';
import { startOf } from '#lib/access/start.ts';

const grant = (role: PlanRole): Grant => ({ role, planId: 1, sectorId: null, organisationId: null });

test.each([
	['coordinator', 'review'],
	['partner_approver', 'reports'],
	['partner_reporter', 'reports'],
	['administrator', 'people'],
	['clearer', 'publications'],
	['donor', 'donor'],
	['reader', 'plan'],
] as const)('a %s begins at %s', (role, page) => {
	expect(startOf([grant(role)])).toEqual({ page, grant: grant(role) });
});

test('of several roles the one that others wait for; without any, nowhere', () => {
	expect(startOf([grant('reader'), grant('administrator'), grant('coordinator')])?.page).toBe('review');
	expect(startOf([grant('administrator'), grant('partner_reporter')])?.page).toBe('reports');
	expect(startOf([])).toBeNull();
});
