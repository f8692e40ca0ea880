import { and, eq } from 'drizzle-orm';
import { place, placeAlias } from '#db/schema/index.ts';
import { auditedChange } from '#lib/record/audit.ts';
import type { Localised } from '#lib/plan/text.ts';
import { returned, transaction, type Database } from '#lib/server/database/driver.ts';
import { assertSeen, bumpDataVersion } from '#lib/server/plan/index.ts';
import { appendAudit } from '#lib/server/record/index.ts';
import { Refused } from '#lib/server/refused.ts';
import { listPlanPlaces } from '#lib/server/places/queries/planPlaces.ts';
import type { PlaceAct } from './addPlaces.ts';

interface PlaceNames {
	readonly pcode: string;
	readonly name: Localised;
	/** As `aliasesIn` gives them. */
	readonly aliases: readonly string[];
	/** What lies between its district and it; null: nothing is named. Of a place above level 3 it has no meaning. */
	readonly group: string | null;
	/** Of the place as it was read. */
	readonly version: string;
}

/** Calls a place otherwise; no figure moves. What is so already is no change. Throws Refused: `not found`, `changed meanwhile`. */
export async function namePlace(
	db: Database,
	{ planId, personId, now }: PlaceAct,
	{ pcode, name, aliases, version, ...typed }: PlaceNames,
): Promise<void> {
	await transaction(db, async (writer) => {
		const before = (await listPlanPlaces(writer, planId)).find((one) => one.pcode === pcode);
		if (!before) throw new Refused('not found');
		const group = before.kind === null ? null : typed.group;
		const { name: called, aliases: also, group: lay } = before;
		const change = auditedChange({ name: called, aliases: also, group: lay }, { name, aliases, group });
		if (!change) return;
		assertSeen(before, version);
		const own = and(eq(place.planId, planId), eq(place.pcode, pcode));
		const { id } = await returned(
			writer.update(place).set({ name, group }).where(own).returning({ id: place.id }),
		);
		await writer.delete(placeAlias).where(eq(placeAlias.placeId, id));
		for (const alias of aliases) await writer.insert(placeAlias).values({ placeId: id, name: alias });
		await appendAudit(writer, {
			...{ at: now, personId, planId, action: 'change places', subject: `plan/${planId}` },
			before: { place: pcode, ...change.before },
			after: { place: pcode, ...change.after },
		});
		await bumpDataVersion(writer, planId, now, 'change places');
	});
}
