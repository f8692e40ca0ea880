/** A file that was sent is kept until it is stored, a day at most. */
import { randomBytes } from 'node:crypto';
import { eq } from 'drizzle-orm';
import type { ExportedField } from '#lib/exchange/activityInfo/aside.ts';
import type { Found } from '#lib/exchange/found.ts';
import { MOST, type SentAs } from '#lib/exchange/sent.ts';
import { dataImport } from '#db/schema/index.ts';
import { run, transaction, type Database } from '#lib/server/database/driver.ts';

export interface NewImport {
	readonly planId: number;
	/** Null: it concerns the whole plan. */
	readonly sectorId: number | null;
	readonly personId: number;
	readonly now: Date;
	readonly file: string;
	readonly sentAs: SentAs;
	readonly reason: string | null;
	/** As JSON; null: a bundle. */
	readonly mapping: string | null;
	/** Packed, as base64. */
	readonly content: string;
}

/** Returns its name. What was not stored within a day is forgotten, and of what was stored the oldest. */
export async function keepImport(db: Database, { now, ...kept }: NewImport): Promise<string> {
	const id = randomBytes(16).toString('hex');
	await transaction(db, async (writer) => {
		await run(writer, `delete from data_import where state = 'checked' and at < @oldest`, {
			oldest: now.getTime() - MOST.unstored,
		});
		await run(
			writer,
			`delete from data_import where plan_id = @planId and id not in (
				select id from data_import where plan_id = @planId order by at desc, id desc limit @most
			)`,
			{ planId: kept.planId, most: MOST.kept - 1 },
		);
		await writer.insert(dataImport).values({ ...kept, id, at: now, state: 'checked', found: null });
	});
	return id;
}

/** What its trial found. @param fields of an export of ActivityInfo; null: it is none, or cannot be read */
export async function noteFound(
	db: Database,
	id: string,
	found: Found,
	fields: readonly ExportedField[] | null,
): Promise<void> {
	await transaction(db, async (writer) => {
		await writer.update(dataImport).set({ found, fields, progress: null }).where(eq(dataImport.id, id));
	});
}
