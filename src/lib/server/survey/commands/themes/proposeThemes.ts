import { and, eq, isNull } from 'drizzle-orm';
import { theme } from '#db/schema/index.ts';
import { namedThemes } from '#lib/survey/theme/named.ts';
import { snapshot, type Database } from '#lib/server/database/driver.ts';
import { Refused } from '#lib/server/refused.ts';
import { proposeApart } from '../../proposeApart.ts';
import { findAnswers, listThemes } from '../../queries/themes.ts';
import { changeThemes, type ThemeAct } from './changeThemes.ts';
import { MOST_THEMES_KEPT } from './nameTheme.ts';

/**
 * Proposes so many themes for the answers that lie in no named one, in the place of what was proposed before. Throws Refused as
 * `changeThemes`, and where there are too many themes, or the answers share no words.
 */
export async function proposeThemes(db: Database, act: ThemeAct, many: number): Promise<void> {
	const open = await snapshot(db, async (reader) => {
		const named = namedThemes(await listThemes(reader, act.questionId));
		const taken = new Set(named.flatMap(({ answers }) => answers));
		const answers = await findAnswers(reader, act.questionId);
		return answers.flatMap((text, at) => (typeof text === 'string' && !taken.has(at) ? [{ text, at }] : []));
	});
	const proposed = await proposeApart(
		open.map(({ text }) => text),
		many,
	);
	await changeThemes(db, act, 'propose themes', async (writer, themes) => {
		if (proposed.length === 0) throw new Refused('themes alike');
		if (namedThemes(themes).length + proposed.length > MOST_THEMES_KEPT) throw new Refused('themes full');
		await writer.delete(theme).where(and(eq(theme.questionId, act.questionId), isNull(theme.name)));
		for (const { words, answers } of proposed) {
			const at = answers.map((position) => open[position]?.at ?? 0);
			await writer.insert(theme).values({ questionId: act.questionId, name: null, words, answers: at });
		}
		return { after: { themes: proposed.length } };
	});
}
