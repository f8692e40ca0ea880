import { expect, test } from 'vitest';
import { listAnchor, onePart, partAddress, partAsked, partsOffered } from '#lib/plan/onePart.ts';

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

test('a few parts are all led to, of many the first, the last, those near and some between', () => {
	expect(partsOffered(1, 1)).toEqual([1]);
	expect(partsOffered(5, 12)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
	expect(partsOffered(1, 101)).toEqual([1, 2, 3, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100, 101]);
	expect(partsOffered(57, 101)).toEqual([
		1, 10, 20, 30, 40, 50, 55, 56, 57, 58, 59, 60, 70, 80, 90, 100, 101,
	]);
	expect(partsOffered(500, 999).length).toBeLessThan(20);
});
