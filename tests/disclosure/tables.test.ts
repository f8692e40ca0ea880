/** Which cells there are, which tell about too few people, and that they are counted rightly. */
import { expect, test } from 'vitest';
import type { Atom, ProtectedIndicator, Publication } from '#lib/disclosure/tables/atom.ts';
import { tablesOf } from '#lib/disclosure/tables/tables.ts';
import { randomPlan, windowsOf } from '../support/disclosure/randomPlan.ts';
import { figuresOf } from '../support/disclosure/oracle.ts';

const Q1 = windowsOf(1)[0]?.first ?? 0;
const INDICATOR: ProtectedIndicator = {
	id: 1,
	counts: 'all',
	sensitive: false,
	headline: false,
	lowest: 3,
	countsPeople: false,
};
/** Country 1, governorate 2, districts 3 and 4, municipalities 5, 6 and 7. */
const PLACES: Publication['places'] = new Map([
	[1, { level: 0, parent: null, sensitive: false }],
	[2, { level: 1, parent: 1, sensitive: false }],
	[3, { level: 2, parent: 2, sensitive: false }],
	[4, { level: 2, parent: 2, sensitive: false }],
	[5, { level: 3, parent: 3, sensitive: false }],
	[6, { level: 3, parent: 3, sensitive: false }],
	[7, { level: 3, parent: 4, sensitive: false }],
]);

const atom = (place: number, value: number, more: Partial<Atom> = {}): Atom => ({
	indicator: 1,
	partner: 1,
	place,
	quarter: Q1,
	groups: {},
	donors: [],
	tags: [],
	value,
	...more,
});

function tables(
	atoms: readonly Atom[],
	indicator: Partial<ProtectedIndicator> = {},
	more: Partial<Publication> = {},
) {
	const publication: Publication = {
		places: PLACES,
		indicators: [{ ...INDICATOR, ...indicator }],
		windows: windowsOf(2),
		lowest: { sex: 2, age: 2, cohort: 1, disability: 1 },
		pairs: [],
		k: 5,
		sensitiveK: 10,
		before: new Map(),
		...more,
	};
	const [{ system, keys } = { system: undefined, keys: undefined }] = tablesOf(publication, atoms);
	const cell = (key: string) => {
		const at = keys?.get(key);
		return at === undefined ? undefined : system?.cells[at];
	};
	return { system, keys, cell };
}

const [first, second] = [`${Q1}-${Q1}`, `${Q1 + 1}-${Q1 + 1}`];
const toDate = `${Q1}-${Q1 + 1}`;

test('every figure of the closed list is a cell with its value, and none is another', () => {
	for (const seed of [1, 2, 3]) {
		const { publication, atoms } = randomPlan(seed, {
			governorates: 2,
			districts: 3,
			municipalities: 4,
			indicators: 3,
			partners: 4,
			small: 0.2,
		});
		const indicators = publication.indicators.map(
			(one) => ({ ...one, counts: 'all', countsPeople: false }) as const,
		);
		const all = [...tablesOf({ ...publication, indicators }, atoms)];
		for (const [at, indicator] of indicators.entries()) {
			const { system, keys } = all[at] ?? {};
			const figures = figuresOf(publication, indicator, atoms);
			const values = figures.map(({ key }) => [key, system?.cells[keys?.get(key) ?? -1]?.value ?? 0]);
			expect(values).toEqual(figures.map(({ key, value }) => [key, value]));
			const listed = new Set(figures.map(({ key }) => keys?.get(key)));
			// What is known of a place and no further has a stroke after the place.
			for (const [key, cell] of keys ?? []) if (/\/\|/.test(key)) listed.add(cell);
			const others = (system?.cells ?? []).filter(({ printed }, cell) => printed && !listed.has(cell));
			expect(others).toEqual([]);
		}
	}
});

test('a municipality has its year to date alone; from the district up there are quarters too', () => {
	const { cell } = tables([
		atom(5, 20),
		atom(6, 30),
		atom(5, 3, { quarter: Q1 + 1 }),
		atom(6, 9, { quarter: Q1 + 1 }),
	]);
	expect(cell(`1|total|5|${toDate}`)).toMatchObject({ printed: true, value: 23, primary: false });
	expect(cell(`1|total|5|${second}`)).toMatchObject({ printed: false, value: 3, primary: true });
	expect(cell(`1|total|3|${second}`)).toMatchObject({ printed: true, value: 12 });
});

test('a year to date and its quarters stand in one equation, also where another indicator counts as people', () => {
	const women = (place: number, value: number, quarter: number) =>
		atom(place, value, { quarter, groups: { sex: 1 } });
	const other = { ...INDICATOR, id: 2, countsPeople: true };
	const { system, keys } = tables(
		// At 6 the other one is larger: of the second quarter one woman counts as people of the sector, and one does not.
		[
			women(5, 25, Q1),
			women(5, 1, Q1 + 1),
			women(6, 1, Q1 + 1),
			atom(6, 9, { quarter: Q1 + 1, indicator: 2 }),
		],
		{ countsPeople: true },
		{ indicators: [{ ...INDICATOR, countsPeople: true }, other] },
	);
	const [whole, ...quarters] = [toDate, first, second].map((span) => keys?.get(`1|sex 1|3|${span}`) ?? -1);
	expect(new Set([whole, ...quarters]).size).toBe(3);
	expect(system?.equations.map(({ cells }) => cells)).toContainEqual([whole, ...quarters]);
});

test('what is known of a district and no further is a cell beside its municipalities', () => {
	const { cell } = tables([atom(5, 20), atom(6, 30), atom(3, 2)]);
	expect(cell(`1|total|3/|${first}`)).toMatchObject({ printed: true, primary: true, value: 2 });
	expect(cell(`1|total|3|${first}`)).toMatchObject({ value: 52 });
});

test('1 to 4 are small, 0 and 5 are not', () => {
	for (const [value, primary] of [
		[1, true],
		[4, true],
		[5, false],
	] as const)
		expect(tables([atom(5, value), atom(6, 50)]).cell(`1|total|5|${first}`)?.primary).toBe(primary);
	const zero = tables([atom(5, 7), atom(6, 50), atom(7, 9, { quarter: Q1 + 1 })]).cell(`1|total|7|${first}`);
	expect(zero).toMatchObject({ primary: false, weight: Infinity, value: 0 });
});

test('of a sensitive indicator under 10 is small, and in breakdowns nobody and everybody', () => {
	const women = [
		atom(5, 40, { groups: { sex: 1 } }),
		atom(7, 30, { groups: { sex: 1 } }),
		atom(7, 20, { groups: { sex: 2 } }),
	];
	const open = tables(women);
	expect(open.cell(`1|sex 2|3|${first}`)).toMatchObject({ value: 0, primary: false });
	const { cell } = tables([...women, atom(6, 9)], { sensitive: true });
	expect(cell(`1|total|6|${first}`)?.primary).toBe(true);
	expect(tables(women, { sensitive: true }).cell(`1|sex 2|3|${first}`)).toMatchObject({
		value: 0,
		primary: true,
	});
	expect(tables(women, { sensitive: true }).cell(`1|sex 1|3|${first}`)).toMatchObject({
		value: 40,
		primary: true,
	});
});

test('of a sensitive indicator a figure of which one partner can tell the few people of another is small', () => {
	const atoms = [atom(5, 97), atom(5, 3, { partner: 2 }), atom(7, 50), atom(7, 50, { partner: 2 })];
	expect(tables(atoms, { sensitive: true }).cell(`1|total|5|${first}`)).toMatchObject({
		value: 100,
		primary: true,
	});
	expect(tables(atoms, { sensitive: true }).cell(`1|total|7|${first}`)?.primary).toBe(false);
	expect(tables(atoms).cell(`1|total|5|${first}`)?.primary).toBe(false);
});

test('donors overlap: each has at most the whole, and the rest of it may be small', () => {
	const atoms = [atom(5, 97, { donors: [1, 2] }), atom(6, 3, { donors: [2] })];
	const { cell } = tables(atoms);
	expect(cell(`1|donor 1|1|${first}`)).toMatchObject({ value: 97, printed: true });
	expect(cell(`1|donor 1|rest|1|${first}`)).toMatchObject({ value: 3, printed: false, primary: true });
	expect(cell(`1|donor 2|1|${first}`)).toMatchObject({ value: 100, printed: true });
});

test('what no figure tells apart is one unknown', () => {
	const count = (...atoms: Atom[]) => tables(atoms).system?.cells.length;
	expect(count(atom(5, 20), atom(6, 20))).toBe(count(atom(5, 10), atom(5, 10), atom(6, 20)));
	const district = (...atoms: Atom[]) => tables(atoms, { lowest: 2 }).system?.cells.length;
	expect(district(atom(5, 20), atom(7, 20))).toBe(district(atom(5, 10), atom(6, 10), atom(7, 20)));
});

test('of latest and peak the chosen quarter is the year to date, and of peak the others are not larger', () => {
	const atoms = [atom(5, 40), atom(5, 30, { quarter: Q1 + 1 }), atom(6, 9)];
	const latest = tables(atoms, { counts: 'last' });
	expect(latest.cell(`1|total|5|${toDate}`)?.value).toBe(30);
	const peak = tables(atoms, { counts: 'largest' });
	expect(peak.cell(`1|total|5|${toDate}`)?.value).toBe(40);
	expect(peak.system?.cells.find(({ key }) => key.startsWith('1|peak'))).toMatchObject({
		value: 10,
		printed: false,
	});
	expect(latest.system?.cells.some(({ key }) => key.startsWith('1|peak'))).toBe(false);
});

test('people of the sector are the largest indicator at each place', () => {
	const two = [INDICATOR, { ...INDICATOR, id: 2 }].map((one) => ({ ...one, countsPeople: true }));
	const { cell, system } = tables(
		[atom(5, 40), atom(5, 30, { indicator: 2 }), atom(6, 10), atom(6, 25, { indicator: 2 })],
		{},
		{ indicators: two },
	);
	expect(cell(`people|total|3|${first}`)).toMatchObject({ value: 65, printed: true });
	expect(cell(`people|total|5|${first}`)).toBeUndefined();
	expect(system?.cells.filter(({ key }) => key.includes('|over ')).map(({ value }) => value)).toContain(15);
});

test('equations that do not hold are refused', async () => {
	const { systemFrom } = await import('../support/disclosure/system.ts');
	expect(() => systemFrom({ all: 4, a: 1, b: 2 }, { all: ['a', 'b'] })).toThrow(RangeError);
});
