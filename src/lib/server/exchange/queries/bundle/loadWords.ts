/** What reports say of outputs in their partners' own words. */
import { WORDS } from '#lib/report/outputWords.ts';
import { compareCodes } from '#lib/plan/code.ts';
import { rows, type Reader } from '#lib/server/database/driver.ts';
import type { WordsRow } from './reference.ts';

/**
 * Reports that a bundle carries: of a partner's quarter the one that counts, and a later one. One that says nothing but
 * words has no line there.
 */
export const CARRIED = `(r.counts = 1 or (r.state <> 'approved' and not exists (
		select 1 from report n where n.sector_id = r.sector_id and n.partner_id = r.partner_id
			and n.period_id = r.period_id and n.version > r.version)))
	and (r.nothing_to_report = 1 or exists (select 1 from entry e where e.report_id = r.id)
		or exists (select 1 from report_nothing x where x.report_id = r.id))`;

/** Of a sector, in the order of the bundle's file. */
export async function loadWords(reader: Reader, sectorId: number): Promise<WordsRow[]> {
	const found = await rows<WordsRow>(
		reader,
		`select o.code as partner, d.year, d.quarter, r.state, u.code as output, w.about, w.body
		from report_words w join report r on r.id = w.report_id join organisation o on o.id = r.partner_id
			join period d on d.id = r.period_id join output u on u.id = w.output_id
		where r.sector_id = @sectorId and ${CARRIED}`,
		{ sectorId },
	);
	return found.sort(
		(a, b) =>
			compareCodes(a.partner, b.partner) ||
			a.year - b.year ||
			a.quarter - b.quarter ||
			a.state.localeCompare(b.state, 'en') ||
			compareCodes(a.output, b.output) ||
			WORDS.indexOf(a.about) - WORDS.indexOf(b.about),
	);
}
