import { eq } from 'drizzle-orm';
import { survey, surveyWave } from '#db/schema/index.ts';
import { DataFaults, type DataFault } from '#lib/survey/data/fault.ts';
import { fitPopulation, type Population } from '#lib/survey/data/population.ts';
import { NOT_STATED, unfitted, type StoredDesign } from '#lib/survey/method.ts';
import { transaction, type Database, type Writer } from '#lib/server/database/driver.ts';
import { appendAudit } from '#lib/server/record/index.ts';
import { Refused } from '#lib/server/refused.ts';
import { freezeWave } from './freezeWave.ts';
import { findUnpublished } from './publishWave.ts';
import { listAsked, listWaves, type FoundWave } from '../queries/waveData.ts';

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
	const waves = await listWaves(writer, own.id);
	// What strangers read already of how people were weighted stands.
	if (design && !own.method.weighting && waves.every(({ publishedAt }) => publishedAt === null)) {
		const method = { ...own.method, weighting: NOT_STATED };
		await writer.update(survey).set({ method }).where(eq(survey.id, own.id));
	}
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
	return transaction(db, async (writer) => {
		const found = await findUnpublished(writer, act.waveId, act.planId);
		const { design, responses } = found.survey_wave;
		const asked = await listAsked(writer, act.waveId);
		const faults = new DataFaults();
		const fitted = fitPopulation(population, { asked, design: unfitted(design), responses }, faults, faults);
		if (!fitted) return faults.kept;
		await storeDesign(writer, found, fitted, act);
		return [];
	});
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
