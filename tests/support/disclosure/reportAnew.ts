/** Reports of the small sector by chance come again, with another number in one of their lines. */
import { readFileSync, writeFileSync } from 'node:fs';
import { importBundle } from '#lib/server/exchange/import.ts';
import { writeProtectedBundle } from './protectedBundle.ts';
import type { SectorDatabase } from './protectedDatabase.ts';

export interface Anew {
	/** As the sector was made. */
	readonly seed: number;
	readonly of?: (indicator: string) => boolean;
	/** Where the bundle is written. */
	readonly at: string;
	/** Which total of 1.1.a becomes another one: its place, by its P-code, and its quarter of 2024. */
	readonly place: string;
	readonly quarter: number;
	readonly change: (total: number) => number;
}

/** @throws where there is no such line */
export async function reportAnew(
	{ db }: Pick<SectorDatabase, 'db'>,
	{ seed, of, at, place, quarter, change }: Anew,
): Promise<void> {
	const bundle = writeProtectedBundle(at, seed, of);
	const path = `${bundle}/reports.csv`;
	const lines = readFileSync(path, 'utf8').split('\n');
	const found = lines.findIndex((line) => {
		const [, year, its, , , indicator, where, , , , cohort, sex] = line.split(',');
		const isTotal = indicator === '1.1.a' && cohort === '' && sex === '';
		return isTotal && year === '2024' && its === `${quarter}` && where === place;
	});
	const cells = lines[found]?.split(',');
	if (!cells) throw new RangeError(`nothing was reported of ${place}`);
	cells[14] = `${change(Number(cells[14]))}`;
	writeFileSync(path, lines.with(found, cells.join(',')).join('\n'));
	const plan = `${bundle}/plan.json`;
	writeFileSync(plan, readFileSync(plan, 'utf8').replace('"public":"approved"', '"public":"published"'));
	await importBundle(db, bundle, { now: new Date('2024-08-02T09:00:00Z'), reopen: 'late' });
}
