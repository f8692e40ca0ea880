/** Which column of a sent table is which, as its sender says it: of this file, and of the next with such headings. */
import { and, eq } from 'drizzle-orm';
import { dataImport, importColumn } from '#db/schema/index.ts';
import { plainHeading, type Mapping } from '#lib/exchange/mapping.ts';
import { MOST } from '#lib/exchange/sent.ts';
import { run, transaction, type Database, type Writer } from '#lib/server/database/driver.ts';
import { Refused } from '#lib/server/refused.ts';

export interface NamedColumns {
	readonly id: string;
	readonly planId: number;
	readonly personId: number;
	readonly now: Date;
	readonly mapping: Mapping;
	/** Of the file, in the order of its columns. */
	readonly headings: readonly string[];
}

/** What a trial found before is forgotten. Throws Refused `wrong state` where it was stored meanwhile. */
export async function nameColumns(db: Database, named: NamedColumns): Promise<void> {
	const { id, planId, personId, mapping } = named;
	await transaction(db, async (writer) => {
		const changed = await writer
			.update(dataImport)
			.set({ mapping: JSON.stringify(mapping), sentAs: mapping.file, found: null })
			.where(and(eq(dataImport.id, id), eq(dataImport.planId, planId), eq(dataImport.state, 'checked')))
			.returning({ id: dataImport.id });
		if (changed.length === 0) throw new Refused('wrong state');
		for (const [i, heading] of named.headings.entries())
			if (heading.trim() !== '') await remember(writer, named, heading, mapping.columns[i] ?? null);
		await run(
			writer,
			`delete from import_column where plan_id = @planId and person_id = @personId and said_at < (
				select min(said_at) from (
					select said_at from import_column where plan_id = @planId and person_id = @personId
					order by said_at desc limit @most
				) as newest
			)`,
			{ planId, personId, most: MOST.remembered },
		);
	});
}

async function remember(
	writer: Writer,
	{ planId, personId, now, mapping: { file } }: NamedColumns,
	heading: string,
	name: string | null,
): Promise<void> {
	const { heading: key, ...about } = { heading: plainHeading(heading).slice(0, 300), name, saidAt: now };
	await writer
		.insert(importColumn)
		.values({ planId, personId, file, heading: key, ...about })
		.onConflictDoUpdate({
			target: [importColumn.planId, importColumn.personId, importColumn.file, importColumn.heading],
			set: about,
		});
}
