/** What a correction changed is told by two publications together: it is protected with them. */
import { describe, expect, test } from 'vitest';
import type { Earlier } from '#lib/disclosure/earlier.ts';
import { securedAfter } from '#lib/disclosure/secured.ts';
import type { Atom, PlacesTree, Publication } from '#lib/disclosure/tables/atom.ts';
import { loadSolver } from '#lib/server/disclosure/highs.ts';
import { Random } from '../support/generator/random.ts';
import { between, randomPlan, windowsOf } from '../support/disclosure/randomPlan.ts';
import { bothOf, type Told } from '../support/disclosure/twice.ts';
import type { Figure } from '../support/disclosure/oracle.ts';
import { PATIENCE, repeated } from '../support/long.ts';

const SEED = 29;
const solver = await loadSolver();

/** One publication after another, as the worker makes them. */
function publishedInTurn(publication: Publication, turns: readonly (readonly Atom[])[]) {
	const earlier: Earlier[] = [];
	return turns.map((atoms) => {
		const found = securedAfter(publication, atoms, earlier, solver, () => undefined);
		earlier.push(found);
		return found;
	});
}

describe('a figure that became small', () => {
	const [COUNTRY, G, OTHER, D, BESIDE, A, B, C, W, THERE] = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] as const;
	const place = (level: PlacesTree['level'], parent: number | null): PlacesTree => ({
		...{ level, parent, sensitive: false },
	});
	const publication: Publication = {
		places: new Map([
			[COUNTRY, place(0, null)],
			[G, place(1, COUNTRY)],
			[OTHER, place(1, COUNTRY)],
			[D, place(2, G)],
			[BESIDE, place(2, G)],
			[A, place(3, D)],
			[B, place(3, D)],
			[C, place(3, D)],
			[W, place(3, D)],
			[THERE, place(2, OTHER)],
		]),
		indicators: [
			{ ...{ id: 1, counts: 'all', sensitive: false, headline: false, lowest: 3, countsPeople: false } },
		],
		windows: [{ first: 0, last: 0 }],
		lowest: { sex: 2, age: 2, cohort: 1, disability: 1 },
		pairs: [],
		...{ k: 5, sensitiveK: 10, before: new Map() },
	};
	const key = (place: number) => `1|total|${place}|0-0`;
	const atomsOf = (values: Readonly<Record<number, number>>): Atom[] =>
		Object.entries(values).map(([place, value]) => ({
			...{ indicator: 1, partner: 1, place: Number(place), quarter: 0, value },
			...{ groups: {}, donors: [], tags: [] },
		}));
	const before = { [A]: 4, [B]: 16, [C]: 18, [W]: 60, [BESIDE]: 400, [THERE]: 900 };

	test('is not told by how much its district fell', () => {
		const [first, second] = publishedInTurn(publication, [atomsOf(before), atomsOf({ ...before, [W]: 3 })]);
		expect(first?.withheld.toSorted()).toEqual([A, B, C].map(key));
		// 38 are in A, B and C together, as was shown: 41 in the district would leave 3.
		expect(second?.open).toEqual([]);
		expect(second?.withheld).toEqual(expect.arrayContaining([A, B, W, D, G].map(key)));
		expect(second?.shown).toContain(key(OTHER));
	});

	test('tells nobody anything where it did not become small', () => {
		const [, second] = publishedInTurn(publication, [atomsOf(before), atomsOf({ ...before, [W]: 30 })]);
		expect(second?.withheld.toSorted()).toEqual([A, B, C].map(key));
	});

	test('a withheld one of a quarter in which there is nobody any more is published as none', () => {
		const quarters = {
			...publication,
			windows: windowsOf(2).map(({ first, last }) => ({ first: first % 4, last: last % 4 })),
		};
		const atoms = [
			...atomsOf(before),
			...atomsOf({ [D]: 80, [THERE]: 70, [BESIDE]: 4 }).map((atom) => ({ ...atom, quarter: 1 })),
		];
		const without = atoms.filter(({ place, quarter }) => place !== BESIDE || quarter === 0);
		const [first, second] = publishedInTurn(quarters, [atoms, without]);
		expect(first?.withheld).toContain(`1|total|${BESIDE}|1-1`);
		expect([second?.open, second?.dropped]).toEqual([[], []]);
		expect(second?.shown).toContain(`1|total|${BESIDE}|1-1`);
	});

	test('and one that is gone altogether keeps back what changed with it', () => {
		const without = Object.fromEntries(Object.entries(before).filter(([place]) => Number(place) !== W));
		const [, second] = publishedInTurn(publication, [atomsOf(before), atomsOf(without)]);
		expect(second?.withheld).toEqual(expect.arrayContaining([D, G, COUNTRY].map(key)));
	});
});

describe('corrections by chance', () => {
	test('tell nothing small by two publications together', { timeout: PATIENCE }, () => {
		let [attacked, partners, lost, all, dropped] = [0, 0, 0, 0, 0];
		for (const nth of repeated({ title: 'corrections published', full: 300, seed: SEED })) {
			// The first one a partner tells where it is not taken to know what it had before; the next few hold one that two
			// publications tell where they are protected apart.
			const at = nth === 0 ? 221 : nth + 24;
			const random = new Random(SEED * 1000 + at);
			const size = {
				governorates: 2,
				districts: 2,
				municipalities: 3,
				indicators: 1,
				partners: 2,
				small: 0.15,
			};
			const made = randomPlan(7000 + at, size);
			const indicators = made.publication.indicators.map((one) => ({
				...one,
				...({ counts: 'all', countsPeople: false, sensitive: false } as const),
			}));
			const windows = windowsOf(2);
			const last = Math.max(...windows.map((window) => window.last));
			const publication = { ...made.publication, indicators, windows, pairs: [] };
			const first = made.atoms
				.filter(({ quarter }) => quarter <= last)
				.map((atom) => withFew(atom, at % 3 === 0));
			const second = corrected(random, first);
			const [was, is] = publishedInTurn(publication, [first, second]);
			const [indicator] = indicators;
			if (!was || !is || !indicator) throw new Error('nothing is published');
			expect(was.open).toEqual([]);
			expect(is.open).toEqual([]);
			// What was shown before stands: with it some corrections cannot be proven, and tell nothing.
			if (is.dropped.length > 0) {
				dropped++;
				continue;
			}
			all += is.withheld.length + is.shown.length;
			lost += is.withheld.length;
			const told = [toldBy(first, was), toldBy(second, is)] as const;
			const both = bothOf(publication, indicator, told, solver);
			for (const of of both ? ([1, 0] as const) : []) {
				const small = both?.figures[of].filter(
					({ key, value }) => value >= 1 && value < publication.k && !/\|(donor|tag) /.test(key),
				);
				for (const { target, partner, own } of ownIn(told[of], both?.figures[of] ?? [], publication.k)) {
					const range = both?.rangeOf(of, target, partner);
					if (!range) continue;
					partners++;
					const [least, most] = range;
					const words = `${at} ${of} ${target.key} by partner ${partner}`;
					expect(most - least, words).toBeGreaterThanOrEqual(publication.k - 1e-6);
					expect(most - own, words).toBeGreaterThanOrEqual(publication.k - 1e-6);
				}
				for (const target of small?.slice(0, 4) ?? []) {
					const range = both?.rangeOf(of, target);
					if (!range) continue;
					attacked++;
					const [least, most] = range;
					expect(most - least, `${at} ${of} ${target.key}`).toBeGreaterThanOrEqual(publication.k - 1e-6);
				}
			}
		}
		console.log(
			`attacked through two publications: ${attacked}, by partners: ${partners}; withheld of the second: ${lost} of ${all}; told nothing: ${dropped}`,
		);
		expect([attacked, partners].every((times) => times > 0)).toBe(true);
	});
});

/** Withheld figures with what a partner has of them, where others are fewer than so many. */
function ownIn({ atoms, isWithheld }: Told, figures: readonly Figure[], k: number) {
	const partners = [...new Set(atoms.map(({ partner }) => partner))];
	return partners.flatMap((partner) =>
		figures.flatMap((target) => {
			const its = atoms.filter((atom) => atom.partner === partner && target.has(atom));
			const own = its.reduce((sum, { value }) => sum + value, 0);
			const isAsked = isWithheld(target.key) && !/\|(donor|tag|partner) /.test(target.key);
			return isAsked && target.value > own && target.value - own < k ? [{ target, partner, own }] : [];
		}),
	);
}

function toldBy(atoms: readonly Atom[], { shown, values }: ReturnType<typeof securedAfter>): Told {
	const all = new Set(shown);
	return { atoms, isWithheld: (key) => !all.has(key) && values.get(key) !== undefined };
}

/** By sex or by nothing: atoms of few dimensions are few unknowns. */
function withFew({ groups: { sex }, ...atom }: Atom, bySex: boolean): Atom {
	return { ...atom, groups: sex === undefined || !bySex ? {} : { sex }, donors: [], tags: [] };
}

/** Of a place or two nearly nobody is left, and of others some people more came late. */
function corrected(random: Random, atoms: readonly Atom[]): Atom[] {
	const places = [...new Set(atoms.map(({ place }) => place))];
	const fallen = new Set([random.pick(places), ...(random.next() < 0.3 ? [random.pick(places)] : [])]);
	const isLate = random.next() < 0.4;
	const left = new Set(fallen);
	return atoms.flatMap((atom) => {
		if (fallen.has(atom.place))
			return left.delete(atom.place) ? [{ ...atom, value: between(random, 1, 4) }] : [];
		if (isLate && random.next() < 0.06) return [{ ...atom, value: atom.value + between(random, 8, 60) }];
		return [atom];
	});
}
