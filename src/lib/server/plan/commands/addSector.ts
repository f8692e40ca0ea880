import { and, eq } from 'drizzle-orm';
import { sector } from '#db/schema/index.ts';
import { isKeptPart } from '#lib/plan/reservedCode.ts';
import type { Localised } from '#lib/plan/text.ts';
import { first, returned, transaction, type Database, type Writer } from '#lib/server/database/driver.ts';
import { appendAudit } from '#lib/server/record/index.ts';
import { Refused } from '#lib/server/refused.ts';
import { bumpDataVersion } from './bumpDataVersion.ts';

interface NewSector {
	readonly code: string;
	readonly name: Localised;
}

interface SectorRequest extends NewSector {
	readonly planId: number;
	readonly personId: number;
	readonly now: Date;
}

/** Adds a sector to a plan; it has no figure yet. Throws Refused (`code taken`). */
export async function addSector(db: Database, request: SectorRequest): Promise<void> {
	const { planId, personId, now, code, name } = request;
	await transaction(db, async (writer) => {
		const id = await insertSector(writer, planId, { code, name });
		const of = { at: now, personId, planId, subject: `sector/${id}` };
		await appendAudit(writer, { ...of, action: 'add sector', before: null, after: { code, name } });
		await bumpDataVersion(writer, planId, now, 'add sector');
	});
}

/** In the transaction of the caller. Returns its identifier. */
export async function insertSector(writer: Writer, planId: number, one: NewSector): Promise<number> {
	const isThere = and(eq(sector.planId, planId), eq(sector.code, one.code));
	const known = await first(writer.select({ id: sector.id }).from(sector).where(isThere));
	if (known || isKeptPart(one.code)) throw new Refused('code taken');
	return (
		await returned(
			writer
				.insert(sector)
				.values({ planId, ...one })
				.returning({ id: sector.id }),
		)
	).id;
}
