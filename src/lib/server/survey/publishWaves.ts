import { snapshot, type Database } from '#lib/server/database/driver.ts';
import { publishWave } from './commands/publishWave.ts';
import { listUnpublished } from './queries/waveData.ts';

/** Publishes what is not published yet of a survey, earliest wave first, so that each is compared with the one before. */
export async function publishWaves(
	db: Database,
	plan: string,
	survey: string,
	act: Parameters<typeof publishWave>[2],
): Promise<void> {
	for (const waveId of await snapshot(db, (reader) => listUnpublished(reader, plan, survey))) {
		await publishWave(db, waveId, act);
	}
}
