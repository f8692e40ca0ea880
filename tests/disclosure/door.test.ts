/** What strangers can ask for begins with what they are shown: no page, file or answer of theirs opens a sector wholly. */
import { expect, test } from 'vitest';
import { PUBLIC_MODES, type PublicMode } from '#lib/plan/settings.ts';
import { askedTooMuch, failsClosed, lowestShown } from '#lib/disclosure/disclosure.ts';
import { disclosureTo } from '#lib/access/grant.ts';
import { ROLES } from '#lib/access/permission.ts';
import { listFiles } from '../architecture/project.ts';

const OPENS_WHOLLY = /\bgetScope\b/;

test('only the two doors open a sector for whoever asks, and never wholly', () => {
	const asked = [
		...listFiles('src/routes/[plan]', /\.ts$/),
		...listFiles('src/routes/api', /\.ts$/),
		...listFiles('src/lib/server/plan', /^(?!.*queries).*\.ts$/),
		...listFiles('src/lib/server/http', /\.ts$/),
	];
	expect(asked.length).toBeGreaterThan(40);
	expect(asked.filter(({ text }) => OPENS_WHOLLY.test(text)).map(({ path }) => path)).toEqual([]);
	const doors = asked.filter(({ text }) => /\bgetShownScope\(/.test(text)).map(({ path }) => path);
	expect(doors.sort()).toEqual(['src/lib/server/http/ask.ts', 'src/lib/server/plan/openQuarter.ts']);
});

test('a plan that protects small counts is closed, unless nobody stands behind its figures', () => {
	const isClosed = (minimumCount: number, demonstration: boolean, mode: PublicMode) =>
		failsClosed({ minimumCount, demonstration, public: mode });
	for (const mode of PUBLIC_MODES) {
		expect(isClosed(1, false, mode)).toBe(true);
		expect(isClosed(0, false, mode)).toBe(false);
		expect(isClosed(0, true, mode)).toBe(false);
	}
	expect(isClosed(5, true, 'approved')).toBe(false);
	// It has published what it withholds: nobody is told by a role what strangers are not.
	expect(isClosed(5, true, 'published')).toBe(true);
});

test('it is open to those who review it, in their own plan and sector', () => {
	const plan = { id: 1, minimumCount: 5, demonstration: false, public: 'approved' } as const;
	const grant = { planId: 1, sectorId: null, organisationId: null };
	const open = ROLES.filter(
		(role) => disclosureTo({ grants: [{ ...grant, role, organisationId: 3 }] }, plan, 7) === 'whole',
	);
	expect(open).toEqual(['administrator', 'coordinator']);
	const coordinator = (more: object) => ({ grants: [{ ...grant, role: 'coordinator', ...more } as const] });
	expect(disclosureTo(coordinator({ planId: 2 }), plan, 7)).toBe('closed');
	expect(disclosureTo(coordinator({ sectorId: 8 }), plan, 7)).toBe('closed');
	expect(disclosureTo(null, plan, 7)).toBe('closed');
});

test('a closed plan has no filter but a place down to the district', () => {
	expect(lowestShown('public', 'closed')).toBe(2);
	expect(askedTooMuch({ partner: 1 }, undefined, 'closed')).toBe('partner');
	expect(askedTooMuch({ place: 'x', tag: 'y' }, 2, 'closed')).toBe('tag');
	expect(askedTooMuch({ place: 'x' }, 3, 'closed')).toBe('place');
	expect(askedTooMuch({ place: 'x', sex: undefined }, 2, 'closed')).toBeUndefined();
	expect(askedTooMuch({ partner: 1 }, undefined, 'whole')).toBeUndefined();
});
