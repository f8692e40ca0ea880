import { eq } from 'drizzle-orm';
import { theme } from '#db/schema/index.ts';
import type { Database } from '#lib/server/database/driver.ts';
import { Refused } from '#lib/server/refused.ts';
import { changeThemes, needTheme, type ThemeAct } from './changeThemes.ts';
import { recode } from './recode.ts';

const TOP_WORDS = 8;
const united = <Value>(...lists: (readonly Value[])[]) => [...new Set(lists.flat())];

/**
 * Two themes as one, under the name of the second; who coded an answer as either has coded it as that. Throws Refused as
 * `changeThemes`, and where they are one already.
 */
export async function mergeThemes(db: Database, act: ThemeAct, id: number, into: number): Promise<void> {
	await changeThemes(db, act, 'change themes', async (writer, themes) => {
		const [gone, stays] = [needTheme(themes, id), needTheme(themes, into)];
		if (id === into) throw new Refused('not found');
		const halves = Math.ceil(TOP_WORDS / 2);
		const words = united(stays.words.slice(0, halves), gone.words.slice(0, halves), stays.words);
		const values = {
			name: stays.name ?? gone.name,
			words: words.slice(0, TOP_WORDS),
			answers: united(stays.answers, gone.answers),
		};
		await writer.update(theme).set(values).where(eq(theme.id, into));
		await writer.delete(theme).where(eq(theme.id, id));
		await recode(writer, act.questionId, (own) => united(own.map((one) => (one === id ? into : one))));
		return { before: { theme: gone.name?.en ?? null }, after: { theme: values.name?.en ?? null } };
	});
}

/** Takes a theme away; its answers stay, in their other themes or in none. Throws Refused as `changeThemes`. */
export async function takeTheme(db: Database, act: ThemeAct, id: number): Promise<void> {
	await changeThemes(db, act, 'change themes', async (writer, themes) => {
		const gone = needTheme(themes, id);
		await writer.delete(theme).where(eq(theme.id, id));
		await recode(writer, act.questionId, (own) => own.filter((one) => one !== id));
		return { before: { theme: gone.name?.en ?? null } };
	});
}
