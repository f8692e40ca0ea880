import { json } from '@sveltejs/kit';
import { snapshot } from '#lib/server/database/driver.ts';
import { openWave } from '#lib/server/survey/openWave.ts';
import { waveAnswer } from '#lib/server/survey/waveAnswer.ts';
import type { RequestHandler } from './$types.js';

/** A published wave with its method and its figures. */
export const GET: RequestHandler = async (event) =>
	json(waveAnswer(await snapshot(event.locals.db, (reader) => openWave(event, reader))));
