import { isQuarterNumber, type Quarter } from '#lib/plan/quarter.ts';
import type { Localised, StoredText } from '#lib/plan/text.ts';
import { readText } from '#lib/plan/text.ts';
import type { DecidedReport } from '#lib/publication/moved.ts';
import { rows, type Reader } from '#lib/server/database/driver.ts';

/** So many are named; whoever wants all of them looks into the queue of the quarter. */
const MOST = 100;

/**
 * Reports of a quarter's year to date that count and were approved after a moment (milliseconds), newest first: why its
 * figures are others by now.
 */
export async function listDecidedSince(
	reader: Reader,
	sectorId: number,
	{ year, quarter }: Quarter,
	moment: number,
): Promise<DecidedReport[]> {
	const found = await rows<{
		id: number;
		partner: StoredText;
		quarter: number;
		version: number;
		decided_at: number;
	}>(
		reader,
		`select r.id, o.name as partner, d.quarter, r.version, r.decided_at from report r
			join period d on d.id = r.period_id join organisation o on o.id = r.partner_id
		where r.sector_id = @sectorId and r.counts = 1 and r.decided_at > cast(@moment as integer)
			and d.year = @year and d.quarter <= cast(@quarter as integer)
		order by r.decided_at desc nulls last, r.id desc limit ${MOST}`,
		{ sectorId, year, quarter, moment },
	);
	return found.flatMap(({ id, partner, quarter: own, version, decided_at }) => {
		const name: Localised | null = readText(partner);
		if (!name || !isQuarterNumber(own)) return [];
		return [
			{
				...{ id, partner: name, year, quarter: own, at: decided_at },
				kind: version === 1 ? 'late' : 'corrected',
			} as const,
		];
	});
}
