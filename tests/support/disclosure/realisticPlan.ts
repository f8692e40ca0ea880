/** A plan of the size of a country's: eight governorates, 26 districts, 120 municipalities, twelve partners, a year. */
import type { Level } from '#lib/places/place.ts';
import type { Atom, ProtectedIndicator, Publication } from '#lib/disclosure/tables/atom.ts';
import { Random } from '../generator/random.ts';
import { between, windowsOf, type RandomPlan } from './randomPlan.ts';

const GOVERNORATES = 8;
const DISTRICTS = 26;
const MUNICIPALITIES = 120;
const PARTNERS = 12;
const QUARTERS = 4;
/** Of a municipality's quarters how many have 1 to 4 people. */
const SMALL = 0.15;

/** One year of indicators of people, by sex, age and cohort at the levels of their tables. */
export function realisticPlan(seed: number, indicators: number): RandomPlan {
	const random = new Random(seed);
	const publication: Publication = {
		places: placesOf(),
		indicators: Array.from({ length: indicators }, (_, at): ProtectedIndicator => ({
			id: at + 1,
			counts: 'all',
			sensitive: false,
			headline: at === 0,
			lowest: 3,
			countsPeople: false,
		})),
		windows: windowsOf(QUARTERS),
		lowest: { sex: 2, age: 2, cohort: 1, disability: 1 },
		pairs: [
			['sex', 'age'],
			['sex', 'cohort'],
			['age', 'cohort'],
		],
		k: 5,
		sensitiveK: 10,
		before: new Map(),
	};
	const atoms = publication.indicators.flatMap(({ id }) => atomsOf(random, id, publication.places));
	return { publication, atoms };
}

function placesOf(): Publication['places'] {
	const places = new Map<number, { level: Level; parent: number | null; sensitive: boolean }>();
	const add = (level: Level, parent: number | null) =>
		places.set(places.size + 1, { level, parent, sensitive: false });
	add(0, null);
	for (let at = 0; at < GOVERNORATES; at++) add(1, 1);
	for (let at = 0; at < DISTRICTS; at++) add(2, 2 + (at % GOVERNORATES));
	for (let at = 0; at < MUNICIPALITIES; at++) add(3, 2 + GOVERNORATES + (at % DISTRICTS));
	return places;
}

function atomsOf(random: Random, indicator: number, places: Publication['places']): Atom[] {
	const atoms: Atom[] = [];
	const [first = { first: 0 }] = windowsOf(1);
	for (const [place, { level }] of places) {
		if (level < 3) continue;
		const partners = Array.from({ length: random.next() < 0.2 ? 2 : 1 }, () => between(random, 1, PARTNERS));
		for (let quarter = first.first; quarter < first.first + QUARTERS; quarter++) {
			const people = random.next() < SMALL ? between(random, 1, 4) : Math.round(5 + 400 * random.next() ** 3);
			const donors = random.next() < 0.5 ? [between(random, 1, 4)] : [];
			for (const [groups, value] of grouped(random, people))
				atoms.push({
					indicator,
					partner: random.pick(partners),
					place,
					quarter,
					groups,
					donors,
					tags: [],
					value,
				});
		}
	}
	return atoms;
}

/** Each of them by itself, one in twenty without a group, and put together again. */
function grouped(random: Random, people: number): (readonly [Atom['groups'], number])[] {
	const found = new Map<string, [Atom['groups'], number]>();
	for (let at = 0; at < people; at++) {
		const groups =
			random.next() < 0.05
				? {}
				: {
						sex: between(random, 1, 2),
						age: between(random, 1, 4),
						cohort: random.next() < 0.7 ? 1 : between(random, 2, 4),
					};
		const key = JSON.stringify(groups);
		const its = found.get(key) ?? [groups, 0];
		its[1]++;
		found.set(key, its);
	}
	return [...found.values()];
}
