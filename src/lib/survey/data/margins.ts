/** Weights that are made to fit numbers of the whole population. Source: docs/rules.md, Surveys. */
import { rake, UnmatchedMargin, type Margin } from '../calibrate.ts';
import type { StoredDesign } from '../method.ts';
import type { Asked } from '../wave.ts';
import type { DataFaults } from './fault.ts';
import { dataCell, sameWords, type DataTable } from './table.ts';

const COLUMNS = ['question', 'option', 'people'] as const;

/** People of the population, by the question that tells who they are and its option. */
type Population = Map<string, Map<string, number>>;

function populationIn(table: DataTable, asked: readonly Asked[], faults: DataFaults): Population {
	const at = COLUMNS.map((name) => table.headings.findIndex((one) => sameWords(one) === name));
	for (const [i, name] of COLUMNS.entries()) if (at[i] === -1) faults.add('no such column', name);
	const found: Population = new Map();
	if (at.includes(-1)) return found;
	for (const row of table.rows) {
		const [key = '', option = '', people = ''] = at.map((column) => dataCell(row, column));
		const question = asked.find((one) => one.question.key === key)?.question;
		const options = found.get(key) ?? new Map<string, number>();
		if (question?.kind !== 'select_one') faults.add('not a question', 'question', row.at, key);
		else if (!question.options.some(({ name }) => name === option))
			faults.add('unknown option', 'option', row.at, option);
		else if (options.has(option)) faults.add('option of population twice', 'option', row.at, option);
		else if (!/^\d{1,12}$/.test(people)) faults.add('no whole number', 'people', row.at, people);
		// Of whom there is nobody no weight is needed.
		else if (Number(people) > 0) found.set(key, options.set(option, Number(people)));
	}
	return found;
}

/** Who is in which group of a margin; a response in none is a fault, since nobody knows for whom it stands. */
function marginOf(
	{ question, answers }: Asked,
	people: ReadonlyMap<string, number>,
	faults: DataFaults,
): Margin {
	const groups = answers.map(
		(answer) => question.options[typeof answer === 'number' ? answer : -1]?.name ?? '',
	);
	const missing = groups.filter((group) => group === '').length;
	if (missing > 0) faults.add('no group of population', question.key, null, String(missing));
	return { groups, people };
}

/**
 * A design whose weights meet the numbers of a file, several questions one after the other; from the weights that there are, or from
 * everybody alike. They are numbers of people then. The design as it is where there is a fault.
 * @param table columns `question`, `option`, `people`
 */
export function fitDesign(
	table: DataTable,
	{ asked, design, responses }: { asked: readonly Asked[]; design: StoredDesign | null; responses: number },
	faults: DataFaults,
): StoredDesign | null {
	const population = populationIn(table, asked, faults);
	const margins = [...population].flatMap(([key, people]) => {
		const own = asked.find(({ question }) => question.key === key);
		return own ? [marginOf(own, people, faults)] : [];
	});
	if (margins.length === 0 && faults.count === 0) faults.add('no number', 'people', null, '');
	if (faults.count > 0) return design;
	const everybody = Array.from({ length: responses }, (_, i) => i);
	const drawn = design ?? {
		weights: everybody.map(() => 1),
		strata: everybody.map(() => '1'),
		units: everybody.map((i) => String(i + 1)),
	};
	try {
		return { ...drawn, weights: rake(drawn.weights, margins), weightKind: 'expansion' };
	} catch (error) {
		if (!(error instanceof UnmatchedMargin)) throw error;
		faults.add('group of population alone', 'option', null, error.group);
		return design;
	}
}
