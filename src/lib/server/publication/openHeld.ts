/** What a draft or a publication holds, as strangers read it, beside the data of today. */
import type { WholeScope } from '#lib/plan/scope.ts';
import { aside, type Reader } from '#lib/server/database/driver.ts';
import { listOfQuarter, openEdition } from './queries/edition.ts';
import type { PublicationLabel } from './queries/publications.ts';

/** Questions about figures are asked of both. */
export interface Figures {
	readonly reader: Reader;
	readonly scope: WholeScope;
}

/** Of what it does not hold the answer is null. */
export async function openHeld(
	reader: Reader,
	scope: WholeScope,
	publication: PublicationLabel,
): Promise<Figures> {
	const of = await listOfQuarter(reader, scope.sector.id, publication);
	const own = aside(reader);
	const asked = { publication, segment: 'draft', missing: () => 'null' } as const;
	return { reader: own, scope: await openEdition(own, scope, of, asked) };
}
