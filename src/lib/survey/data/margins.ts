/** Numbers of the whole population from a file. Source: docs/exchange.md, Surveys. */
import type { StoredDesign } from '../method.ts';
import type { Asked } from '../wave.ts';
import { DataFaults } from './fault.ts';
import { fitPopulation, type Fitted, type Population } from './population.ts';
import { dataCell, overfullRows, sameWords, type DataTable } from './table.ts';

const COLUMNS = ['question', 'option', 'people'] as const;

function populationIn(table: DataTable, asked: readonly Asked[], faults: DataFaults): Population {
	const at = COLUMNS.map((name) => table.headings.findIndex((one) => sameWords(one) === name));
	for (const [i, name] of COLUMNS.entries()) if (at[i] === -1) faults.add('no such column', name);
	const found = new Map<string, Map<string, number>>();
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

interface Read extends Fitted {
	/** Of the answers; those of the file are put behind them. */
	readonly faults: DataFaults;
}

/**
 * A design whose weights meet the numbers of a file. The design as it is where there is a fault.
 * @param table columns `question`, `option`, `people` @param isWhole every line of both files was read
 */
export function fitDesign(table: DataTable, read: Read, isWhole: boolean): StoredDesign | null {
	const faults = new DataFaults('population');
	const population = populationIn(table, read.asked, faults);
	const fitted = isWhole ? fitPopulation(population, read, faults, read.faults) : null;
	read.faults.take(faults);
	return fitted ?? read.design;
}
