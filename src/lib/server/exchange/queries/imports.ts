/** What was sent to a plan to be imported, and what became of it. */
import { and, desc, eq, sql } from 'drizzle-orm';
import type { Found } from '#lib/exchange/found.ts';
import type { SentProgress } from '#lib/exchange/progress.ts';
import type { ImportState, SentAs } from '#lib/exchange/sent.ts';
import { dataImport } from '#db/schema/index.ts';
import { first, rows, type Reader } from '#lib/server/database/driver.ts';

export type StoredImport = typeof dataImport.$inferSelect;

/** All of it, the file too. Undefined: there is none, or it is of another plan. */
export function findImport(reader: Reader, planId: number, id: string): Promise<StoredImport | undefined> {
	return first(
		reader
			.select()
			.from(dataImport)
			.where(and(eq(dataImport.id, id), eq(dataImport.planId, planId))),
	);
}

/** By its name alone, for who was told it by the page. Throws where there is none. */
export async function needImport(reader: Reader, id: string): Promise<StoredImport> {
	const [found] = await reader.select().from(dataImport).where(eq(dataImport.id, id));
	if (!found) throw new Error(`there is no import ${id}`);
	return found;
}

export interface ListedImport {
	readonly id: string;
	readonly at: Date;
	readonly file: string;
	readonly sentAs: SentAs;
	readonly state: ImportState;
	readonly found: Found | null;
	readonly progress: SentProgress | null;
	readonly sectorId: number | null;
	readonly storedAt: Date | null;
	/** One table, whose columns may be named. */
	readonly isTable: boolean;
	/** How it is undone is still kept. */
	readonly isUndoable: boolean;
	readonly person: string;
}

/** The newest, without their files. */
export async function listImports(reader: Reader, planId: number, most: number): Promise<ListedImport[]> {
	const { id, at, file, sentAs, state, found, progress, sectorId, storedAt, personId } = dataImport;
	const listed = await reader
		.select({
			...{ id, at, file, sentAs, state, found, progress, sectorId, storedAt, personId },
			isTable: sql<boolean>`${dataImport.mapping} is not null`,
			isUndoable: sql<boolean>`${dataImport.image} is not null`,
		})
		.from(dataImport)
		.where(eq(dataImport.planId, planId))
		.orderBy(desc(at), desc(id))
		.limit(most);
	const names = await rows<{ id: number; name: string }>(
		reader,
		`select id, name from person where id in (select person_id from data_import where plan_id = @planId)`,
		{ planId },
	);
	const named = new Map(names.map((one) => [one.id, one.name]));
	return listed.map(({ personId: person, ...one }) => ({
		...one,
		isTable: Boolean(one.isTable),
		isUndoable: Boolean(one.isUndoable),
		person: named.get(person) ?? '',
	}));
}

/** Identifiers of organisations and sectors, by code, of a sector by its identifier: where an import belongs. */
export async function placeOfImport(
	reader: Reader,
	{ planId, sectorId }: Pick<StoredImport, 'planId' | 'sectorId'>,
): Promise<{ readonly plan: string; readonly sector: string | null } | undefined> {
	const [found] = await rows<{ plan: string; sector: string | null }>(
		reader,
		`select p.code as plan, s.code as sector from plan p left join sector s on s.plan_id = p.id and s.id = @sectorId
		where p.id = @planId`,
		{ planId, sectorId },
	);
	return found;
}
