import type { Quarter } from '#lib/plan/quarter.ts';
import { snapshot, transaction, type Database, type Writer } from '#lib/server/database/driver.ts';
import { getScope } from '#lib/server/plan/queries/plans.ts';
import { listJoining } from '../queries/joining.ts';
import { findWave } from '../queries/waveData.ts';
import { freezeWave } from './freezeWave.ts';

/** Computes in the caller's transaction, as it is by now, what waves show that become public with a quarter. */
export async function prepareJoining(writer: Writer, sectorId: number, quarter: Quarter): Promise<void> {
	for (const { id } of await listJoining(writer, sectorId, quarter)) {
		const found = await findWave(writer, id);
		if (found) await freezeWave(writer, found);
	}
}

/** As `prepareJoining`, before a quarter's figures are taken; nothing is written where no wave goes with it. */
export async function prepareWaves(
	db: Database,
	{ plan, sector, ...quarter }: Quarter & { readonly plan: string; readonly sector: string },
): Promise<void> {
	const sectorId = await snapshot(db, async (reader) => {
		const id = (await getScope(reader, plan, sector))?.sector.id;
		return id !== undefined && (await listJoining(reader, id, quarter)).length > 0 ? id : null;
	});
	if (sectorId !== null) await transaction(db, (writer) => prepareJoining(writer, sectorId, quarter));
}
