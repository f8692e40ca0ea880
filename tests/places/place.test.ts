import { expect, test } from 'vitest';
import { isLevel, isMunicipality, LEVELS, PLACE_KINDS } from '#lib/places/place.ts';
import { lowestShown } from '#lib/disclosure/disclosure.ts';

test('only municipalities are municipalities', () => {
	expect(PLACE_KINDS.filter((kind) => isMunicipality(3, kind))).toEqual(['municipality']);
	expect(LEVELS.filter((level) => isMunicipality(level, 'municipality'))).toEqual([3]);
	expect(isMunicipality(3, null)).toBe(false);
});

test('levels are 0 to 3', () => {
	expect(LEVELS.every(isLevel)).toBe(true);
	expect([-1, 4, 1.5, Number.NaN].some(isLevel)).toBe(false);
});

test('strangers see a sensitive indicator by district at the lowest', () => {
	expect(lowestShown('public', 'whole')).toBe(3);
	expect(lowestShown('district', 'whole')).toBe(2);
});
