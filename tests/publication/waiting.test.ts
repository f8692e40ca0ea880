/** Where a quarter stands, and whom it waits for. Source: docs/rules.md, Publication. */
import { expect, test } from 'vitest';
import type { RoleStanding, Said } from '#lib/publication/clearance.ts';
import { waitingOf } from '#lib/publication/waiting.ts';

const draft = { state: 'draft', asOf: 10, askedAt: null, publishedAt: null } as const;
const asked = { ...draft, askedAt: 20 };
const published = { state: 'published', asOf: 1, askedAt: null, publishedAt: 5 } as const;
const open: RoleStanding = { role: 'co_lead', is: 'open' };
const back: RoleStanding = { role: 'inter_agency', is: 'sent back', said: {} as Said };
const cleared: RoleStanding = { role: 'coordinator', is: 'cleared', said: {} as Said };

test('nothing is begun, or it stands published', () => {
	expect(waitingOf([], [])).toEqual({ state: 'none', since: null, roles: [], coordinator: false });
	expect(waitingOf([published], [])).toMatchObject({ state: 'published', since: 5, coordinator: false });
});

test('a draft waits for whoever prepares it until clearance is asked for, and again once everybody has cleared it', () => {
	expect(waitingOf([draft, published], [open])).toMatchObject({
		state: 'draft',
		since: 10,
		coordinator: true,
	});
	expect(waitingOf([asked], [cleared])).toMatchObject({ state: 'draft', roles: [], coordinator: true });
	expect(waitingOf([asked], [])).toMatchObject({ state: 'draft', coordinator: true });
});

test('in clearance it waits for roles whose word is missing, and for whoever prepares it where one sent it back', () => {
	expect(waitingOf([asked], [cleared, open])).toEqual({
		...{ state: 'in clearance', since: 20, roles: ['co_lead'], coordinator: false },
	});
	expect(waitingOf([asked], [back, open])).toMatchObject({ roles: ['co_lead'], coordinator: true });
});
