import { eq } from 'drizzle-orm';
import { theme } from '#db/schema/index.ts';
import type { CodedAnswer } from '#lib/survey/theme/coding.ts';
import type { Database } from '#lib/server/database/driver.ts';
import { Refused } from '#lib/server/refused.ts';
import { findAnswers } from '../../queries/themes.ts';
import { changeThemes, type ThemeAct } from './changeThemes.ts';

/**
 * Says of answers in which themes they lie, in the place of where they lay. Throws Refused as `changeThemes`, and where an answer
 * or a theme is not there.
 */
export async function assignAnswers(
	db: Database,
	act: ThemeAct,
	assigned: readonly CodedAnswer[],
): Promise<void> {
	await changeThemes(db, act, 'assign answers', async (writer, themes) => {
		const answers = await findAnswers(writer, act.questionId);
		const known = new Set(themes.map(({ id }) => id));
		const isFit = assigned.every(
			(one) => typeof answers[one.answer] === 'string' && one.themes.every((id) => known.has(id)),
		);
		if (!isFit) throw new Refused('not found');
		const about = new Set(assigned.map(({ answer }) => answer));
		for (const own of themes) {
			const now = assigned.filter((one) => one.themes.includes(own.id)).map(({ answer }) => answer);
			const stay = own.answers.filter((at) => !about.has(at) || now.includes(at));
			const all = [...stay, ...now.filter((at) => !own.answers.includes(at))];
			if (JSON.stringify(all) === JSON.stringify(own.answers)) continue;
			await writer.update(theme).set({ answers: all }).where(eq(theme.id, own.id));
		}
		return { after: { answers: assigned.length } };
	});
}
