/** What an attacker gets out of what is shown. */
import { expect, test } from 'vitest';
import { attack } from '#lib/disclosure/attack/attack.ts';
import { EVERYONE, type Attackers } from '#lib/disclosure/attack/attackers.ts';
import { boundsOf } from '#lib/disclosure/attack/bounds.ts';
import { protect } from '#lib/disclosure/protect/protect.ts';
import type { Solver } from '#lib/disclosure/system/programme.ts';
import { loadSolver } from '#lib/server/disclosure/highs.ts';
import { systemFrom } from '../support/disclosure/system.ts';

const solver = await loadSolver();
const ALONE: Attackers = { informed: false, partners: false };

function breaches(
	{ system, at }: ReturnType<typeof systemFrom>,
	withheld: readonly string[],
	attackers: Attackers,
	by: Solver = solver,
) {
	return attack(system, new Set(at(...withheld)), { solver: by, attackers }).map(
		({ cell, attacker: { knows, partner }, verdict }) => [
			system.cells[cell]?.key,
			knows === undefined ? (partner ?? 'stranger') : `knows ${system.cells[knows]?.key}`,
			verdict,
		],
	);
}

/** 3 + 40 + 60 = 103. */
const line = systemFrom({ all: 103, a: 3, b: 40, c: 60 }, { all: ['a', 'b', 'c'] });

test('one figure withheld in a line is no secret', () => {
	expect(breaches(line, ['a'], ALONE)).toEqual([['a', 'stranger', 'unsafe']]);
	expect(boundsOf(line.system, 1, new Set([1]), solver, 5)).toEqual({ smallest: 3, largest: 3 });
});

test('with two it is one for strangers, and none for who knows the other', () => {
	expect(breaches(line, ['a', 'b'], ALONE)).toEqual([]);
	expect(breaches(line, ['a', 'b'], { ...ALONE, informed: true })).toEqual([['a', 'knows b', 'unsafe']]);
	expect(breaches(line, ['a', 'b', 'c'], { ...ALONE, informed: true })).toEqual([]);
	expect(breaches(line, ['a', 'b', 'all'], { ...ALONE, informed: true })).toEqual([]);
});

test('two small ones that come to a small one are told, each within too little', () => {
	const small = systemFrom({ all: 103, rest: 99, a: 3, b: 1 }, { all: ['rest', 'a', 'b'] });
	expect(breaches(small, ['a', 'b'], ALONE)).toEqual([
		['a', 'stranger', 'unsafe'],
		['b', 'stranger', 'unsafe'],
	]);
	expect(boundsOf(small.system, 2, new Set([2, 3]), solver, 5)).toEqual({ smallest: 0, largest: 4 });
});

test('a partner knows what it has of each: the rest of another one hides nothing from it', () => {
	const two = systemFrom(
		{
			all: { value: 53, of: { 1: 51, 2: 2 } },
			a: { value: 3, of: { 1: 1, 2: 2 } },
			b: { value: 50, of: { 1: 50 } },
		},
		{ all: ['a', 'b'] },
	);
	expect(breaches(two, ['a', 'b'], ALONE)).toEqual([]);
	// All of b is its own, and the whole is shown: the two others are in a.
	expect(breaches(two, ['a', 'b'], { informed: false, partners: true })).toEqual([['a', 1, 'unsafe']]);
});

test('a quarter is told by two years to date, also where nobody prints it', () => {
	const months = systemFrom(
		{
			first: { value: 20, lines: ['m'] },
			second: { value: 2, printed: false, primary: true, lines: ['m'] },
			toDate: { value: 22, lines: ['m'] },
		},
		{ toDate: ['first', 'second'] },
	);
	expect(breaches(months, [], EVERYONE)).toEqual([['second', 'stranger', 'unsafe']]);
	// Withheld alone it is enough for strangers, and not for who knows it.
	expect(breaches(months, ['toDate'], ALONE)).toEqual([]);
	expect(breaches(months, ['toDate'], EVERYONE)).toEqual([['second', 'knows toDate', 'unsafe']]);
	expect(breaches(months, ['toDate', 'first'], EVERYONE)).toEqual([]);
});

test('who knows a year to date knows its last quarter where the one before was shown: nothing is hidden for that', () => {
	const year = {
		first: 200,
		second: 165,
		third: 4,
		toSecond: { value: 365, weight: Infinity },
		toThird: 369,
	};
	const sums = { toSecond: ['first', 'second'], toThird: ['first', 'second', 'third'] };
	const { system, at } = systemFrom(year, sums);
	const informed = { ...ALONE, informed: true };
	expect(breaches({ system, at }, ['third', 'toThird'], informed)).toEqual([]);
	// Where it could still be withheld, it has to be.
	const open = systemFrom({ ...year, toSecond: 365 }, sums);
	expect(breaches(open, ['third', 'toThird'], informed)).toEqual([['third', 'knows toThird', 'unsafe']]);
	expect(breaches(open, ['third', 'toThird', 'toSecond', 'second'], informed)).toEqual([]);
});

test('who knows a neighbour’s figure must not get a quarter that nobody prints out of it', () => {
	const cells = {
		all: 300,
		first: { value: 20, lines: ['m'] },
		second: { value: 2, printed: false, primary: true, lines: ['m'] },
		m: { value: 22, lines: ['m'] },
		n: { value: 78, lines: ['n'] },
		o: { value: 200, lines: ['o'] },
	};
	const three = systemFrom(cells, { m: ['first', 'second'], all: ['m', 'n', 'o'] });
	expect(breaches(three, ['m', 'n'], { ...ALONE, informed: true })).toEqual([
		['second', 'knows m', 'unsafe'],
		['second', 'knows n', 'unsafe'],
	]);
	expect(breaches(three, ['m', 'n', 'first'], EVERYONE)).toEqual([]);
});

test('who knows a small whole learns nothing of its parts but that they are no larger', () => {
	const cells = {
		all: 4,
		women: 3,
		men: 1,
		allThere: 90,
		womenThere: 43,
		menThere: 47,
		women2: 46,
		men2: 48,
		both: 94,
	};
	const sums = {
		all: ['women', 'men'],
		allThere: ['womenThere', 'menThere'],
		women2: ['women', 'womenThere'],
		men2: ['men', 'menThere'],
		both: ['all', 'allThere'],
	};
	const table = systemFrom(cells, sums);
	const informed = { ...ALONE, informed: true };
	const hidden = ['all', 'women', 'men', 'allThere', 'womenThere', 'menThere'];
	expect(breaches(table, hidden, informed).filter(([, who]) => who === 'knows all')).toEqual([]);
	// With two more figures shown women are 3 for who knows the whole, as for everybody.
	const less = hidden.filter((key) => key !== 'womenThere' && key !== 'menThere');
	expect(breaches(table, less, informed)).toContainEqual(['women', 'knows all', 'unsafe']);
});

test('a zero that is never withheld makes two figures one: who knows the one knows the other', () => {
	const zero = { value: 0, weight: Infinity };
	const { system, at } = systemFrom(
		{ all: 100, m: 3, n: 97, women: 3, men: { value: 0, weight: 0.1 }, none: zero, same: 3 },
		{ all: ['m', 'n'], m: ['women', 'men'], same: ['m', 'none'] },
	);
	expect(system.fixed.flatMap((is, cell) => (is ? [cell] : []))).toEqual(at('none'));
	const informed = { ...ALONE, informed: true };
	const found = breaches({ system, at }, ['all', 'm', 'n', 'women', 'same'], informed);
	expect(found).toContainEqual(['m', 'knows women', 'unsafe']);
	expect(found.map(([, who]) => who)).not.toContain('knows same');
});

test('three sums of two tell all three, two of them leave room', () => {
	const cells = ['x', 'y', 'z', 'xy', 'yz', 'xz'].map((key, at) => [key, [4, 3, 2, 7, 5, 6][at] ?? 0]);
	const { system, at } = systemFrom(Object.fromEntries(cells) as Record<string, number>, {
		xy: ['x', 'y'],
		yz: ['y', 'z'],
		xz: ['x', 'z'],
	});
	expect(boundsOf(system, 0, new Set(at('x', 'y', 'z')), solver, 5)).toEqual({ smallest: 4, largest: 4 });
	expect(boundsOf(system, 0, new Set(at('x', 'y', 'z', 'yz')), solver, 5)).toEqual({
		smallest: 0,
		largest: 6,
	});
});

test('what a solver has not decided is not safe', () => {
	const never: Solver = () => ({ status: 'undecided' });
	const wheel = systemFrom({ all: 103, a: 3, b: 40, c: 60 }, { all: ['a', 'b', 'c'] });
	expect(breaches(wheel, ['a'], ALONE, never)).toEqual([['a', 'stranger', 'undecided']]);
	expect(breaches(wheel, ['a'], ALONE, () => ({ status: 'infeasible' }))).toEqual([
		['a', 'stranger', 'undecided'],
	]);
});

test('hints are believed only where they are lawful', () => {
	const { system } = line;
	const wrong = new Map([[1, [{ cells: [1], changes: [5] }]]]);
	const withheld = new Set([1]);
	expect(attack(system, withheld, { solver, attackers: ALONE, hints: wrong })).toHaveLength(1);
	const right = new Map([[1, [{ cells: [1, 2], changes: [5, -5] }]]]);
	const never: Solver = () => ({ status: 'undecided' });
	expect(attack(system, new Set([1, 2]), { solver: never, attackers: ALONE, hints: right })).toEqual([]);
});

test('the least important is hidden, the same each time, and what was shown before stays', () => {
	const { system, at } = systemFrom(
		{ all: { value: 163, weight: 100 }, a: 3, b: 40, c: 60, d: 60 },
		{ all: ['a', 'b', 'c', 'd'] },
	);
	const hidden = (attackers: Attackers) => protect(system, { solver, attackers }).secondary;
	expect(hidden(ALONE)).toEqual(at('b'));
	expect(hidden(EVERYONE)).toEqual(at('b', 'c'));
	expect(hidden(EVERYONE)).toEqual(hidden(EVERYONE));
	const shown = systemFrom(
		{ all: { value: 163, weight: 100 }, a: 3, b: { value: 40, weight: Infinity }, c: 60, d: 60 },
		{ all: ['a', 'b', 'c', 'd'] },
	);
	expect(protect(shown.system, { solver }).secondary).toEqual(shown.at('c', 'd'));
});

test('what nothing can protect is said', () => {
	const { system, at } = systemFrom(
		{ all: { value: 43, weight: Infinity }, a: 3, b: { value: 40, weight: Infinity } },
		{ all: ['a', 'b'] },
	);
	expect(protect(system, { solver }).unprotected).toEqual(at('a'));
});

test('withheld once is withheld in what follows', () => {
	const { system, at } = systemFrom({ all: 163, a: 30, b: 40, c: 93 }, { all: ['a', 'b', 'c'] });
	const { secondary, primary } = protect(system, { solver, before: at('c') });
	expect(primary).toEqual([]);
	expect(secondary.length).toBeGreaterThan(0);
});
