import { json } from '@sveltejs/kit';
import { snapshot } from '#lib/server/database/driver.ts';
import { openWave } from '#lib/server/survey/openWave.ts';
import type { RequestHandler } from './$types.js';

/** A published wave with its method and its figures. */
export const GET: RequestHandler = async (event) => {
	const { plan, survey, wave, results } = await snapshot(event.locals.db, (reader) =>
		openWave(event, reader),
	);
	const { code, name, sampling, minimum, bracketsTo, method } = survey;
	const { firstDay, lastDay, responses, asked, origin } = wave;
	return json({
		plan: plan.code,
		demonstration: plan.demonstration,
		survey: { code, name, sampling, minimum, bracketsTo, method },
		wave: { code: wave.code, name: wave.name, firstDay, lastDay, responses, asked, origin },
		results,
	});
};
