import type { GeneratedIndicator } from './framework.ts';
import type { Random } from './random.ts';

export const DIMENSIONS = ['cohort', 'sex', 'age', 'disability'] as const;
export type Groups = Partial<Record<(typeof DIMENSIONS)[number], string>>;

const GROUPS: Record<(typeof DIMENSIONS)[number], readonly string[]> = {
	cohort: ['lebanese', 'displaced_syrian', 'palestine_refugee', 'prs', 'prl', 'migrant'],
	sex: ['female', 'male'],
	age: ['0-4', '5-17', '18-59', '60+'],
	disability: ['with', 'without'],
};

const SETS: readonly (readonly (readonly (typeof DIMENSIONS)[number][])[])[] = [
	[],
	[['sex']],
	[['cohort']],
	[['cohort', 'sex']],
	[['sex'], ['cohort']],
	[['cohort', 'sex'], ['age']],
	[['cohort', 'sex'], ['sex', 'age'], ['disability']],
	[['sex'], ['cohort', 'sex']],
];

export interface Value {
	readonly groups: Groups;
	/** Empty: unknown. */
	readonly value: string;
}

/** The total and the breakdowns of an activity: some cells are left out (unknown), and no breakdown exceeds the total. */
export function makeValues(random: Random, indicator: GeneratedIndicator, isMunicipality: boolean): Value[] {
	const total = makeTotal(random, indicator, isMunicipality);
	// A total that its partner does not know.
	if (random.once(60)) return [{ groups: {}, value: '' }];
	const breakdowns = pickSet(random, indicator)
		.map((dimensions) => makeCells(random, dimensions, Number(total)))
		.filter((cells) => cells.length > 0);
	// One activity in eight with a breakdown leaves its total to the sum.
	const isLeft = breakdowns.length > 0 && indicator.calculation !== 'distinct' && random.once(8);
	return [...(isLeft ? [] : [{ groups: {}, value: total }]), ...breakdowns.flat()];
}

function makeTotal(
	random: Random,
	{ calculation, unit }: GeneratedIndicator,
	isMunicipality: boolean,
): string {
	if (calculation === 'distinct') {
		return String(isMunicipality ? (random.once(12) ? 0 : 1) : random.below(4));
	}
	if (random.once(50)) return '0';
	if (unit === 'usd') return (random.next() * 50000).toFixed(2);
	if (unit === 'kg') return (random.next() * 900).toFixed(1);
	if (calculation === 'latest') return String(1 + random.below(5));
	return String(1 + random.below(400));
}

function pickSet(random: Random, { unit, calculation, dimensions }: GeneratedIndicator) {
	if (calculation === 'distinct') return random.once(5) ? [['cohort'] as const] : [];
	if (unit !== 'people') return [];
	const set = random.pick(SETS);
	return set.filter((mask) => dimensions.length === 0 || mask.every((name) => dimensions.includes(name)));
}

function makeCells(
	random: Random,
	dimensions: readonly (typeof DIMENSIONS)[number][],
	total: number,
): Value[] {
	const combinations = dimensions.reduce<Groups[]>(
		(list, name) => list.flatMap((groups) => GROUPS[name].map((group) => ({ ...groups, [name]: group }))),
		[{}],
	);
	let left = total;
	return combinations
		.filter(() => random.below(3) > 0)
		.map((groups) => {
			const value = total === 1 ? left : random.below(left + 1) >> 1;
			left -= value;
			return { groups, value: random.once(40) ? '' : String(value) };
		});
}
