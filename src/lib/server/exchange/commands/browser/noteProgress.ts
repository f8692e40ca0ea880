/** How far an import is, where its page reads it: another process may answer that. */
import { eq } from 'drizzle-orm';
import { dataImport } from '#db/schema/index.ts';
import type { SentProgress } from '#lib/exchange/progress.ts';
import { transaction, type Database } from '#lib/server/database/driver.ts';

/** @param progress null: nothing of it is under way any more */
export async function noteProgress(db: Database, id: string, progress: SentProgress | null): Promise<void> {
	await transaction(db, async (writer) => {
		await writer.update(dataImport).set({ progress }).where(eq(dataImport.id, id));
	});
}
