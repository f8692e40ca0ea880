import { eq } from 'drizzle-orm';
import { theme, themeCoding } from '#db/schema/index.ts';
import type { AuditAction, AuditFacts } from '#lib/record/audit.ts';
import { transaction, type Database, type Writer } from '#lib/server/database/driver.ts';
import { appendAudit } from '#lib/server/record/index.ts';
import { Refused } from '#lib/server/refused.ts';
import { findOpenQuestion, listThemes } from '../../queries/themes.ts';

export interface ThemeAct {
	readonly planId: number;
	readonly personId: number;
	readonly now: Date;
	readonly questionId: number;
}
export type StoredTheme = typeof theme.$inferSelect;

/** What the record tells of it, without a word of any answer. */
export interface ThemesChanged {
	readonly before?: AuditFacts;
	readonly after?: AuditFacts;
}

/**
 * Changes the themes of a question in one transaction, and records it. Throws Refused where the plan has no such question of open
 * answers, or its wave is published: nothing of it changes any more.
 */
export async function changeThemes(
	db: Database,
	{ planId, personId, now, questionId }: ThemeAct,
	action: AuditAction,
	change: (writer: Writer, themes: readonly StoredTheme[]) => Promise<ThemesChanged>,
): Promise<void> {
	await transaction(db, async (writer) => {
		const question = await findOpenQuestion(writer, planId, questionId);
		if (!question) throw new Refused('not found');
		if (question.publishedAt !== null) throw new Refused('themes fixed');
		const { before, after } = await change(writer, await listThemes(writer, questionId));
		const about = { question: question.key };
		const subject = `survey/${question.surveyId}`;
		const told = { before: before ? { ...about, ...before } : null, after: { ...about, ...after } };
		await appendAudit(writer, { at: now, personId, planId, action, subject, ...told });
	});
}

/** The theme of that number. Throws Refused where the question has none such any more. */
export function needTheme(themes: readonly StoredTheme[], id: number): StoredTheme {
	const found = themes.find((one) => one.id === id);
	if (!found) throw new Refused('not found');
	return found;
}

/** Forgets what was coded: there is a theme now that coders have not seen. */
export async function codeAnew(writer: Writer, questionId: number): Promise<void> {
	await writer.delete(themeCoding).where(eq(themeCoding.questionId, questionId));
}
