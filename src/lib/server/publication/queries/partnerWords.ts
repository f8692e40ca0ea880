import type { About } from '#lib/report/outputWords.ts';
import { rows, type Reader } from '#lib/server/database/driver.ts';
import { textIn } from '#lib/server/database/text.ts';
import type { QuarterKey } from './sections.ts';

/** What a partner says of an output in its own words. */
export interface PartnerWords {
	readonly partnerId: number;
	readonly code: string;
	/** In the reader's language. */
	readonly name: string;
	readonly output: string;
	readonly about: About;
	readonly body: string;
}

/** So many are shown beside a section. */
const MOST_SHOWN = 200;

/** Of the newest report of each partner that was submitted or approved: a draft is its partner's own. */
export async function listPartnerWords(
	reader: Reader,
	asked: QuarterKey & {
		readonly language: string;
		readonly output: string | null;
		readonly abouts: readonly About[];
	},
): Promise<PartnerWords[]> {
	const { abouts, ...key } = asked;
	return rows<PartnerWords>(
		reader,
		`select o.id as "partnerId", o.code, ${textIn('o.name')} as name, u.code as output, w.about, w.body
		from report_words w join report r on r.id = w.report_id join period d on d.id = r.period_id
			join output u on u.id = w.output_id join organisation o on o.id = r.partner_id
		where r.sector_id = @sectorId and d.year = @year and d.quarter = @quarter and r.state in ('submitted', 'approved')
			and not exists (select 1 from report n where n.sector_id = r.sector_id and n.partner_id = r.partner_id
				and n.period_id = r.period_id and n.version > r.version and n.state in ('submitted', 'approved'))
			and (cast(@output as text) is null or u.code = @output)
			and w.about in (select value from json_each(@abouts))
		order by u.code, w.about, o.code limit ${MOST_SHOWN}`,
		{ ...key, abouts: JSON.stringify(abouts) },
	);
}
