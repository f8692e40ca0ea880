/** What a report says of outputs, beside its rows. */
import type { OutputWords } from '#lib/report/outputWords.ts';
import { rows, type Reader } from '#lib/server/database/driver.ts';

/** What the partner wrote of each output, in the order of their codes. */
export async function listOutputWords(reader: Reader, reportId: number): Promise<OutputWords[]> {
	return rows<OutputWords>(
		reader,
		`select u.code as output, w.about, w.body from report_words w join output u on u.id = w.output_id
		where w.report_id = @reportId order by u.code, w.about`,
		{ reportId },
	);
}

/** Codes of the outputs for which the partner says that there is nothing to report. */
export async function listNothing(reader: Reader, reportId: number): Promise<string[]> {
	const found = await rows<{ code: string }>(
		reader,
		`select u.code from report_nothing n join output u on u.id = n.output_id where n.report_id = @reportId order by u.code`,
		{ reportId },
	);
	return found.map(({ code }) => code);
}

/** Identifiers of a sector's outputs, by code: forms send them. */
export async function outputIds(reader: Reader, sectorId: number): Promise<ReadonlyMap<string, number>> {
	const found = await rows<{ id: number; code: string }>(
		reader,
		`select id, code from output where sector_id = @sectorId`,
		{ sectorId },
	);
	return new Map(found.map(({ id, code }) => [code, id]));
}
