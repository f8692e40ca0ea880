/** What somebody said of the columns of the files that they send to a plan. */
import { and, eq } from 'drizzle-orm';
import { importColumn } from '#db/schema/index.ts';
import type { RememberedColumns } from '#lib/exchange/mapping.ts';
import type { SingleFile } from '#lib/exchange/sent.ts';
import type { Reader } from '#lib/server/database/driver.ts';

/** By table and heading; empty where nothing was said. */
export async function rememberedColumns(
	reader: Reader,
	planId: number,
	personId: number,
): Promise<RememberedColumns> {
	const said = await reader
		.select({ file: importColumn.file, heading: importColumn.heading, name: importColumn.name })
		.from(importColumn)
		.where(and(eq(importColumn.planId, planId), eq(importColumn.personId, personId)));
	const by = new Map<SingleFile, Map<string, string | null>>();
	for (const { file, heading, name } of said) {
		const known = by.get(file) ?? new Map<string, string | null>();
		by.set(file, known.set(heading, name));
	}
	return by;
}
