/** The small sector by chance, with small counts, published. */
import { PUBLICATION_WARNINGS } from '#lib/publication/checkList.ts';
import { run, transaction } from '#lib/server/database/driver.ts';
import { pinQuarter } from '#lib/server/publication/commands/pinQuarter.ts';
import { publishQuarter } from '#lib/server/publication/commands/publishQuarter.ts';
import { listOfQuarter } from '#lib/server/publication/queries/edition.ts';
import type { PublicationLabel } from '#lib/server/publication/queries/publications.ts';
import { PROTECTED } from '../disclosure/protectedBundle.ts';
import type { ProtectedDatabase } from '../disclosure/protectedDatabase.ts';

export const FEW_AT = new Date('2024-08-01T08:00:00Z');

/** @returns the publication that stands */
export async function publishFew({ db, scope }: ProtectedDatabase): Promise<PublicationLabel> {
	await transaction(db, async (writer) => {
		await run(writer, `update plan set contacts = '["someone@example.org"]'`);
		for (const section of ['summary', 'achievements', 'challenges', 'priorities'])
			await run(
				writer,
				`insert into narrative (sector_id, year, quarter, section, language, slug, body)
				values (@sector, 2024, 2, @section, 'en', @section, 'Words of the quarter.')`,
				{ sector: scope.sector.id, section },
			);
	});
	await pinQuarter(db, { ...PROTECTED, personId: null, now: FEW_AT });
	const { draft } = await listOfQuarter(db.writer, scope.sector.id, PROTECTED);
	await publishQuarter(db, {
		...PROTECTED,
		...{ personId: null, now: FEW_AT, kind: 'minor', acknowledged: PUBLICATION_WARNINGS, reason: null },
		contentHash: draft?.contentHash ?? '',
	});
	const { revisions } = await listOfQuarter(db.writer, scope.sector.id, PROTECTED);
	const [published] = revisions;
	if (!published) throw new Error('nothing was published');
	return published;
}
