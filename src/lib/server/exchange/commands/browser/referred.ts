/** What an import brought and counts of referrals or services name that came from elsewhere. */
import type { ImagedTable, Standing } from './imaged.ts';
import type { TouchedRow } from './undoable.ts';

/** Where they name rows of other tables that an import writes. */
const NAMING: readonly (readonly [ImagedTable, string, ImagedTable])[] = [
	['referral', 'from_id', 'organisation'],
	['referral', 'to_id', 'organisation'],
	['referral', 'district_id', 'place'],
	['referral', 'cohort_id', 'plan_group'],
	['referral', 'sex_id', 'plan_group'],
	['referral', 'age_id', 'plan_group'],
	['service', 'organisation_id', 'organisation'],
	['service_district', 'district_id', 'place'],
];

/** What the import wrote itself goes with it, or no longer names what it brought. */
export function isReferred(touched: readonly TouchedRow[], standing: Standing): boolean {
	const own = new Set(touched.map(({ table, key }) => `${table} ${key}`));
	const brought = new Set(touched.filter(({ before }) => before === null).map(named));
	return NAMING.some(([table, column, of]) =>
		[...(standing.get(table) ?? [])].some(
			([key, row]) => !own.has(`${table} ${key}`) && brought.has(`${of} [${Number(row[column])}]`),
		),
	);
}

function named({ table, key }: TouchedRow): string {
	return `${table} ${key}`;
}
