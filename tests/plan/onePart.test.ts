import { expect, test } from 'vitest';
import { listAnchor, onePart, partAddress, partAsked } from '#lib/plan/onePart.ts';

test('a part is within the list, whatever an address says', () => {
	const all = [1, 2, 3, 4, 5];
	expect(onePart(all, '2', 2)).toEqual({ shown: [3, 4], part: 2, parts: 3 });
	expect(onePart(all, '999', 2)).toEqual({ shown: [5], part: 3, parts: 3 });
	for (const asked of [null, '0', '-1', '2e3', 'x', '12345678'])
		expect(onePart(all, asked, 2)).toMatchObject({ shown: [1, 2], part: 1 });
	expect(onePart([], '2', 2)).toEqual({ shown: [], part: 1, parts: 1 });
});

test('of several lists an address asks for a part of one', () => {
	expect(partAsked('donors-2', 'donors')).toBe('2');
	expect(partAsked('places-3-2', 'places-3')).toBe('2');
	expect([partAsked('donors-2', 'partners'), partAsked(null, 'donors'), partAsked('2', 'donors')]).toEqual([
		null,
		null,
		null,
	]);
	expect(partAddress('/a?window=quarter', 'donors', 2)).toBe('/a?window=quarter&part=donors-2#donors');
	expect(partAddress('/a', 'donors', 2)).toBe('/a?part=donors-2#donors');
	expect(partAddress('/a', 'donors', 1)).toBe('/a#donors');
	// Folded away it would not be seen.
	expect(partAddress('/a', 'way', 1, true)).toBe('/a?part=way-1#way');
});

test('a list is reached whatever signs the code in its name has', () => {
	for (const list of ['missing-A&B', 'missing-A#1 +b', 'missing-1.1.a', 'missing-ا/ب']) {
		const { searchParams, hash } = new URL(partAddress('/review?plan=x', list, 2, true), 'http://localhost');
		expect([searchParams.get('plan'), partAsked(searchParams.get('part'), list)]).toEqual(['x', '2']);
		expect(hash).toBe(`#${listAnchor(list)}`);
		expect(listAnchor(list)).not.toMatch(/\s/);
	}
	// The code of one list begins as that of another.
	expect(partAsked('missing-1.1-2-3', 'missing-1.1')).toBeNull();
	expect(partAsked('missing-1.1-2-3', 'missing-1.1-2')).toBe('3');
});
