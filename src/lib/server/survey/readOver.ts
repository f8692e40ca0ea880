import { MOST_OVER, questionOverWaves, type QuestionOverWaves } from '#lib/survey/overWaves.ts';
import type { Reader } from '#lib/server/database/driver.ts';
import type { OpenWave } from './openWave.ts';
import { listResults } from './queries/surveys.ts';

/** A question over the published waves of its survey; null: fewer of them tell it than `least`, of a chart two. */
export async function readOver(
	reader: Reader,
	waves: OpenWave['waves'],
	key: string,
	least = 2,
): Promise<QuestionOverWaves | null> {
	const asked = [];
	for (const wave of waves.slice(0, MOST_OVER).toReversed()) {
		const results = await listResults(reader, wave.id);
		const whole = results.find(({ question, by }) => question.key === key && by === null);
		if (!whole) continue;
		const { code, name, firstDay, lastDay } = wave;
		asked.push({
			wave: { code, name, firstDay, lastDay },
			...{ question: whole.question, group: whole.groups[0], printed: whole.printed },
		});
	}
	return questionOverWaves(asked, least);
}
