/** What PostgreSQL promises, on one of the tests' own that keeps what it acknowledges, as an installation's does. */
import { startCluster } from '../../tests/support/postgresql/cluster.ts';
import { administer } from '../../tests/support/postgresql/database.ts';
import { approveRow } from './approve.ts';
import { growthRow } from './dashboard.ts';
import { filterRows } from './filters.ts';
import { instancesRow } from './instances.ts';
import { mapRow } from './map.ts';
import { importPlan, removePlan } from './plan.ts';
import type { Row } from './row.ts';

/** P1, P4, P5 and P6, each against its reference in PostgreSQL itself; two instances against one. */
export async function* postgresqlRows(
	folder: string,
	sizes: { readonly small: number; readonly large: number },
): AsyncGenerator<readonly Row[], void, void> {
	const cluster = await startCluster({ isDurable: true });
	try {
		const databaseOf = async (name: string) => {
			await administer(cluster.address('postgres'), `create database ${name}`);
			return cluster.address(name);
		};
		const small = await importPlan(folder, sizes.small, 'small', await databaseOf('small'));
		const large = await importPlan(folder, sizes.large, 'large', await databaseOf('large'));
		yield named([await growthRow(small, large)]);
		await removePlan(small);
		yield named([await mapRow(large)]);
		yield named(await filterRows(large));
		yield named([await approveRow(large)]);
		await removePlan(large);
		yield [await instancesRow(await databaseOf('instances'))];
	} finally {
		await cluster.stop();
	}
}

const named = (rows: readonly Row[]) => rows.map((row) => ({ ...row, name: `${row.name}, PostgreSQL` }));
