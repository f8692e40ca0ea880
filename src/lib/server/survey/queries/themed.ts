import { asc, eq } from 'drizzle-orm';
import { surveyQuestion, theme } from '#db/schema/index.ts';
import { namedThemes, themedQuestion, type NamedTheme } from '#lib/survey/theme/named.ts';
import type { Asked } from '#lib/survey/wave.ts';
import type { Reader } from '#lib/server/database/driver.ts';
import { listAsked } from './waveData.ts';

/** A question as it can be counted. */
export interface ThemedAsked extends Asked {
	readonly id: number;
	/** Of open answers the themes that are its options, in their order; null: it has options of its own, or none. */
	readonly themes: readonly NamedTheme[] | null;
}

/** As `listAsked`, with open answers as choices of the themes that people have named. */
export async function listThemed(reader: Reader, waveId: number): Promise<ThemedAsked[]> {
	const asked = await listAsked(reader, waveId);
	const found = await reader
		.select({ theme })
		.from(theme)
		.innerJoin(surveyQuestion, eq(surveyQuestion.id, theme.questionId))
		.where(eq(surveyQuestion.waveId, waveId))
		.orderBy(asc(theme.id));
	return asked.map((one) => {
		const own = found.flatMap(({ theme }) => (theme.questionId === one.id ? [theme] : []));
		const themes = namedThemes(own).filter(({ answers }) => answers.length > 0);
		if (one.question.kind !== 'text' || themes.length === 0) return { ...one, themes: null };
		return { id: one.id, ...themedQuestion(one, themes), themes };
	});
}
