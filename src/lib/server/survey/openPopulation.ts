/** Opens the numbers of the population that a wave's weights fit, for whoever runs its survey. */
import type { Reader } from '#lib/server/database/driver.ts';
import { absent } from '#lib/server/http/allow.ts';
import type { AskedOfPlan } from '#lib/server/http/openSectors.ts';
import { isOwnSurvey, openSurveys } from './openSurveys.ts';
import { findFitted } from './queries/fitted.ts';

type AskedOfWave = AskedOfPlan & { readonly params: { readonly wave: string } };

/** Throws 404 where the plan has no such wave, or the viewer may do nothing to its survey. */
export async function openPopulation(event: AskedOfWave, reader: Reader) {
	const open = await openSurveys(event, reader);
	const wave = await findFitted(reader, open.act.planId, Number(event.params.wave));
	if (!wave || !isOwnSurvey(open, wave.sectorId)) absent();
	return { ...open, wave, act: { ...open.act, waveId: wave.id } };
}
