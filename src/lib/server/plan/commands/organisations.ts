import { and, eq } from 'drizzle-orm';
import { organisation } from '#db/schema/index.ts';
import type { TypedOrganisation } from '#lib/plan/organisationLines.ts';
import { auditedChange } from '#lib/record/audit.ts';
import { transaction, type Database, type Writer } from '#lib/server/database/driver.ts';
import { listMerged, listPlanOrganisations } from '#lib/server/plan/queries/organisations.ts';
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

/**
 * Gives an organisation another name, type or code, and says whether it may be named where it works. A code that was its own
 * leads to it from then on. What is so already is no change. Throws Refused: `not found`; `changed meanwhile`, also where it
 * has another code by now or was merged; `code taken`. Source: docs/rules.md, Partner and donor.
 */
export async function changeOrganisation(
	db: Database,
	{ planId, personId, now }: Act,
	{ version, was, ...one }: TypedOrganisation & { readonly version: string; readonly was?: string },
): Promise<void> {
	await transaction(db, async (writer) => {
		const code = was ?? one.code;
		const before = (await listPlanOrganisations(writer, planId)).find((found) => found.code === code);
		if (!before) throw new Refused('not found');
		if ((await listMerged(writer, planId)).has(code)) throw new Refused('changed meanwhile');
		const change = auditedChange({ ...before }, { ...one });
		if (!change) return;
		assertSeen(before, version);
		if (one.code !== code) await giveCode(writer, planId, before, one.code);
		const own = and(eq(organisation.planId, planId), eq(organisation.code, one.code));
		await writer.update(organisation).set(without(one, 'code')).where(own);
		await appendAudit(writer, {
			...{ at: now, personId, planId, action: 'change organisations', subject: `plan/${planId}` },
			before: { organisation: code, ...change.before },
			after: { organisation: one.code, ...change.after },
		});
		await bumpDataVersion(writer, planId, now, 'change organisations');
	});
}

/**
 * The old code stays, as that of an organisation that turned out to be this one: so all that asks by it finds its way, and
 * nobody else gets it. It may become the code again.
 */
async function giveCode(
	writer: Writer,
	planId: number,
	{ code: was, ...one }: TypedOrganisation,
	code: string,
): Promise<void> {
	const ofPlan = eq(organisation.planId, planId);
	const { id, mergedIntoId, handedOver } = organisation;
	const found = await writer
		.select({ id, code: organisation.code, into: mergedIntoId, handedOver })
		.from(organisation)
		.where(ofPlan);
	const own = found.find((one) => one.code === was);
	if (!own) throw new Refused('not found');
	const other = found.find((one) => one.code !== was && one.code.toLowerCase() === code.toLowerCase());
	if (other) {
		// Of two that were made one what is kept to undo it would be lost.
		if (other.into !== own.id || other.handedOver !== null || other.code !== code)
			throw new Refused('code taken');
		await writer.delete(organisation).where(eq(id, other.id));
	}
	await writer.update(organisation).set({ code }).where(eq(id, own.id));
	await writer.insert(organisation).values({ planId, code: was, ...one, mergedIntoId: own.id });
}
