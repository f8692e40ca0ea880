import { rows, run, type Writer } from '#lib/server/database/driver.ts';
import { CARRIED, loadWords } from '#lib/server/exchange/queries/bundle/loadWords.ts';
import { KEYS, type WordsRow } from '#lib/server/exchange/queries/bundle/reference.ts';
import { changesOf, tally, type Tally } from './changes.ts';
import type { Ids } from './ids.ts';

/**
 * Stores words on outputs once the reports are there that say them: a new version of a report has none yet. Returns how
 * many changed, and those whose report there is not.
 */
export async function writeWords(
	writer: Writer,
	sectorId: number,
	ids: Ids,
	words: readonly WordsRow[],
): Promise<{ done: Tally; without: WordsRow[] }> {
	const changes = changesOf(words, await loadWords(writer, sectorId), KEYS.words);
	const without: WordsRow[] = [];
	for (const row of [...changes.added, ...changes.changed.map((change) => change.row)]) {
		const { partner, year, quarter, state, output, about, body } = row;
		const [report] = await rows<{ id: number }>(
			writer,
			`select r.id from report r join organisation o on o.id = r.partner_id join period d on d.id = r.period_id
			where r.sector_id = @sectorId and o.code = @partner and d.year = @year and d.quarter = @quarter
				and r.state = @state and ${CARRIED}`,
			{ sectorId, partner, year, quarter, state },
		);
		const outputId = ids.outputs.get(output);
		if (!report || outputId === undefined) {
			without.push(row);
			continue;
		}
		const key = { id: report.id, outputId, about };
		await run(
			writer,
			`delete from report_words where report_id = @id and output_id = @outputId and about = @about`,
			key,
		);
		await run(
			writer,
			`insert into report_words (report_id, output_id, about, body) values (@id, @outputId, @about, @body)`,
			{ ...key, body },
		);
	}
	return { done: tally(changes), without };
}
