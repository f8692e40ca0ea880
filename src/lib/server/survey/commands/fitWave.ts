import { eq } from 'drizzle-orm';
import { surveyWave } from '#db/schema/index.ts';
import { DataFaults, type DataFault } from '#lib/survey/data/fault.ts';
import { fitPopulation, hasTooMany, type Population } from '#lib/survey/data/population.ts';
import { unfitted, type StoredDesign } from '#lib/survey/method.ts';
import { snapshot, transaction, type Database, type Writer } from '#lib/server/database/driver.ts';
import { appendAudit } from '#lib/server/record/index.ts';
import { Refused } from '#lib/server/refused.ts';
import { freezeWave } from './freezeWave.ts';
import { findUnpublished } from './publishWave.ts';
import { listAsked, type FoundWave } from '../queries/waveData.ts';

export interface FittingWave {
	readonly planId: number;
	readonly waveId: number;
	readonly personId: number;
	readonly now: Date;
}

/** How many people each question tells, for the record. */
function told(design: StoredDesign | null) {
	const questions = design?.fitted?.questions ?? [];
	const sum = (people: readonly (number | null)[]) =>
		people.reduce<number>((all, one) => all + (one ?? 0), 0);
	return questions.map(({ key, people }) => `${key} ${sum(people)}`).join(', ') || null;
}

/** In the caller's transaction; of a wave that goes with a quarter what it shows is computed anew, as its texts may name it. */
async function storeDesign(writer: Writer, found: FoundWave, design: StoredDesign | null, act: FittingWave) {
	const { survey_wave: wave, survey: own } = found;
	await writer.update(surveyWave).set({ design }).where(eq(surveyWave.id, wave.id));
	if (wave.withSectorId !== null) {
		const changed = { ...found, survey_wave: { ...wave, design } };
		await freezeWave(writer, changed);
	}
	await appendAudit(writer, {
		...{ at: act.now, personId: act.personId, planId: act.planId },
		action: 'fit weights',
		subject: `survey/${own.id}`,
		before: { survey: own.code, wave: wave.code, people: told(wave.design) },
		after: { survey: own.code, wave: wave.code, people: told(design) },
	});
}

/**
 * Makes the weights of a wave fit numbers of the population, from those that it had before it fitted any. Returns what is wrong with
 * the numbers; then nothing changes. Throws Refused where the plan has no such wave, or it is published.
 */
export async function fitWave(db: Database, act: FittingWave, population: Population): Promise<DataFault[]> {
	const faults = new DataFaults();
	if (hasTooMany(population, faults)) return faults.kept;
	const wave = await snapshot(db, async (reader) => {
		const { design, responses } = (await findUnpublished(reader, act.waveId, act.planId)).survey_wave;
		return { asked: await listAsked(reader, act.waveId), design: unfitted(design), responses };
	});
	// Before anything is written, so that nobody waits for it: answers and the weights before are a wave's for good.
	const fitted = fitPopulation(population, wave, faults, faults);
	if (!fitted) return faults.kept;
	await transaction(db, async (writer) => {
		await storeDesign(writer, await findUnpublished(writer, act.waveId, act.planId), fitted, act);
	});
	return [];
}

/** Gives a wave back the weights that it had before it fitted numbers. Throws Refused as `fitWave`, and where it fits none. */
export async function takePopulation(db: Database, act: FittingWave): Promise<void> {
	await transaction(db, async (writer) => {
		const found = await findUnpublished(writer, act.waveId, act.planId);
		const { design } = found.survey_wave;
		if (!design?.fitted) throw new Refused('wrong state');
		await storeDesign(writer, found, unfitted(design), act);
	});
}
