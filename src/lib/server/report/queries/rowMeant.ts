import { sentNames, type RowMeant } from '#lib/report/card.ts';
import type { ReportRow } from '#lib/report/sheet.ts';
import { rows, type Reader } from '#lib/server/database/driver.ts';
import { getReportRow } from './rows.ts';

/** The row of a report, or the first of a card that is named; undefined: there is none yet, or no such one. */
export async function getRowMeant(
	reader: Reader,
	reportId: number,
	{ id, card }: Pick<RowMeant, 'id' | 'card'>,
): Promise<ReportRow | undefined> {
	if (id !== undefined) return getReportRow(reader, reportId, id);
	if (card === undefined) return undefined;
	const [found] = await rows<{ id: number }>(
		reader,
		`select id from entry where report_id = @reportId and sent like @names order by id limit 1`,
		{ reportId, names: sentNames(card) },
	);
	return found && getReportRow(reader, reportId, found.id);
}
