import { and, eq } from 'drizzle-orm';
import { themeCoding } from '#db/schema/index.ts';
import type { Writer } from '#lib/server/database/driver.ts';
import { listCodings } from '../../queries/themes.ts';

/** Changes which themes answers were coded as, of every coder alike. */
export async function recode(
	writer: Writer,
	questionId: number,
	change: (themes: readonly number[]) => readonly number[],
): Promise<void> {
	for (const { personId, coded } of await listCodings(writer, questionId)) {
		await writer
			.update(themeCoding)
			.set({ coded: coded.map((one) => ({ ...one, themes: change(one.themes) })) })
			.where(and(eq(themeCoding.questionId, questionId), eq(themeCoding.personId, personId)));
	}
}
