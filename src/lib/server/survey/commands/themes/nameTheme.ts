import { eq } from 'drizzle-orm';
import { theme } from '#db/schema/index.ts';
import type { Localised } from '#lib/plan/text.ts';
import type { Database } from '#lib/server/database/driver.ts';
import { Refused } from '#lib/server/refused.ts';
import { changeThemes, codeAnew, needTheme, type ThemeAct } from './changeThemes.ts';

/** Themes of a question, named or not. */
export const MOST_THEMES_KEPT = 40;

/** Names a theme, which takes its answers over; another name changes the name alone. Throws Refused as `changeThemes`. */
export async function nameTheme(db: Database, act: ThemeAct, id: number, name: Localised): Promise<void> {
	await changeThemes(db, act, 'change themes', async (writer, themes) => {
		const own = needTheme(themes, id);
		await writer.update(theme).set({ name }).where(eq(theme.id, id));
		if (own.name === null) await codeAnew(writer, act.questionId);
		return { ...(own.name && { before: { theme: own.name.en } }), after: { theme: name.en } };
	});
}

/** A theme of a person's own, without answers. Throws Refused as `changeThemes`, and where there are too many. */
export async function addTheme(db: Database, act: ThemeAct, name: Localised): Promise<void> {
	await changeThemes(db, act, 'change themes', async (writer, themes) => {
		if (themes.length >= MOST_THEMES_KEPT) throw new Refused('themes full');
		await writer.insert(theme).values({ questionId: act.questionId, name, words: [], answers: [] });
		await codeAnew(writer, act.questionId);
		return { after: { theme: name.en } };
	});
}
