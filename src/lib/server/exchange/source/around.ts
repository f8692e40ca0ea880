/** One file of a bundle with the rest of what a bundle needs, as the plan has it: so it is imported as a bundle is. */
import type { Reader } from '#lib/server/database/driver.ts';
import type { TableName } from '#lib/server/exchange/csv/columns.ts';
import { bundleHead } from '#lib/server/exchange/csv/write.ts';
import { loadSector, loadShared } from '#lib/server/exchange/queries/bundle/loadReference.ts';
import { without } from '#lib/server/exchange/queries/bundle/without.ts';
import { writePlan } from '#lib/server/exchange/write/plan.ts';
import { memorySource } from './memory.ts';
import { SourceError, type Source } from './source.ts';

const EMPTY: readonly TableName[] = [
	'organisations.csv',
	'places.csv',
	'framework.csv',
	'periods.csv',
	'reports.csv',
];

/** Throws SourceError where the plan or the sector is not there. */
export async function sourceAround(
	reader: Reader,
	{ plan, sector }: { readonly plan: string; readonly sector: string },
	texts: ReadonlyMap<string, string>,
): Promise<Source> {
	const shared = await loadShared(reader, plan);
	const found = shared?.sectors.find(({ code }) => code === sector);
	if (!shared || !found) throw new SourceError(`There is no sector ${plan}/${sector}.`);
	const reference = { ...without(shared, 'planId', 'sectors'), sector: without(found, 'id') };
	const rest = await loadSector(reader, shared, sector);
	return memorySource(
		new Map([
			['plan.json', writePlan({ ...reference, ...rest })],
			...EMPTY.map((name): [string, string] => [name, bundleHead(name)]),
			...texts,
		]),
	);
}
