/** The press by which an import that was tried is stored. */
import { mayBeStored, unanswered, type DoubtKind } from '#lib/exchange/found.ts';
import { isUnderWay } from '#lib/exchange/progress.ts';
import { m } from '#lib/paraglide/messages.js';
import { snapshot, type Database } from '#lib/server/database/driver.ts';
import { findImport, type StoredImport } from '#lib/server/exchange/queries/imports.ts';
import { absent } from '#lib/server/http/allow.ts';
import { Refused, Unreadable } from '#lib/server/refused.ts';
import { isTheirs, type OpenImports } from './open.ts';
import { startApart } from './startApart.ts';

/**
 * Throws 404 where it is not theirs, Refused `wrong state` where it cannot be stored, `changed meanwhile`, and Unreadable where
 * something was asked and not ticked.
 */
export async function storeSent(
	db: Database,
	open: OpenImports,
	id: string,
	ticked: readonly DoubtKind[],
): Promise<void> {
	const kept = await needTheirs(db, open, id);
	const { personId, own, now } = open;
	if (kept.state !== 'checked' || !kept.found || !mayBeStored(kept.found) || isUnderWay(kept.progress, now))
		throw new Refused('wrong state');
	if (unanswered(kept.found, ticked).length > 0)
		throw new Unreadable(m.importing_doubts_open(), { status: 422, field: 'asked' });
	await startApart(db, { does: 'store', id, personId, own, now });
}

/** Throws 404 where there is none, or the viewer may not store it. */
export async function needTheirs(db: Database, open: OpenImports, id: string): Promise<StoredImport> {
	const kept = await snapshot(db, (reader) => findImport(reader, open.planId, id));
	if (!kept || !isTheirs(open, kept.sectorId)) absent();
	return kept;
}
