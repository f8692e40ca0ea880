/** What the trial of an export of ActivityInfo found, without the export. */
import { and, eq } from 'drizzle-orm';
import type { ExportedField, Unknown } from '#lib/exchange/activityInfo/aside.ts';
import { dataImport } from '#db/schema/index.ts';
import { first, type Reader } from '#lib/server/database/driver.ts';

export interface TriedExport {
	/** Its name on the sender's machine. */
	readonly file: string;
	readonly fields: readonly ExportedField[];
	readonly unknown: readonly Unknown[];
}

/** Undefined: it is none of this sector, was stored, or its trial is not through. */
export async function findTriedExport(
	reader: Reader,
	{ planId, sectorId }: { readonly planId: number; readonly sectorId: number },
	id: string,
): Promise<TriedExport | undefined> {
	const { file, fields, found } = dataImport;
	const tried = await first(
		reader
			.select({ file, fields, found })
			.from(dataImport)
			.where(
				and(
					...[eq(dataImport.id, id), eq(dataImport.planId, planId), eq(dataImport.sectorId, sectorId)],
					...[eq(dataImport.sentAs, 'activityinfo'), eq(dataImport.state, 'checked')],
				),
			),
	);
	if (!tried?.fields) return undefined;
	return { file: tried.file, fields: tried.fields, unknown: tried.found?.aside?.unknown ?? [] };
}
