import { hasDecimalComma } from '#lib/i18n/number.ts';
import { readValue } from '#lib/report/value.ts';
import type { Unread } from '#lib/report/row.ts';
import { Refused } from '#lib/server/refused.ts';
import type { Act } from '#lib/server/report/commands/guard.ts';
import { saveEntry, type Saved } from '#lib/server/report/commands/saveEntry.ts';
import type { Database } from '#lib/server/database/driver.ts';
import { getReportRow } from '#lib/server/report/queries/rows.ts';

/** Stores another total of a row, with its range and sign: the line of the table sends nothing else, and everything else stays. */
export async function changeTotal(
	db: Database,
	act: Act,
	{ id, version, total: typed }: { readonly id: number; readonly version: number; readonly total: string },
): Promise<Saved> {
	return saveEntry(db, {
		...act,
		entryId: id,
		version,
		sent: null,
		entry: async (writer, head) => {
			const row = await getReportRow(writer, head.id, id);
			if (!row) throw new Refused('not found');
			const indicator = await head.indicator(row.indicatorId);
			if (!indicator) throw new Refused('not allowed');
			const given = readValue(typed, indicator.unit, hasDecimalComma(), indicator.calculation);
			const rest = row.unread.filter(({ field }) => field !== 'total');
			const { indicatorId } = row;
			if (typeof given !== 'string') {
				// Months may stand behind a total that is not typed, and keep what is said of it.
				return { indicatorId, ...(given.total === null ? { total: null } : given), unread: rest };
			}
			const unread: Unread[] = [...rest, { field: 'total', text: typed, fault: given }];
			return { indicatorId, total: null, unread };
		},
	});
}
