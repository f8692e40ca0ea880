/** The press by which an import that was tried is stored. */
import { mayBeStored } from '#lib/exchange/found.ts';
import { isUnderWay } from '#lib/exchange/progress.ts';
import { snapshot, type Database } from '#lib/server/database/driver.ts';
import { findImport, type StoredImport } from '#lib/server/exchange/queries/imports.ts';
import { absent } from '#lib/server/http/allow.ts';
import { Refused } from '#lib/server/refused.ts';
import { isTheirs, type OpenImports } from './open.ts';
import { startApart } from './startApart.ts';

/** Throws 404 where it is not theirs, Refused `wrong state` where it cannot be stored, `changed meanwhile`. */
export async function storeSent(db: Database, open: OpenImports, id: string): Promise<void> {
	const kept = await needTheirs(db, open, id);
	const { personId, own, now } = open;
	if (kept.state !== 'checked' || !kept.found || !mayBeStored(kept.found) || isUnderWay(kept.progress, now))
		throw new Refused('wrong state');
	await startApart(db, { does: 'store', id, personId, own, now });
}

/** Throws 404 where there is none, or the viewer may not store it. */
export async function needTheirs(db: Database, open: OpenImports, id: string): Promise<StoredImport> {
	const kept = await snapshot(db, (reader) => findImport(reader, open.planId, id));
	if (!kept || !isTheirs(open, kept.sectorId)) absent();
	return kept;
}
