import { snapshot } from '#lib/server/database/driver.ts';
import { openWave } from '#lib/server/survey/openWave.ts';
import type { PageServerLoad } from './$types';

/** A published wave: each question of everybody. */
export const load: PageServerLoad = async (event) =>
	snapshot(event.locals.db, async (reader) => {
		const { results, ...wave } = await openWave(event, reader);
		return { ...wave, results: results.filter(({ by }) => by === null) };
	});
