/** Opens a plan's surveys for whoever may run them: all of them, or those of one's own sectors. */
import { openSectors, type AskedOfPlan, type OpenSectors } from '#lib/server/http/openSectors.ts';
import { snapshot, type Reader } from '#lib/server/database/driver.ts';
import { absent } from '#lib/server/http/allow.ts';
import { findKeptWave } from './queries/kept.ts';

/** Throws 404 where there is no such plan, or the viewer runs surveys of no sector of it. */
export function openSurveys(event: AskedOfPlan, reader: Reader): Promise<OpenSurveys> {
	return openSectors(event, reader, 'run surveys');
}

export type OpenSurveys = OpenSectors;

/** Whether this viewer may do something to a survey. @param sectorId null: it is of no sector alone */
export function isOwnSurvey({ mayAll, sectors }: OpenSurveys, sectorId: number | null): boolean {
	return mayAll || sectors.some(({ id }) => id === sectorId);
}

/** In a snapshot of its own, for an action. */
export function openToRun(event: AskedOfPlan): Promise<OpenSurveys> {
	return snapshot(event.locals.db, (reader) => openSurveys(event, reader));
}

/** Throws 404 where the plan has no such wave, or the viewer may do nothing to it. */
export async function needOwnWave(event: AskedOfPlan, open: OpenSurveys, wave: number): Promise<void> {
	const found = await snapshot(event.locals.db, (reader) => findKeptWave(reader, open.act.planId, wave));
	if (!found || !isOwnSurvey(open, found.sectorId)) absent();
}
