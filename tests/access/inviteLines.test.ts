import { expect, test } from 'vitest';
import { invitedIn } from '#lib/access/forms/inviteLines.ts';
import { inviteFaultWords, roleOf } from '#lib/access/words/invite.ts';

const known = { roleOf, organisationOf: (text: string) => ({ P1: 1, 'Partner one': 1 })[text] };

test('people are read by line, with the role that a cell names in any language', () => {
	const lines = [
		'a@example.org\tP1',
		'b@example.org;Partner one;Partner, submits reports;Bea B',
		'c@example.org,,coordinator,Cyn',
		`d@example.org\tP1\t${roleOf('donor') === 'donor' ? 'donor' : ''}\tDon`,
	].join('\n');
	expect(invitedIn(lines, known)).toEqual({
		people: [
			{ line: 1, email: 'a@example.org', name: 'a', role: 'partner_reporter', organisationId: 1 },
			{ line: 2, email: 'b@example.org', name: 'Bea B', role: 'partner_approver', organisationId: 1 },
			{ line: 3, email: 'c@example.org', name: 'Cyn', role: 'coordinator', organisationId: null },
			{ line: 4, email: 'd@example.org', name: 'Don', role: 'donor', organisationId: 1 },
		],
		faults: [],
	});
});

test('every fault is named by its line', () => {
	const lines = [
		'nobody\tP1',
		'a@example.org\tP9',
		'b@example.org\tP1\tking',
		'c@example.org\t\tdonor',
		'd@example.org\tP1\treader',
		'e@example.org\tP1',
		'e@example.org\tP1',
		'f@example.org\t\tclearer',
		'g@example.org\tP1\t\thttps://example.org',
	].join('\n');
	const { faults } = invitedIn(lines, known);
	expect(faults.map(({ line, fault }) => [line, fault])).toEqual([
		[1, 'no address'],
		[2, 'no organisation'],
		[3, 'no role'],
		[4, 'organisation missing'],
		[5, 'no organisation needed'],
		[7, 'address twice'],
		[8, 'role not allowed'],
		[9, 'no such name'],
	]);
	expect(faults.map(inviteFaultWords)[1]).toContain('P9');
});
