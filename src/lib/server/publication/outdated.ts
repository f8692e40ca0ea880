/** What a draft rests on beside the figures. Source: docs/rules.md, Publication. */
import type { WholeScope } from '#lib/plan/scope.ts';
import type { Reader } from '#lib/server/database/driver.ts';
import { readAnnex } from './annex.ts';
import { isStanding } from './queries/bridge.ts';
import { getLeast } from './queries/least.ts';
import { getContent, listPublications, type PublicationLabel } from './queries/publications.ts';

/** Identifier of the newest that is no draft; 0: there is none. */
export function newestIn(all: readonly PublicationLabel[]): number {
	return Math.max(0, ...all.filter(({ state }) => state !== 'draft').map(({ id }) => id));
}

/**
 * Whether a draft has to be made anew: something of the sector was published since, whose small counts it was not proven with;
 * more people are asked for by now below whom no figure tells; or what its bridge begins at stands no more.
 */
export async function isOutdated(
	reader: Reader,
	scope: WholeScope,
	draft: PublicationLabel,
): Promise<boolean> {
	const { after, least } = await readAnnex(reader, draft.id);
	if (newestIn(await listPublications(reader, scope.sector.id)) !== after) return true;
	const now = await getLeast(reader, scope.plan.id);
	if (now.ordinary > least.ordinary || now.sensitive > least.sensitive) return true;
	const bridge = (await getContent(reader, draft.id))?.bridge;
	return bridge !== undefined && !(await isStanding(reader, scope.sector.id, bridge));
}
