import { and, eq } from 'drizzle-orm';
import { themeCoding } from '#db/schema/index.ts';
import { codingSample, type CodedAnswer } from '#lib/survey/theme/coding.ts';
import { namedThemes } from '#lib/survey/theme/named.ts';
import type { Database } from '#lib/server/database/driver.ts';
import { Refused } from '#lib/server/refused.ts';
import { findAnswers, listCodings } from '../../queries/themes.ts';
import { changeThemes, type ThemeAct } from './changeThemes.ts';

/**
 * Keeps what one person reads in answers of the sample. What was coded stays: it is coded once, before anybody else's is seen.
 * Throws Refused as `changeThemes`, and where an answer is not of the sample or a theme is not named.
 */
export async function codeAnswers(db: Database, act: ThemeAct, given: readonly CodedAnswer[]): Promise<void> {
	await changeThemes(db, act, 'code answers', async (writer, themes) => {
		const sample = new Set(codingSample(await findAnswers(writer, act.questionId)));
		const known = new Set(namedThemes(themes).map(({ id }) => id));
		const isFit = given.every((one) => sample.has(one.answer) && one.themes.every((id) => known.has(id)));
		if (!isFit) throw new Refused('not found');
		const { questionId, personId } = act;
		const own = (await listCodings(writer, questionId)).find((one) => one.personId === personId);
		const before = own?.coded ?? [];
		const coded = [...before, ...given.filter(({ answer }) => !before.some((one) => one.answer === answer))];
		const isOwn = and(eq(themeCoding.questionId, questionId), eq(themeCoding.personId, personId));
		if (own) await writer.update(themeCoding).set({ coded }).where(isOwn);
		else await writer.insert(themeCoding).values({ questionId, personId, coded });
		return { after: { answers: coded.length - before.length } };
	});
}
