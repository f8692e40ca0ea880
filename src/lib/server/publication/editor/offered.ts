/** Figures of surveys that a text may name, beside the text. */
import type { OfferedWave } from '#lib/publication/editing.ts';
import { writeSaid } from '#lib/publication/liveSaid.ts';
import type { WholeScope } from '#lib/plan/scope.ts';
import { hasShares } from '#lib/survey/question.ts';
import type { AskedAnswer } from '#lib/survey/spoken.ts';
import { speak } from '#lib/survey/speak.ts';
import type { Reader } from '#lib/server/database/driver.ts';
import { listShownQuestions } from '#lib/server/survey/queries/offered.ts';
import { listNewestWaves } from '#lib/server/survey/queries/said.ts';

/** Of one wave; further questions are found on its own page. */
const MOST_QUESTIONS = 20;
const MOST_WAVES = 5;

/** Of the newest published wave of each survey the figures of everybody, by question; what is not shown is not offered. */
export async function listOfferedWaves(reader: Reader, scope: WholeScope): Promise<OfferedWave[]> {
	const waves = (await listNewestWaves(reader, scope)).slice(0, MOST_WAVES);
	const offered: OfferedWave[] = [];
	for (const wave of waves) {
		const shown = await listShownQuestions(reader, scope, wave, MOST_QUESTIONS);
		const figures = shown.flatMap(({ question, result }) => {
			const { key, kind, options, label } = question;
			const everybody = { survey: wave.survey, wave: wave.wave, question: key, by: null, group: null };
			const asked: AskedAnswer[] = hasShares(kind)
				? options.map((option) => ({ ...everybody, name: 'share', option: option.name }))
				: (['mean', 'median'] as const).map((name) => ({ ...everybody, name, option: null }));
			return asked.flatMap((one) => {
				const spoken = result && speak(one, question, result);
				const answer = options.find(({ name }) => name === one.option)?.label ?? null;
				if (spoken?.is !== 'told' || !isTypeable(one)) return [];
				return [{ written: writeSaid(one), name: one.name, question: label, answer, spoken }];
			});
		});
		if (figures.length > 0) offered.push({ ...wave, figures });
	}
	return offered;
}

/** A name with a blank or a brace would end there. */
function isTypeable({ question, option }: AskedAnswer): boolean {
	return [question, option ?? '-'].every((word) => /^[^\s{}]+$/.test(word));
}
