import type { NarrativeSection } from '#lib/publication/narrative.ts';
import type { Scope } from '#lib/plan/scope.ts';
import type { Quarter } from '#lib/plan/quarter.ts';
import { rows, type Reader } from '#lib/server/database/driver.ts';
import { recorded } from '#lib/server/database/recorded.ts';

/** The sections of a quarter's text that say something, in every language, in the order their coordinator gave them. */
export const listNarrative = recorded(
	{ part: 'narrative', key: (_scope: Scope, { year, quarter }: Quarter) => [year, quarter] },
	readNarrative,
);

async function readNarrative(
	reader: Reader,
	scope: Scope,
	{ year, quarter }: Quarter,
): Promise<NarrativeSection[]> {
	return rows<NarrativeSection>(
		reader,
		`select n.section, u.code as output, n.language, n.body
		from narrative n left join output u on u.id = n.output_id
		where n.sector_id = @sector and n.year = @year and n.quarter = @quarter and n.body <> '' order by n.slug`,
		{ sector: scope.sector.id, year, quarter },
	);
}
