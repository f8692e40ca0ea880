/** Weights that are made to fit numbers of the whole population. Source: docs/rules.md, Surveys. */
import { rake, unmetGroups, type Margin } from '../calibrate.ts';
import { MOST_FITTED } from '../fit.ts';
import type { StoredDesign } from '../method.ts';
import type { Asked } from '../wave.ts';
import type { DataFaults } from './fault.ts';

/** People of the population, by the question that tells who they are and its option; 0 too. */
export type Population = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** A wave whose weights are to fit. */
export interface Fitted {
	readonly asked: readonly Asked[];
	readonly design: StoredDesign | null;
	readonly responses: number;
}

/** So many questions at once are no numbers of a population, and the work grows with each: nothing of them is looked at. */
export function hasTooMany(population: Population, faults: DataFaults): boolean {
	const isOver = population.size > MOST_FITTED;
	if (isOver) faults.add('too many populations', 'people', null, String(population.size));
	return isOver;
}

/** Who is in which group of a margin; a response in none is a fault, since nobody knows for whom it stands. */
function marginOf(
	{ question, answers }: Asked,
	population: ReadonlyMap<string, number>,
	faults: DataFaults,
): Margin {
	const groups = answers.map(
		(answer) => question.options[typeof answer === 'number' ? answer : -1]?.name ?? '',
	);
	const missing = groups.filter((group) => group === '').length;
	if (missing > 0) faults.add('no group of population', question.key, null, String(missing));
	// Of whom there is nobody no weight is needed.
	return { groups, people: new Map([...population].filter(([, people]) => people > 0)) };
}

/** One population has one size: with two of them no weights meet both, however little they differ. */
function sizeFaults(population: Population, faults: DataFaults): void {
	const sizes = [...population].map(
		([key, people]) => [key, [...people.values()].reduce((all, one) => all + one, 0)] as const,
	);
	const words = sizes.map(([key, size]) => `${key} ${size}`).join(', ');
	if (new Set(sizes.map(([, size]) => size)).size > 1) faults.add('populations apart', 'people', null, words);
}

/** Weights that meet all margins; null where there is a fault. */
function fitWeights(
	weights: readonly number[],
	margins: ReadonlyMap<string, Margin>,
	faults: DataFaults,
): number[] | null {
	for (const [key, { groups, people }] of margins) {
		const answered = new Set(groups);
		for (const group of answered.symmetricDifference(new Set(people.keys())))
			faults.add('group of population alone', key, null, group);
	}
	if (faults.count > 0) return null;
	const fitted = rake(weights, [...margins.values()]);
	for (const [key, margin] of margins)
		for (const group of unmetGroups(fitted, margin)) faults.add('population not met', key, null, group);
	return faults.count > 0 ? null : fitted;
}

/**
 * A design whose weights meet numbers of the population, of several questions one after the other; from the weights that there are,
 * or from everybody alike. They are numbers of people then. Null where there is a fault.
 * @param faults of the numbers @param ofAnswers faults of the answers, to which those of who is in no group are put
 */
export function fitPopulation(
	population: Population,
	{ asked, design, responses }: Fitted,
	faults: DataFaults,
	ofAnswers: DataFaults,
): StoredDesign | null {
	if (hasTooMany(population, faults)) return null;
	const known = asked.flatMap((one) => {
		const people = population.get(one.question.key);
		return people ? [{ ...one, people, margin: marginOf(one, people, ofAnswers) }] : [];
	});
	if (faults.count === 0) {
		if (known.length === 0) faults.add('no number', 'people', null, '');
		sizeFaults(population, faults);
	}
	const everybody = Array.from({ length: responses }, (_, i) => i);
	const drawn = design ?? {
		weights: everybody.map(() => 1),
		strata: everybody.map(() => '1'),
		units: everybody.map((i) => String(i + 1)),
		isEachUnit: true as const,
	};
	if (faults.count + ofAnswers.count > 0) return null;
	const margins = new Map(known.map(({ question, margin }) => [question.key, margin]));
	const weights = fitWeights(drawn.weights, margins, faults);
	if (!weights) return null;
	const questions = known.map(({ question, people, answers }) => ({
		key: question.key,
		people: question.options.map(({ name }) => people.get(name) ?? null),
		groups: answers.map((answer) => (typeof answer === 'number' ? answer : 0)),
	}));
	const fitted = { from: drawn.weights, was: design?.weightKind ?? null, questions };
	return { ...drawn, weights, weightKind: 'expansion', fitted };
}
