import { inArray } from 'drizzle-orm';
import { surveyQuestion, surveyResult, surveyWave } from '#db/schema/index.ts';
import type { Quarter } from '#lib/plan/quarter.ts';
import { transaction, type Database } from '#lib/server/database/driver.ts';
import { getScope } from '#lib/server/plan/queries/plans.ts';
import { appendAudit } from '#lib/server/record/index.ts';
import { Refused } from '#lib/server/refused.ts';
import { listJoinable } from '../queries/joinable.ts';
import { prepareJoining } from './prepareJoining.ts';

interface JoinRequest extends Quarter {
	/** Codes. */
	readonly plan: string;
	readonly sector: string;
	readonly personId: number | null;
	readonly now: Date;
}

/**
 * Says which waves of a sector become public with a quarter: these and no others. What they will show is computed, and read by
 * nobody but those who prepare the quarter. Where they go already, nothing is written. Throws Refused where one of them is none that may, or goes with another quarter.
 */
export async function joinWaves(db: Database, request: JoinRequest, waves: readonly number[]): Promise<void> {
	const { year, quarter, personId, now } = request;
	await transaction(db, async (writer) => {
		const scope = await getScope(writer, request.plan, request.sector);
		if (!scope) throw new Refused('not found');
		const offered = (await listJoinable(writer, scope, request)).filter(({ goes }) => goes !== 'elsewhere');
		if (waves.some((id) => !offered.some((one) => one.id === id))) throw new Refused('gone');
		const before = offered.flatMap(({ id, goes }) => (goes === 'here' ? [id] : []));
		if (before.length === waves.length && before.every((id) => waves.includes(id))) return;
		const left = offered.flatMap(({ id, goes }) => (goes === 'here' && !waves.includes(id) ? [id] : []));
		const none = { withSectorId: null, withYear: null, withQuarter: null };
		await writer.update(surveyWave).set(none).where(inArray(surveyWave.id, left));
		const questions = writer
			.select({ id: surveyQuestion.id })
			.from(surveyQuestion)
			.where(inArray(surveyQuestion.waveId, left));
		await writer
			.update(surveyResult)
			.set({ result: null })
			.where(inArray(surveyResult.questionId, questions));
		await writer
			.update(surveyWave)
			.set({ withSectorId: scope.sector.id, withYear: year, withQuarter: quarter })
			.where(inArray(surveyWave.id, [...waves]));
		await prepareJoining(writer, scope.sector.id, request);
		await appendAudit(writer, {
			...{ at: now, personId, planId: scope.plan.id },
			action: 'join waves',
			subject: `sector/${scope.sector.id}`,
			before: { waves: before },
			after: { year, quarter, waves },
		});
	});
}
