import { eq } from 'drizzle-orm';
import { theme } from '#db/schema/index.ts';
import { snapshot, type Database } from '#lib/server/database/driver.ts';
import { Refused } from '#lib/server/refused.ts';
import { proposeApart } from '../../proposeApart.ts';
import { findAnswers, listThemes } from '../../queries/themes.ts';
import { changeThemes, codeAnew, needTheme, type ThemeAct } from './changeThemes.ts';
import { MOST_THEMES_KEPT } from './nameTheme.ts';

/**
 * Splits a theme into two by the words of its answers: the larger part stays under its name, the other is proposed. Throws Refused
 * as `changeThemes`, and where its answers cannot be told apart, or changed meanwhile.
 */
export async function splitTheme(db: Database, act: ThemeAct, id: number): Promise<void> {
	const { texts, seen } = await snapshot(db, async (reader) => {
		const own = needTheme(await listThemes(reader, act.questionId), id);
		const answers = await findAnswers(reader, act.questionId);
		return { seen: own.answers, texts: own.answers.map((at) => String(answers[at] ?? '')) };
	});
	const [larger, smaller] = await proposeApart(texts, 2);
	const at = (positions: readonly number[]) => positions.map((position) => seen[position] ?? 0);
	await changeThemes(db, act, 'change themes', async (writer, themes) => {
		const own = needTheme(themes, id);
		if (JSON.stringify(own.answers) !== JSON.stringify(seen)) throw new Refused('changed meanwhile');
		if (themes.length >= MOST_THEMES_KEPT) throw new Refused('themes full');
		if (!larger || !smaller || smaller.answers.length === seen.length) throw new Refused('themes alike');
		const moved = new Set(at(smaller.answers.filter((one) => !larger.answers.includes(one))));
		const answers = own.answers.filter((one) => !moved.has(one));
		await writer.update(theme).set({ words: larger.words, answers }).where(eq(theme.id, id));
		const part = { name: null, words: smaller.words, answers: at(smaller.answers) };
		await writer.insert(theme).values({ questionId: act.questionId, ...part });
		await codeAnew(writer, act.questionId);
		return { before: { theme: own.name?.en ?? null }, after: { parts: 2 } };
	});
}
