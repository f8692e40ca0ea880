import { snapshot } from '#lib/server/database/driver.ts';
import { readFigures } from '#lib/server/figures/dashboard.ts';
import { medians } from './measure.ts';
import type { Plan } from './plan.ts';
import { ratioRow, type Row } from './row.ts';
import { SUM_PER_INDICATOR, type Copies } from './values.ts';

const QUESTION = { year: 2025, quarter: 4, window: 'year-to-date', compare: true } as const;

/** The dashboard's figures, asked as its page asks them: from one moment of the data. Its lists of places are P4's. */
async function figures({ db, scope }: Plan): Promise<void> {
	const { progress } = await snapshot(db, (reader) => readFigures(reader, scope, QUESTION));
	if (!progress.indicators.some(({ reached }) => reached !== null)) {
		throw new Error('The dashboard has no figure: there is nothing to measure.');
	}
}

/** P1: does it cost the same with a hundred times the values? */
export async function growthRow(small: Plan, large: Plan): Promise<Row> {
	const times = await medians(30, { small: () => figures(small), large: () => figures(large) });
	const name = `P1 dashboard's figures at ${large.label} against ${small.label} values`;
	return ratioRow(name, times.large, times.small, 1.5);
}

/** P2 and P3: what do stored totals save against adding up every value? */
export async function sumRows(plan: Plan, copies: Copies, duckdbLimit: number): Promise<Row[]> {
	const sum = copies.sqlite.prepare(SUM_PER_INDICATOR);
	const times = await medians(15, {
		ours: () => figures(plan),
		sqlite: () => sum.all(),
		duckdb: async () => (await copies.duckdb.runAndReadAll(SUM_PER_INDICATOR)).getRows(),
	});
	return [
		ratioRow(`P2 dashboard's figures at ${plan.label} against one SQL sum`, times.ours, times.sqlite, 1 / 20),
		ratioRow(`P3 dashboard's figures at ${plan.label} against DuckDB`, times.ours, times.duckdb, duckdbLimit),
	];
}
