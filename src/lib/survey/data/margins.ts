/** Weights that are made to fit numbers of the whole population. Source: docs/rules.md, Surveys. */
import { rake, UnmatchedMargin, unmetGroups, type Margin } from '../calibrate.ts';
import type { StoredDesign } from '../method.ts';
import type { Asked } from '../wave.ts';
import { DataFaults } from './fault.ts';
import { dataCell, overfullRows, sameWords, type DataTable } from './table.ts';

const COLUMNS = ['question', 'option', 'people'] as const;

/** People of the population, by the question that tells who they are and its option; 0 too. */
type Population = Map<string, Map<string, number>>;

function populationIn(table: DataTable, asked: readonly Asked[], faults: DataFaults): Population {
	const at = COLUMNS.map((name) => table.headings.findIndex((one) => sameWords(one) === name));
	for (const [i, name] of COLUMNS.entries()) if (at[i] === -1) faults.add('no such column', name);
	const found: Population = new Map();
	if (at.includes(-1)) return found;
	for (const row of overfullRows(table)) faults.add('too many cells', '', row);
	for (const row of table.rows) {
		const [key = '', option = '', people = ''] = at.map((column) => dataCell(row, column));
		const question = asked.find((one) => one.question.key === key)?.question;
		const options = found.get(key) ?? new Map<string, number>();
		if (question?.kind !== 'select_one') faults.add('not a question', 'question', row.at, key);
		else if (!question.options.some(({ name }) => name === option))
			faults.add('unknown option', 'option', row.at, option);
		else if (options.has(option)) faults.add('option of population twice', 'option', row.at, option);
		else if (!/^\d{1,12}$/.test(people)) faults.add('no whole number', 'people', row.at, people);
		else found.set(key, options.set(option, Number(people)));
	}
	return found;
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
	try {
		const fitted = rake(weights, [...margins.values()]);
		for (const [key, margin] of margins)
			for (const group of unmetGroups(fitted, margin)) faults.add('population not met', key, null, group);
		return faults.count > 0 ? null : fitted;
	} catch (error) {
		if (!(error instanceof UnmatchedMargin)) throw error;
		faults.add('group of population alone', 'option', null, error.group);
		return null;
	}
}

interface Fitted {
	readonly asked: readonly Asked[];
	readonly design: StoredDesign | null;
	readonly responses: number;
	/** Of the answers; those of the file are put behind them. */
	readonly faults: DataFaults;
}

/**
 * A design whose weights meet the numbers of a file, several questions one after the other; from the weights that there are, or from
 * everybody alike. They are numbers of people then. The design as it is where there is a fault.
 * @param table columns `question`, `option`, `people` @param isWhole every line of both files was read
 */
export function fitDesign(table: DataTable, read: Fitted, isWhole: boolean): StoredDesign | null {
	const { asked, design, responses } = read;
	const faults = new DataFaults('population');
	const population = populationIn(table, asked, faults);
	const margins = new Map(
		[...population].flatMap(([key, people]) => {
			const own = asked.find(({ question }) => question.key === key);
			return own ? [[key, marginOf(own, people, read.faults)] as const] : [];
		}),
	);
	if (isWhole && faults.count === 0) {
		if (margins.size === 0) faults.add('no number', 'people', null, '');
		sizeFaults(population, faults);
	}
	const everybody = Array.from({ length: responses }, (_, i) => i);
	const drawn = design ?? {
		weights: everybody.map(() => 1),
		strata: everybody.map(() => '1'),
		units: everybody.map((i) => String(i + 1)),
	};
	const canFit = isWhole && faults.count + read.faults.count === 0;
	const weights = canFit ? fitWeights(drawn.weights, margins, faults) : null;
	read.faults.take(faults);
	if (!weights) return design;
	const questions = [...margins].flatMap(([key]) => {
		const own = asked.find(({ question }) => question.key === key);
		return own
			? [{ key, groups: own.answers.map((answer) => (typeof answer === 'number' ? answer : 0)) }]
			: [];
	});
	return { ...drawn, weights, weightKind: 'expansion', fitted: { from: drawn.weights, questions } };
}
