/** Plans by chance, with people few and many in every table that strangers may read. */
import { quarterIndex } from '#lib/plan/quarter.ts';
import type { Level } from '#lib/places/place.ts';
import type { Atom, ProtectedIndicator, Publication, Span } from '#lib/disclosure/tables/atom.ts';
import { Random } from '../generator/random.ts';

const FIRST = quarterIndex({ year: 2024, quarter: 1 });

const PAIRS: Publication['pairs'] = [
	['sex', 'age'],
	['sex', 'cohort'],
	['age', 'cohort'],
	['sex', 'disability'],
];

export interface Size {
	readonly governorates: number;
	/** Of each governorate, at most. */
	readonly districts: number;
	/** Of each district, at most. */
	readonly municipalities: number;
	readonly indicators: number;
	readonly partners: number;
	/** Of a municipality's quarters how many have 1 to 4 people. */
	readonly small: number;
}

export interface RandomPlan {
	readonly publication: Publication;
	readonly atoms: readonly Atom[];
}

/** Windows printed once a year's first `quarters` quarters are published. */
export function windowsOf(quarters: number): Span[] {
	const all = Array.from({ length: quarters }, (_, at) => FIRST + at);
	return [
		...all.map((quarter) => ({ first: quarter, last: quarter })),
		...all.slice(1).map((last) => ({ first: FIRST, last })),
	];
}

export function randomPlan(seed: number, size: Size): RandomPlan {
	const random = new Random(seed);
	const places = placesOf(random, size);
	const indicators = Array.from({ length: size.indicators }, (_, at): ProtectedIndicator => ({
		id: at + 1,
		counts: random.pick(['all', 'all', 'all', 'last', 'largest'] as const),
		sensitive: random.next() < 0.15,
		headline: at === 0,
		lowest: random.next() < 0.15 ? 2 : 3,
		countsPeople: random.next() < 0.25,
	}));
	const atoms = indicators.flatMap((indicator) => atomsOf(random, indicator, places, size));
	return {
		atoms,
		publication: {
			places,
			indicators,
			windows: windowsOf(4),
			lowest: { sex: 2, age: 2, cohort: 1, disability: 1 },
			pairs: random.next() < 0.25 ? PAIRS.slice(0, random.next() < 0.2 ? PAIRS.length : 1) : [],
			k: 5,
			sensitiveK: 10,
			before: new Map(),
		},
	};
}

function placesOf(random: Random, size: Size) {
	const places = new Map<number, { level: Level; parent: number | null; sensitive: boolean }>();
	const add = (level: Level, parent: number | null): number => {
		const id = places.size + 1;
		places.set(id, { level, parent, sensitive: false });
		return id;
	};
	const country = add(0, null);
	for (let g = 0; g < size.governorates; g++) {
		const governorate = add(1, country);
		for (let d = between(random, 1, size.districts); d > 0; d--) {
			const district = add(2, governorate);
			for (let m = between(random, 2, size.municipalities); m > 0; m--) add(3, district);
		}
	}
	return places;
}

/** What a plan's partners disaggregate by: some say only the total, some all of it. */
function atomsOf(
	random: Random,
	indicator: ProtectedIndicator,
	places: ReturnType<typeof placesOf>,
	size: Size,
): Atom[] {
	const atoms: Atom[] = [];
	const [byAge, byCohort, byDisability] = [random.next() < 0.6, random.next() < 0.4, random.next() < 0.25];
	for (const [place, { level }] of places) {
		const reports = level === 3 ? random.next() < 0.85 : random.next() < 0.05;
		if (!reports) continue;
		const partners = Array.from({ length: random.next() < 0.3 ? 2 : 1 }, () =>
			between(random, 1, size.partners),
		);
		for (let quarter = FIRST; quarter < FIRST + 4; quarter++) {
			if (random.next() < 0.1) continue;
			const people =
				random.next() < size.small ? between(random, 1, 4) : Math.round(5 + 400 * random.next() ** 3);
			for (const part of partsOf(random, people, 1 + Math.floor(4 * random.next()))) {
				const said = random.next() < 0.9;
				atoms.push({
					indicator: indicator.id,
					partner: random.pick(partners),
					place,
					quarter,
					groups: said
						? {
								sex: between(random, 1, 2),
								...(byAge && { age: between(random, 1, 3) }),
								...(byCohort && { cohort: between(random, 1, 3) }),
								...(byDisability && { disability: random.next() < 0.1 ? 1 : 2 }),
							}
						: {},
					donors: random.next() < 0.5 ? [between(random, 1, 3)] : random.next() < 0.3 ? [1, 2] : [],
					tags: random.next() < 0.2 ? [1] : [],
					value: part,
				});
			}
		}
	}
	return atoms;
}

/** Some of them each at least 1. */
function partsOf(random: Random, whole: number, parts: number): number[] {
	const found: number[] = [];
	let left = whole;
	for (let at = 1; at < parts && left > 1; at++) {
		const part = between(random, 1, left - 1);
		found.push(part);
		left -= part;
	}
	return [...found, left];
}

export function between(random: Random, least: number, most: number): number {
	return least + Math.floor(random.next() * (most - least + 1));
}
