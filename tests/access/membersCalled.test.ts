import { expect, test } from 'vitest';
import { membersCalled } from '#lib/access/membersCalled.ts';

const ALL = [
	{ name: 'Rana', email: 'r@example.org' },
	{ name: 'Omar', email: 'omar@field.example' },
];

test('people are found by name or address, whatever the letters’ case, and all where nothing is asked', () => {
	expect(membersCalled(ALL, 'RAN')).toEqual([ALL[0]]);
	expect(membersCalled(ALL, 'field')).toEqual([ALL[1]]);
	expect(membersCalled(ALL, '  ')).toEqual(ALL);
	expect(membersCalled(ALL, 'nobody')).toEqual([]);
});
