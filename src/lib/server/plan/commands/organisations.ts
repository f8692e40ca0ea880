import { and, eq } from 'drizzle-orm';
import { organisation } from '#db/schema/index.ts';
import type { TypedOrganisation } from '#lib/plan/organisationLines.ts';
import { auditedChange } from '#lib/record/audit.ts';
import { transaction, type Database } from '#lib/server/database/driver.ts';
import { listPlanOrganisations } from '#lib/server/plan/queries/organisations.ts';
import { without } from '#lib/server/exchange/queries/bundle/without.ts';
import { appendAudit } from '#lib/server/record/index.ts';
import { Refused } from '#lib/server/refused.ts';
import { assertSeen } from '../stamp.ts';
import { bumpDataVersion } from './bumpDataVersion.ts';

interface Act {
	readonly planId: number;
	readonly personId: number;
	readonly now: Date;
}

/** Adds organisations to a plan, all or none. Throws Refused (`code taken`). */
export async function addOrganisations(
	db: Database,
	{ planId, personId, now }: Act,
	all: readonly TypedOrganisation[],
): Promise<void> {
	if (all.length === 0) return;
	await transaction(db, async (writer) => {
		const known = new Set((await listPlanOrganisations(writer, planId)).map(({ code }) => code));
		if (all.some(({ code }) => known.has(code))) throw new Refused('code taken');
		for (const one of all) await writer.insert(organisation).values({ planId, ...one });
		await appendAudit(writer, {
			...{ at: now, personId, planId, action: 'change organisations', subject: `plan/${planId}` },
			...{ before: null, after: { added: all.map(({ code }) => code) } },
		});
		await bumpDataVersion(writer, planId, now, 'change organisations');
	});
}

/** Gives an organisation another name or type, and says whether it may be named where it works. What is so already is no change. Throws Refused: `not found`, `changed meanwhile`. */
export async function changeOrganisation(
	db: Database,
	{ planId, personId, now }: Act,
	{ version, ...one }: TypedOrganisation & { readonly version: string },
): Promise<void> {
	await transaction(db, async (writer) => {
		const before = (await listPlanOrganisations(writer, planId)).find(({ code }) => code === one.code);
		if (!before) throw new Refused('not found');
		const change = auditedChange({ ...before }, { ...one });
		if (!change) return;
		assertSeen(before, version);
		const own = and(eq(organisation.planId, planId), eq(organisation.code, one.code));
		await writer.update(organisation).set(without(one, 'code')).where(own);
		await appendAudit(writer, {
			...{ at: now, personId, planId, action: 'change organisations', subject: `plan/${planId}` },
			before: { organisation: one.code, ...change.before },
			after: { organisation: one.code, ...change.after },
		});
		await bumpDataVersion(writer, planId, now, 'change organisations');
	});
}
