import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PARTS } from '../../scripts/test/parts.ts';
import { countOf, repeated, sampled } from '../support/long.ts';

/** A clock that goes on by so many milliseconds each time that it is looked at, and what was printed. */
function settings(step: number, long = false) {
	const printed: string[] = [];
	let now = 0;
	return { printed, long, clock: () => (now += step), print: (line: string) => void printed.push(line) };
}

test('npm test does a twentieth, all of it is done in full', () => {
	expect([countOf(10_000, false), countOf(200, false), countOf(3, false)]).toEqual([500, 10, 1]);
	const quick = settings(1);
	expect([...repeated({ title: 'T', full: 100 }, quick)]).toEqual([0, 1, 2, 3, 4]);
	expect(quick.printed).toEqual(['T: 5 of 100, nothing by chance']);
	const full = settings(1_000_000, true);
	expect([...repeated({ title: 'T', full: 7 }, full)]).toHaveLength(7);
});

test('a repetition ends after ten seconds, and is done once however slow it is', () => {
	expect([...repeated({ title: 'T', full: 1000 }, settings(4_000))]).toEqual([0, 1, 2]);
	expect([...repeated({ title: 'T', full: 1000 }, settings(60_000))]).toEqual([0]);
});

test('the values are those of the seed, which is printed with how many there were, where it fails too', () => {
	const take = (seed: number, more = settings(1)) => [
		...sampled(fc.nat(), { title: 'T', full: 200, seed }, more),
	];
	expect(take(3)).toHaveLength(10);
	expect(take(3)).toEqual(take(3));
	expect(take(3)).not.toEqual(take(4));
	const slow = settings(4_000);
	expect(take(3, slow)).toEqual(take(3).slice(0, 3));
	expect(slow.printed).toEqual(['T: 3 of 200, seed 3']);
	const failing = settings(1);
	expect(() => {
		for (const value of sampled(fc.constant(1), { title: 'T', full: 200, seed: 3 }, failing)) {
			throw new Error(`fails at ${value}`);
		}
	}).toThrow('fails at 1');
	expect(failing.printed).toEqual(['T: 1 of 200, seed 3']);
});

test.each(Object.entries(PARTS))('the part %s names tests that are there', (_, { file, test }) => {
	expect(existsSync(file)).toBe(true);
	const text = readFileSync(file, 'utf8');
	expect(text).toContain('support/long.ts');
	expect(text).toMatch(test === undefined ? 'PATIENCE' : new RegExp(`describe\\('${test}\\b`));
});
