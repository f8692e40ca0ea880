import type { Scope } from '#lib/plan/scope.ts';
import type { PublishedBridge } from '#lib/publication/bridgeLine.ts';
import type { Reader } from '#lib/server/database/driver.ts';
import { listOfQuarter, publicationAt } from './edition.ts';
import { getContent } from './publications.ts';

/** The bridge that the publication holds of which the page is; null: it is of none, or nothing was published before. */
export async function findBridge(reader: Reader, scope: Scope): Promise<PublishedBridge | null> {
	const { edition } = scope;
	if (!edition) return null;
	const publication = publicationAt(await listOfQuarter(reader, scope.sector.id, edition), edition.segment);
	const bridge = publication && (await getContent(reader, publication.id))?.bridge;
	return bridge && (await isStanding(reader, scope.sector.id, bridge)) ? bridge : null;
}

/** Whether the quarter that a bridge begins at was not withdrawn since: then nothing is told of its figures. */
export async function isStanding(
	reader: Reader,
	sectorId: number,
	bridge: Pick<PublishedBridge, 'year' | 'quarter'>,
): Promise<boolean> {
	return (await listOfQuarter(reader, sectorId, bridge)).revisions[0]?.state === 'published';
}
