/** The small plan of the route tests, its quarter ready to be published. */
import { run, transaction, type Database } from '#lib/server/database/driver.ts';
import { PUBLICATION_WARNINGS } from '#lib/publication/checkList.ts';
import type { QuarterNumber } from '#lib/plan/quarter.ts';
import { pinQuarter } from '#lib/server/publication/commands/pinQuarter.ts';
import { publishQuarter, type Published } from '#lib/server/publication/commands/publishQuarter.ts';
import { listOfQuarter } from '#lib/server/publication/queries/edition.ts';

export const HARBOUR = {
	plan: 'harbour',
	sector: 'shelter',
	year: 2024,
	quarter: 1 as QuarterNumber,
} as const;
export const PUBLISHED_AT = new Date('2024-05-04T09:30:00Z');

/** Everything that stands in the way of publishing it is put right. */
export async function makePublishable(db: Database): Promise<void> {
	await transaction(db, async (writer) => {
		await run(
			writer,
			`update plan set minimum_count = 0, contacts = '["someone@example.org"]' where code = 'harbour'`,
		);
		for (const section of ['summary', 'achievements', 'challenges', 'priorities'])
			for (const language of ['en', 'ar', 'fr'])
				await run(
					writer,
					`insert into narrative (sector_id, year, quarter, section, language, slug, body)
					values (1, 2024, 1, @section, @language, @slug, 'Words of the quarter.')`,
					{ section, language, slug: `${section}-${language}` },
				);
		await run(
			writer,
			`update period set due = '2024-04-10', locks = '2024-04-20' where year = 2024 and quarter = 1`,
		);
	});
}

/** Pins it as its figures are by now. @returns the hash that the draft is cleared by */
export async function pin(db: Database): Promise<string> {
	await pinQuarter(db, { ...HARBOUR, personId: null, now: PUBLISHED_AT });
	const { draft } = await listOfQuarter(db.writer, 1, HARBOUR);
	return draft?.contentHash ?? '';
}

/** @param reason of every revision after the first */
export async function publish(db: Database, reason: string | null = null): Promise<Published> {
	const contentHash = await pin(db);
	return publishQuarter(db, {
		...HARBOUR,
		...{ personId: null, now: PUBLISHED_AT, kind: 'minor', acknowledged: PUBLICATION_WARNINGS, contentHash },
		reason: reason === null ? null : { en: reason },
	});
}
