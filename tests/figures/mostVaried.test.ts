import { expect, test } from 'vitest';
import type { PlacesAnswer } from '#lib/figures/answer.ts';
import { mostVariedOf } from '#lib/figures/mostVaried.ts';

const answer = (figures: readonly number[], lat: number | null = 33.9) =>
	({ places: figures.map((reached) => ({ reached, lat, lon: lat })) }) as unknown as PlacesAnswer;

test('is the one with the most different figures at places that are drawn, the first of several such', () => {
	const [ones, varied, other] = [answer([1, 1, 1, 1]), answer([1, 2, 3]), answer([7, 8, 9])];
	expect(mostVariedOf([ones, varied, other])).toBe(varied);
	expect(mostVariedOf([ones, answer([1, 2, 3], null)])).toBe(ones);
	expect(mostVariedOf([])).toBeUndefined();
});
