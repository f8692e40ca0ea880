/** A quarter's counts of referrals as a file, for whoever reads the page of them. */
import { referralOverview } from '#lib/referral/overview.ts';
import type { ReferralLine } from '#lib/referral/line.ts';
import { quarterMonths } from '#lib/referral/months.ts';
import { parseQuarter, type Quarter } from '#lib/plan/quarter.ts';
import type { Reader } from '#lib/server/database/driver.ts';
import { TABLES } from '#lib/server/exchange/index.ts';
import type { Cell } from '#lib/server/files/csv.ts';
import { table, type Column, type Table } from '#lib/server/files/table.ts';
import type { OpenSectors } from '#lib/server/http/openSectors.ts';
import { listReferralLines } from './queries/lines.ts';
import { sumReferrals } from './queries/referrals.ts';

/** The columns of the file that the page takes. */
const COLUMNS: readonly Column<ReferralLine>[] = TABLES['referrals.csv'].map(({ name, tag }) => ({
	...{ name, tag },
	cell: (line) => cellsOf(line).get(name) ?? null,
}));

function cellsOf({ fromSector, toSector, ...row }: ReferralLine): ReadonlyMap<string, Cell> {
	return new Map(Object.entries({ ...row, from_sector: fromSector, to_sector: toSector }));
}

/** @param asked `2024-Q1`; anything else: the newest quarter. Null: nothing was ever sent */
export async function internalReferrals(
	reader: Reader,
	{ plan, mayAll, sectors: own }: OpenSectors,
	asked: string,
): Promise<{ readonly period: Quarter; readonly table: Table } | null> {
	const sectors = mayAll ? null : own.map(({ code }) => code);
	const sums = await sumReferrals(reader, plan.id, sectors);
	const { quarter: period } = referralOverview(sums, plan, parseQuarter(asked));
	if (period === null) return null;
	const lines = await listReferralLines(reader, plan.id, { sectors, ...quarterMonths(period, plan) });
	return { period, table: table('referrals', COLUMNS, lines) };
}
