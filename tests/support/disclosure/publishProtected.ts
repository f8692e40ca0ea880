/** Publishes the quarter of the small sector by chance, as its coordinator would. */
import { PUBLICATION_WARNINGS } from '#lib/publication/checkList.ts';
import { REQUIRED_SECTIONS } from '#lib/publication/sections.ts';
import type { Quarter } from '#lib/plan/quarter.ts';
import { run, snapshot } from '#lib/server/database/driver.ts';
import { pinQuarter } from '#lib/server/publication/commands/pinQuarter.ts';
import { publishQuarter } from '#lib/server/publication/commands/publishQuarter.ts';
import { listOfQuarter } from '#lib/server/publication/queries/edition.ts';
import { PROTECTED } from './protectedBundle.ts';
import type { SectorDatabase } from './protectedDatabase.ts';

const NOW = new Date('2024-08-01T08:00:00Z');

/** Writes what a publication has to say, without numbers. */
export async function writeWords(
	{ db, scope }: Pick<SectorDatabase, 'db' | 'scope'>,
	{ year, quarter }: Quarter,
): Promise<void> {
	for (const section of REQUIRED_SECTIONS)
		await run(
			db.writer,
			`insert into narrative (sector_id, year, quarter, section, language, slug, body)
			values (@sector, @year, @quarter, @section, 'en', @slug, 'Words of the quarter.')`,
			{ sector: scope.sector.id, year, quarter, section, slug: `${section}-${year}-${quarter}-en` },
		);
}

/** @param reason why it is published anew; null: it is the first time */
export async function publishProtected(
	{ db, scope }: Pick<SectorDatabase, 'db' | 'scope'>,
	quarter: Quarter,
	reason: string | null = null,
): Promise<void> {
	const request = { plan: PROTECTED.plan, sector: PROTECTED.sector, ...quarter, personId: null, now: NOW };
	await run(db.writer, `update plan set contacts = '["someone@example.org"]'`);
	await pinQuarter(db, request);
	const { draft } = await snapshot(db, (reader) => listOfQuarter(reader, scope.sector.id, quarter));
	await publishQuarter(db, {
		...request,
		...{ kind: 'minor', acknowledged: PUBLICATION_WARNINGS },
		contentHash: draft?.contentHash ?? '',
		reason: reason === null ? null : { en: reason },
	});
}
