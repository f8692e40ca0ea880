import { inArray } from 'drizzle-orm';
import { surveyResult } from '#db/schema/index.ts';
import { isCountable } from '#lib/survey/data/shownFaults.ts';
import { MOST_SPLITS } from '#lib/survey/given.ts';
import { isChoice } from '#lib/survey/question.ts';
import type { Writer } from '#lib/server/database/driver.ts';
import { Refused } from '#lib/server/refused.ts';
import { listThemed } from '../queries/themed.ts';

/** Keys of questions. */
export interface Shown {
	readonly show: readonly string[];
	readonly by: readonly string[];
}

/**
 * Chooses in the caller's transaction which questions of a wave are shown, each split by each of `by`. Throws Refused where one
 * of them is not of the wave, cannot be counted or split by, or none is to be shown.
 */
export async function chooseShown(writer: Writer, waveId: number, { show, by }: Shown): Promise<void> {
	const asked = await listThemed(writer, waveId);
	const find = (key: string) => asked.find(({ question }) => question.key === key);
	const shown = [...new Set(show)].map(find);
	const splits = [...new Set(by)].map(find);
	const isFit =
		splits.length <= MOST_SPLITS && splits.every((one) => one && !one.themes && isChoice(one.question.kind));
	if (shown.length === 0 || !isFit) throw new Refused('not allowed');
	const ids = asked.map(({ id }) => id);
	await writer.delete(surveyResult).where(inArray(surveyResult.questionId, ids));
	for (const one of shown) {
		if (!one || !isCountable(one)) throw new Refused('not allowed');
		const keys = splits.flatMap((split) => (split && split !== one ? [split.question.key] : []));
		for (const byKey of ['', ...keys])
			await writer.insert(surveyResult).values({ questionId: one.id, byKey, printed: null });
	}
}
