/** Nothing small comes out of plans by chance, and a protection that hides everything is none. */
import { describe, expect, test } from 'vitest';
import { attack } from '#lib/disclosure/attack/attack.ts';
import { protect } from '#lib/disclosure/protect/protect.ts';
import { tablesOf } from '#lib/disclosure/tables/tables.ts';
import { loadSolver } from '#lib/server/disclosure/highs.ts';
import { figuresOf, rangeOf } from '../support/disclosure/oracle.ts';
import { randomPlan, windowsOf, type RandomPlan } from '../support/disclosure/randomPlan.ts';
import { PATIENCE, repeated } from '../support/long.ts';

const SEED = 13;
const SIZE = { governorates: 2, districts: 2, municipalities: 3, indicators: 1, partners: 3, small: 0.15 };
/** So many of the first plans, which `npm test` has time for, are mostly smaller ones. */
const SMALLER = 20;
const solver = await loadSolver();

/** A year to date is the sum of its quarters: of _latest_ it is one of them, and as small as that. */
const SUMMED = { counts: 'all', lowest: 3, sensitive: false, countsPeople: false } as const;

interface Loss {
	/** Municipalities' year totals, and those of them that are shown. */
	years: number;
	shown: number;
	/** Of each plan, secondary figures for each primary one. */
	readonly secondary: number[];
	/** Figures attacked through single atoms. */
	attacked: number;
}

const nothing = (): Loss => ({ years: 0, shown: 0, secondary: [], attacked: 0 });

/**
 * Publishes and attacks; what is withheld, by every name of a cell.
 * @param anew the attack is not told what is said to prove the pattern, and finds all of it by itself
 */
function published(plan: RandomPlan, loss: Loss, anew = false): Map<string, boolean> {
	const all = new Map<string, boolean>();
	let [primaries, secondaries] = [0, 0];
	for (const { system, keys } of tablesOf(plan.publication, plan.atoms)) {
		const before = [...plan.publication.before].flatMap(([key, state]) =>
			state === 'withheld' && keys.has(key) ? [keys.get(key) ?? -1] : [],
		);
		const { primary, secondary, unprotected, proofs } = protect(system, { solver, before });
		expect(unprotected.map((cell) => system.cells[cell]?.key)).toEqual([]);
		const withheld = new Set([...primary, ...secondary, ...before]);
		const hints = anew ? new Map<number, never>() : proofs;
		expect(attack(system, withheld, { solver, hints })).toEqual([]);
		primaries += system.cells.filter(({ primary }) => primary).length;
		secondaries += secondary.length;
		for (const [key, cell] of keys) if (system.cells[cell]?.printed) all.set(key, withheld.has(cell));
	}
	if (primaries > 0) loss.secondary.push(secondaries / primaries);
	return all;
}

function countYears({ publication }: RandomPlan, withheld: ReadonlyMap<string, boolean>, loss: Loss): void {
	const [year] = windowsOf(4).slice(-1);
	for (const [place, { level }] of publication.places)
		for (const { id } of level === 3 ? publication.indicators : []) {
			const isWithheld = withheld.get(`${id}|total|${place}|${year?.first}-${year?.last}`);
			if (isWithheld === undefined) continue;
			loss.years++;
			if (!isWithheld) loss.shown++;
		}
}

describe('plans by chance', () => {
	test('of plans by chance nothing small can be worked out', { timeout: PATIENCE }, () => {
		const loss = nothing();
		for (const at of repeated({ title: 'random plans protected', full: 1000, seed: SEED })) {
			const size = at < SMALLER && at % 5 > 0 ? { ...SIZE, districts: 1, municipalities: 2 } : SIZE;
			const plan = randomPlan(SEED + at, { ...size, indicators: at % 5 === 4 ? 2 : 1 });
			const withheld = published(plan, loss, at % 50 === 20);
			countYears(plan, withheld, loss);
			recounted(plan, withheld, loss);
		}
		console.log(wordsOf(loss));
	});
});

describe('many places', () => {
	test(
		'with a seventh of quarters small four fifths of the municipalities’ year totals are shown',
		{ timeout: PATIENCE },
		() => {
			const loss = nothing();
			for (const at of repeated({ title: 'plans of many places protected', full: 100, seed: SEED })) {
				const size = {
					governorates: 8,
					districts: 5,
					municipalities: 20,
					indicators: 1,
					partners: 12,
					small: 0.15,
				};
				const { publication, atoms } = randomPlan(900 + at, size);
				const indicators = publication.indicators.map((one) => ({ ...one, ...SUMMED }));
				const plan = {
					publication: { ...publication, indicators, pairs: [] },
					atoms: atoms.map((atom) => ({ ...atom, groups: {} })),
				};
				countYears(plan, published(plan, loss), loss);
			}
			console.log(wordsOf(loss));
			expect(loss.shown / loss.years).toBeGreaterThanOrEqual(0.8);
		},
	);
});

function wordsOf({ years, shown, secondary, attacked }: Loss): string {
	const median = secondary.toSorted((a, b) => a - b)[secondary.length >> 1] ?? 0;
	return `year totals of municipalities shown: ${shown} of ${years}; secondary figures for each primary one: ${median.toFixed(2)} in the median; ${attacked} attacked through single atoms`;
}

/** The figures of the tables, by another way, and two withheld ones attacked through single atoms. */
function recounted(
	{ publication, atoms }: RandomPlan,
	withheld: ReadonlyMap<string, boolean>,
	loss: Loss,
): void {
	for (const indicator of publication.indicators) {
		if (indicator.counts !== 'all' || indicator.countsPeople) continue;
		const figures = figuresOf(publication, indicator, atoms);
		expect(figures.filter(({ value, key }) => value > 0 && !withheld.has(key))).toEqual([]);
		const isWithheld = (key: string) => withheld.get(key) === true;
		const k = indicator.sensitive ? publication.sensitiveK : publication.k;
		const small = figures.filter(({ value }) => value >= 1 && value < k);
		expect(small.filter(({ key }) => !isWithheld(key))).toEqual([]);
		const targets = small.filter(({ key }) => !/\|(donor|tag) /.test(key));
		for (const target of [targets[0], targets.at(-1)]) {
			if (!target) continue;
			const range = rangeOf(publication, indicator, atoms, figures, isWithheld, target, solver);
			if (!range) continue;
			loss.attacked++;
			const [least, most] = range;
			expect(most - least, target.key).toBeGreaterThanOrEqual(k - 1e-6);
			expect(most, target.key).toBeGreaterThanOrEqual(k - 1e-6);
		}
	}
}

describe('quarters', () => {
	test(
		'quarter after quarter, what was shown stays and nothing comes out of all of it together',
		{ timeout: PATIENCE },
		() => {
			for (const at of repeated({ title: 'years published by quarters', full: 100, seed: SEED })) {
				const made = randomPlan(5000 + at, { ...SIZE, districts: 1 });
				const indicators = made.publication.indicators.map((one) => ({ ...one, countsPeople: false }));
				const plan = { ...made, publication: { ...made.publication, pairs: [], indicators } };
				let before = new Map<string, 'shown' | 'withheld'>();
				for (const quarters of [1, 2, 3, 4]) {
					const windows = windowsOf(quarters);
					const last = windows.reduce((most, { last }) => Math.max(most, last), 0);
					const publication = { ...plan.publication, windows, before };
					const atoms = plan.atoms.filter(({ quarter }) => quarter <= last);
					const all = published({ publication, atoms }, nothing(), quarters === 1);
					for (const [key, state] of before) expect([key, all.get(key)]).toEqual([key, state === 'withheld']);
					before = new Map([...all].map(([key, isWithheld]) => [key, isWithheld ? 'withheld' : 'shown']));
				}
			}
		},
	);
});
